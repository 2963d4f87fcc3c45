#include "drivers/escpos/qr_image.h"

#include <algorithm>
#include <memory>

#include <qrencode.h>

namespace evergreen::escpos {

namespace {

constexpr int kQuietModules = 4;
constexpr int kModuleDotsMin = 3;

Failure refused(const char* why) {
    return {FailureCode::PrinterFault, QString::fromLatin1(why)};
}

void drawModule(QImage& image, QPoint place, int dots) {
    for (int y = 0; y < dots; ++y) {
        for (int x = 0; x < dots; ++x) image.setPixel(place.x() + x, place.y() + y, 1);
    }
}

}  // namespace

Result<QImage> qrImage(const QByteArray& content, int widthDots) {
    if (content.isEmpty() || content.size() > qrBytesMax) return refused("no content for a QR code");
    constexpr int smallestThatFits = 0;
    const auto* const raw = reinterpret_cast<const unsigned char*>(content.constData());
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeData(static_cast<int>(content.size()), raw, smallestThatFits, QR_ECLEVEL_M), &QRcode_free);
    if (!code) return refused("no QR code of this content");
    const int modules = code->width + 2 * kQuietModules;
    const int dots = std::min(qrModuleDotsMax, widthDots / modules);
    if (dots < kModuleDotsMin) return refused("the paper is too narrow for this QR code");
    QImage image(widthDots, modules * dots, QImage::Format_Mono);
    image.setColorTable({qRgb(255, 255, 255), qRgb(0, 0, 0)});
    image.fill(0);
    const int left = (widthDots - modules * dots) / 2;
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width; ++x) {
            const bool isBlack = (code->data[y * code->width + x] & 1) != 0;
            const QPoint place(left + (x + kQuietModules) * dots, (y + kQuietModules) * dots);
            if (isBlack) drawModule(image, place, dots);
        }
    }
    return image;
}

}  // namespace evergreen::escpos
