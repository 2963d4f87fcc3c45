// The receipt printer behind an ESC/POS printer on a UsbBus. Waits for one to be plugged in, survives its leaving, and
// calls a receipt printed only when the printer itself said so after the last byte: everything carried out, and no
// trouble. Owned by main; must not be destroyed while print() is under way.
#pragma once

#include "drivers/escpos/escpos_connection.h"
#include "drivers/escpos/print_job.h"
#include "drivers/receipt_printer.h"
#include "drivers/usb/usb_bus.h"

#include <memory>
#include <utility>

#include <QPointer>

namespace evergreen {

class EscposPrinter final : public ReceiptPrinter {
    Q_OBJECT

public:
    static constexpr int paperWidthDots = PrinterModel::widestDots;
    static constexpr int heightDotsMax = escpos::heightDotsMax;
    /// No printer of ours is slower; it bounds the wait for the last word.
    static constexpr int slowestRowsPerSecond = 200;
    static constexpr std::chrono::seconds doneMax{8};
    /// A printer that has just been switched on may need a while before it answers.
    static constexpr int quickTriesMax = 5;
    static constexpr std::chrono::milliseconds beginAgainAfter{1000};
    /// Later it is tried at this pace for as long as it is plugged in, in turn with any other printer: nobody stands by
    /// to pull its plug. A printer that comes meanwhile is met at once.
    static constexpr std::chrono::milliseconds lateAgainAfter{30'000};
    /// How long a receipt waits for a printer that had fallen silent and is opened anew.
    static constexpr std::chrono::milliseconds reopenMax{5000};
    /// How long it waits for the rest of an earlier one to be out of the way; the longest takes as long.
    static constexpr std::chrono::seconds clearMax{heightDotsMax / slowestRowsPerSecond + doneMax.count() * 2};

    /// How often a rest is tried to be cleared away before the next receipt needs it: each takes paper.
    static constexpr int clearingsMax = 3;
    /// How often a printer that does not report changes by itself is asked, between receipts.
    static constexpr std::chrono::seconds lookEvery{5};

    /// Both must outlive the printer.
    EscposPrinter(UsbBus& bus, Clock& clock);
    ~EscposPrinter() override;

    Device device() const override { return m_device; }
    Paper paper() const override { return m_paper; }
    /// Of the model that is there; without one that of an unknown printer.
    int widthDots() const override;
    Form form() const override;
    int columns() const override;
    QCoro::Task<Result<>> print(QImage receipt) override { return printContent(std::move(receipt)); }
    QCoro::Task<Result<>> printLines(QStringList lines) override { return printContent(std::move(lines)); }

private:
    void meet(const UsbIdentity& identity);
    static QCoro::Task<> connectTo(QPointer<EscposPrinter> self, UsbIdentity identity, std::uint64_t meeting);
    static QCoro::Task<Result<>> tryToConnect(QPointer<EscposPrinter> self, UsbIdentity identity,
                                              std::uint64_t meeting);
    void forgetMeeting();
    QCoro::Task<Result<std::shared_ptr<EscposConnection>>> makeReady(std::shared_ptr<EscposConnection> connection);
    const PrinterModel& model() const { return m_connection ? m_connection->model() : unknownPrinter(); }
    QCoro::Task<Result<>> printContent(escpos::Content content);
    QCoro::Task<Result<>> sendReceipt(std::shared_ptr<EscposConnection> connection, escpos::Content content);
    void lookBetweenReceipts();
    void clearBetweenReceipts();
    void endClearing();
    static QCoro::Task<Result<>> clearRest(QPointer<EscposPrinter> self, std::shared_ptr<EscposConnection> connection);
    QCoro::Task<> clearing();
    void onLeft(const QString& place);
    void reopen();
    void refreshState();

    UsbBus& m_bus;
    Clock& m_clock;
    std::shared_ptr<EscposConnection> m_connection;  ///< none while no printer answers
    std::shared_ptr<EscposConnection> m_candidate;   ///< the one that is just beginning
    QString m_place;                                 ///< of the printer that is there or being met; else empty
    std::uint64_t m_meeting = 0;  ///< grows when a printer comes or goes: older tasks see they are late
    WakePtr m_resting;
    WakePtr m_awaited;      ///< a receipt that waits for the printer to be opened anew, or cleared
    bool m_isVain = false;  ///< the printer being met does not begin: another may take its place
    Device m_device = Device::NoDevice;
    Paper m_paper = Paper::Unknown;
    bool m_isPrinting = false;
    bool m_isClearing = false;  ///< or looking: the printer is asked something between two receipts
    std::unique_ptr<Alarm> m_look;
    int m_clearings = 0;  ///< begun for the present rest
    int m_restRows = 0;   ///< of a failed receipt, part of which hangs from the printer
};

}  // namespace evergreen
