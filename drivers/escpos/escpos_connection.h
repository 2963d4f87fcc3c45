// One opened ESC/POS printer: sends bytes, listens all the time, keeps the printer's status. Made by EscposPrinter when
// a printer arrives, over when it leaves or misbehaves; knows no receipt. Its tasks take a share in it by themselves.
#pragma once

#include "drivers/escpos/printer_interface.h"
#include "drivers/escpos/printer_models.h"
#include "drivers/escpos/status_stream.h"
#include "drivers/usb/usb_device.h"
#include "kiosk/base/rest.h"

#include <memory>

namespace evergreen {

class EscposConnection final : public QObject, public std::enable_shared_from_this<EscposConnection> {
    Q_OBJECT

public:
    using Milliseconds = std::chrono::milliseconds;

    /// The most bytes of one bulk transfer: several USB packets, yet short enough to notice trouble soon.
    static constexpr std::size_t writeBytesMax = 4096;
    /// A printer whose buffer is full takes nothing until it has printed; longer than this, it hangs.
    static constexpr Milliseconds writeMax{10'000};
    static constexpr Milliseconds answerMax{2000};
    /// Between two last words, of a broken-off receipt and of what was asked for after it, lie a feed and a cut.
    static constexpr Milliseconds lateWordMax{2000};
    /// Of broken-off receipts and clearings, one after the other.
    static constexpr int lateWordsMax = 20;

    /// The clock must outlive this.
    EscposConnection(std::unique_ptr<UsbDevice> device, PrinterInterface interface, Clock& clock);
    ~EscposConnection() override;

    /// Takes the interface, begins to listen, asks for automatic status and waits for the first answers.
    QCoro::Task<Result<>> begin();

    /// Sends it all, in pieces, at the printer's pace. Ends early with the printer's trouble when it reports one.
    QCoro::Task<Result<>> write(Bytes data);

    /// Asks DLE EOT 1…4 and waits for the answers; a trouble they tell is the failure.
    QCoro::Task<Result<>> checkStatus();

    /// Waits until the printer says that everything sent before was carried out.
    QCoro::Task<Result<>> awaitDone(Milliseconds patience);

    /// After a receipt that was broken off, perhaps without its last word: waits until that word can no longer pass for
    /// the next receipt's.
    QCoro::Task<Result<>> settle(Milliseconds patience);

    /// Makes the printer drop what it has not printed, so that no rest of a receipt meets the next customer.
    /// Spec: USB Printer Class 1.1 §4.2.3 SOFT_RESET.
    QCoro::Task<> dropUnprinted();

    /// It answers nothing, or cannot be heard: only opening it anew may help.
    bool isDeaf() const { return m_isDeaf; }

    /// Known from begin() on.
    const PrinterModel& model() const { return *m_model; }

    const PrinterStatus& status() const { return m_stream.status(); }
    const UsbIdentity& identity() const { return m_identity; }

    /// Ends every task under way, before returning. Nothing can be asked any more.
    void close();

Q_SIGNALS:
    void statusChanged();
    /// It cannot be heard any more.
    void deaf();

private:
    /// What a transfer under way does when the printer reports trouble: run to its end, or be cancelled.
    enum class OnTrouble { Finish, GiveUp };
    using Self = std::shared_ptr<EscposConnection>;

    static QCoro::Task<> listen(Self self);
    QCoro::Task<Result<>> recognise();
    void hear(ByteView received);
    QCoro::Task<Wake> nextWord(Milliseconds patience);
    QCoro::Task<Result<>> sendPiece(Bytes piece, OnTrouble onTrouble);
    QCoro::Task<Failure> reasonOf(Failure failure);
    Failure goneFailure() const;

    std::unique_ptr<UsbDevice> m_device;
    UsbIdentity m_identity;
    PrinterInterface m_interface;
    Clock& m_clock;
    const PrinterModel* m_model = &unknownPrinter();
    StatusStream m_stream;
    WakePtr m_waiting;  ///< for the printer's next word
    WakePtr m_resting;  ///< between two reads
    bool m_givesUpOnTrouble = false;
    bool m_isDeaf = false;
    bool m_isOver = false;
};

}  // namespace evergreen
