// A receipt printer as the kiosk sees it. States carry XFS4IoT's names (Printer class). Success is only ever what the
// printer itself said after the last byte.
#pragma once

#include "kiosk/base/result.h"

#include <QCoroTask>
#include <QImage>
#include <QObject>

namespace evergreen {

class ReceiptPrinter : public QObject {
    Q_OBJECT

public:
    enum class Device { NoDevice, Online, HardwareError };
    Q_ENUM(Device)
    enum class Paper { Unknown, Full, Low, Out, Jammed };
    Q_ENUM(Paper)

    virtual Device device() const = 0;
    virtual Paper paper() const = 0;

    /// Dots across the paper of the printer that is there now: 576 for 80 mm at 8 dots/mm, 384 for 58 mm. Another may
    /// take its place at any time; a picture too wide for it is refused before anything is printed.
    virtual int widthDots() const = 0;

    /// Prints a one-bit image (QImage::Format_Mono, width ≤ widthDots(), black = colour index 1), cuts, and waits for
    /// the printer's word. Failures: PrinterGone, PrinterFault, PaperOut.
    virtual QCoro::Task<Result<>> print(QImage receipt) = 0;

Q_SIGNALS:
    void deviceChanged(evergreen::ReceiptPrinter::Device device);
    void paperChanged(evergreen::ReceiptPrinter::Paper paper);
};

}  // namespace evergreen
