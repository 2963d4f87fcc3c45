// A receipt printer as the kiosk sees it. States carry XFS4IoT's names (Printer class). Success is only ever what the
// printer itself said after the last byte.
#pragma once

#include "kiosk/base/result.h"

#include <QCoroTask>
#include <QImage>
#include <QObject>
#include <QStringList>

namespace evergreen {

class ReceiptPrinter : public QObject {
    Q_OBJECT

public:
    enum class Device { NoDevice, Online, HardwareError };
    Q_ENUM(Device)
    enum class Paper { Unknown, Full, Low, Out, Jammed };
    Q_ENUM(Paper)

    /// What the printer that is there now prints: any picture, or lines of its own letters only.
    enum class Form { Picture, Lines };
    Q_ENUM(Form)

    virtual Device device() const = 0;
    virtual Paper paper() const = 0;

    /// Dots across the paper of the printer that is there now: 576 for 80 mm at 8 dots/mm, 384 for 58 mm. Another may
    /// take its place at any time; a picture too wide for it is refused before anything is printed.
    virtual int widthDots() const = 0;

    /// Prints a one-bit image (QImage::Format_Mono, width ≤ widthDots(), black = colour index 1), cuts, and waits for
    /// the printer's word. Failures: PrinterGone, PrinterFault, PaperOut.
    virtual QCoro::Task<Result<>> print(QImage receipt) = 0;

    virtual Form form() const { return Form::Picture; }
    /// Form::Lines: how many letters a line holds; those beyond ASCII take the room of two.
    virtual int columns() const { return 0; }
    /// Prints lines, cuts, and waits likewise. A letter that the printer has not is seen to be missing; a receipt that
    /// nobody could read without such letters is refused with PrinterFault before anything is printed, as is all of it
    /// by a printer of pictures.
    virtual QCoro::Task<Result<>> printLines(QStringList /*lines*/) {
        co_return Failure{FailureCode::PrinterFault, QStringLiteral("this printer prints pictures, not lines")};
    }

Q_SIGNALS:
    void deviceChanged(evergreen::ReceiptPrinter::Device device);
    void paperChanged(evergreen::ReceiptPrinter::Paper paper);
};

}  // namespace evergreen
