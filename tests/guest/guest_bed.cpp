#include "tests/guest/guest_bed.h"

#include "kiosk/card/card_application.h"
#include "tests/support/settled.h"

#include <QTest>

namespace evergreen {

namespace {

constexpr int kPatienceMs = 10'000;

}  // namespace

bool GuestBed::becomes(const std::function<bool()>& isSo) {
    return QTest::qWaitFor(isSo, kPatienceMs);
}

std::string readIn(CardReader& reader) {
    const auto card = settled(readCard(reader));
    return card ? card->maskedPan().toStdString() : card.failure().name();
}

std::string printOn(ReceiptPrinter& printer, const QImage& receipt) {
    const auto printed = settled(printer.print(receipt));
    return printed ? std::string("ok") : std::string(printed.failure().name());
}

QImage guestReceipt(int rows) {
    QImage image(EscposPrinter::paperWidthDots, rows, QImage::Format_Mono);
    image.setColorTable({qRgb(255, 255, 255), qRgb(0, 0, 0)});
    image.fill(0);
    for (int y = 0; y < rows; ++y) {
        for (int x = 0; x < image.width(); ++x) image.setPixel(x, y, static_cast<uint>((x * 7 + y * 13) >> 3) & 1U);
    }
    return image;
}

}  // namespace evergreen
