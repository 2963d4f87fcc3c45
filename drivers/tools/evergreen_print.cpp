// evergreen-print: one receipt printer from the command line, through the kiosk's own driver.
//   evergreen-print [--usbip ADDRESS] status
//   evergreen-print [--usbip ADDRESS] print FILE.png
//   evergreen-print [--usbip ADDRESS] qr TEXT
// Ends with 0 when the printer said that all is well, 1 when it did not, 2 for a wrong call.
#include "drivers/escpos/escpos_printer.h"
#include "drivers/escpos/qr_image.h"
#include "drivers/usb/libusb_bus.h"
#include "drivers/usb/usbip_bus.h"
#include "kiosk/base/system_clock.h"

#include <cstdio>
#include <functional>

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QMetaEnum>

namespace evergreen {

namespace {

constexpr std::chrono::seconds kPrinterMayTake{8};
constexpr int kWell = 0;
constexpr int kUnwell = 1;
constexpr int kWrongCall = 2;
/// Greys darker than the middle are printed.
constexpr int kBlackBelow = 128;

int complain(const QString& why) {
    std::fprintf(stderr, "evergreen-print: %s\n", qPrintable(why));
    return kWrongCall;
}

template <typename Enum>
const char* nameOf(Enum value) {
    return QMetaEnum::fromType<Enum>().valueToKey(static_cast<int>(value));
}

/// Any picture as the dots of a receipt, made narrower where it is too wide.
QImage dotsOf(QImage picture, int widthMax) {
    if (picture.width() > widthMax) picture = picture.scaledToWidth(widthMax, Qt::SmoothTransformation);
    const QImage grey = picture.convertToFormat(QImage::Format_Grayscale8);
    QImage dots(grey.size(), QImage::Format_Mono);
    dots.setColorTable({qRgb(255, 255, 255), qRgb(0, 0, 0)});
    dots.fill(0);
    for (int y = 0; y < grey.height(); ++y) {
        for (int x = 0; x < grey.width(); ++x) {
            if (grey.constScanLine(y)[x] < kBlackBelow) dots.setPixel(x, y, 1);
        }
    }
    return dots;
}

/// The picture for paper so wide; a null one for nothing to print.
using Picture = std::function<QImage(int widthDots)>;

QCoro::Task<int> run(EscposPrinter* printer, Clock* clock, Picture pictureFor) {
    if (printer->device() == ReceiptPrinter::Device::NoDevice) {
        const auto waiter = std::make_shared<Waiter<Wake>>();
        const auto found =
            QObject::connect(printer, &ReceiptPrinter::deviceChanged, printer, [waiter] { waiter->give(Wake::Heard); });
        co_await rest(clock, kPrinterMayTake, waiter);
        QObject::disconnect(found);
    }
    std::printf("device %s\npaper %s\nwidth %d\n", nameOf(printer->device()), nameOf(printer->paper()),
                printer->widthDots());
    QImage picture = pictureFor(printer->widthDots());
    if (picture.isNull()) co_return printer->device() == ReceiptPrinter::Device::Online ? kWell : kUnwell;
    auto printed = co_await printer->print(std::move(picture));
    if (printed) {
        std::printf("printed\n");
        co_return kWell;
    }
    std::printf("not printed: %s %s\n", printed.failure().name(), qPrintable(printed.failure().detail));
    co_return kUnwell;
}

int main(const QCoreApplication& application) {
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOption({QStringLiteral("usbip"),
                      QStringLiteral("Reach the printer through a USB/IP server: unix:/path or host:port."),
                      QStringLiteral("address")});
    parser.addPositionalArgument(QStringLiteral("command"), QStringLiteral("status, print FILE.png, or qr TEXT"));
    parser.process(application);
    const QStringList words = parser.positionalArguments();
    const bool isPrint = words.value(0) == QStringLiteral("print") && words.size() == 2;
    const bool isQr = words.value(0) == QStringLiteral("qr") && words.size() == 2;
    const bool isStatus = words == QStringList(QStringLiteral("status"));
    if (!isPrint && !isQr && !isStatus) return complain(QStringLiteral("say status, print FILE.png, or qr TEXT"));
    const QImage picture = isPrint ? QImage(words.at(1)) : QImage();
    if (isPrint && picture.isNull()) return complain(words.at(1) + QStringLiteral(" is no picture"));
    const QByteArray code = isQr ? words.at(1).toUtf8() : QByteArray();
    if (isQr) {
        const auto widest = escpos::qrImage(code, EscposPrinter::paperWidthDots);
        if (!widest) return complain(widest.failure().detail);
    }
    const auto pictureFor = [picture, code](int widthDots) {
        if (code.isEmpty()) return picture.isNull() ? QImage() : dotsOf(picture, widthDots);
        return escpos::qrImage(code, widthDots).value();
    };

    SystemClock clock;
    std::unique_ptr<UsbBus> bus;
    if (parser.isSet(QStringLiteral("usbip"))) {
        bus = std::make_unique<UsbipBus>(parser.value(QStringLiteral("usbip")), clock);
    } else {
        bus = std::make_unique<LibusbBus>(clock);
    }
    EscposPrinter printer(*bus, clock);
    QCoro::connect(run(&printer, &clock, pictureFor), &printer, [](int result) { QCoreApplication::exit(result); });
    return QCoreApplication::exec();
}

}  // namespace

}  // namespace evergreen

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    return evergreen::main(application);
}
