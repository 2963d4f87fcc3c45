// QR codes as they come out on paper, read by a scanner that others wrote.
#include "drivers/escpos/qr_image.h"

#include "tests/drivers/escpos/printer_bed.h"

#include <ZXing/ReadBarcode.h>
#include <gtest/gtest.h>

namespace evergreen {

namespace {

// Debian 13 has a newer ZXing with another name for it.
#if __has_include(<ZXing/ReaderOptions.h>)
using ScanOptions = ZXing::ReaderOptions;
#else
using ScanOptions = ZXing::DecodeHints;
#endif

QByteArray scanned(const QImage& picture) {
    const QImage grey = picture.convertToFormat(QImage::Format_Grayscale8);
    const ZXing::ImageView view(grey.constBits(), grey.width(), grey.height(), ZXing::ImageFormat::Lum,
                                static_cast<int>(grey.bytesPerLine()));
    const auto options = ScanOptions().setFormats(ZXing::BarcodeFormat::QRCode);
    const ZXing::ByteArray found = ZXing::ReadBarcode(view, options).bytes();
    return {reinterpret_cast<const char*>(found.data()), static_cast<qsizetype>(found.size())};
}

}  // namespace

// ISO/IEC 18004
TEST(QrImage, code_on_the_paper_is_read_by_a_scanner) {
    for (const QByteArray& content : {QByteArray("https://bank.example/t/8F3K2"), QByteArray(200, 'x')}) {
        PrinterBed bed;
        const auto code = escpos::qrImage(content, bed.printer->widthDots());
        ASSERT_TRUE(code);
        EXPECT_EQ(code->width(), bed.printer->widthDots());
        EXPECT_EQ(bed.outcomeOf(*code), "ok");
        EXPECT_EQ(scanned(bed.virtualPrinter.receipts().front()).toStdString(), content.toStdString());
    }
}

TEST(QrImage, what_does_not_fit_is_refused) {
    EXPECT_FALSE(escpos::qrImage({}, 576));
    EXPECT_FALSE(escpos::qrImage(QByteArray(escpos::qrBytesMax + 1, 'x'), 576));
    EXPECT_FALSE(escpos::qrImage(QByteArray(200, 'x'), 100));
}

}  // namespace evergreen
