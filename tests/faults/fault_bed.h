// One kiosk for the fault matrix, in one process and under a clock that is moved by hand: both real drivers on virtual
// devices whose cables may go wrong, the real card layer, reception, services, journal and printing desk, a bank that
// answers at once. Without screen and TLS: those have tests of their own, and here every fault costs some milliseconds.
#pragma once

#include "drivers/ccid/ccid_card_reader.h"
#include "drivers/escpos/escpos_printer.h"
#include "drivers/virtual/virtual_printer.h"
#include "drivers/virtual/virtual_reader.h"
#include "kiosk/audit_log/audit_log.h"
#include "kiosk/journal/journal.h"
#include "kiosk/safety/safety_rules.h"
#include "kiosk/visit/printing_desk.h"
#include "kiosk/visit/reception.h"
#include "tests/faults/faulty_device.h"
#include "tests/faults/visit_customer.h"
#include "tests/support/fake_clock.h"
#include "tests/support/loopback_usb_bus.h"
#include "tests/support/scripted_bank.h"

#include <QTemporaryDir>

namespace evergreen {

class FaultBed {
public:
    /// No visit takes longer, whatever happens to its devices; who is not back at the welcome page by then hangs.
    static constexpr std::chrono::minutes visitMax{15};

    FaultBed(std::optional<Fault> fault, int at);
    ~FaultBed();

    /// The card in, the whole visit, the welcome page again. False when it hangs.
    bool visit(const QString& card);
    /// Plugs in and takes out what a fault has left, as staff would.
    void tidyUp();

    const FaultPlan& plan() const { return m_plan; }
    const VisitCustomer& customer() const { return m_customer; }
    /// Orders the bank got; one said again with its own key is the same order.
    std::size_t orders() const;
    /// Receipts that came out, whole and cut.
    std::size_t receipts() const { return m_paper.receipts().size(); }
    /// What the journal says of the paper about the transfer.
    ReceiptState receiptNoted();
    bool hasCardIn() const { return m_slot.hasCard(); }
    bool wasCardReturned() const { return m_wasCardReturned; }
    /// Begins a new customer's record.
    void forgetPages() { m_customer = VisitCustomer(); }

private:
    bool waitUntil(const std::function<bool()>& isThere);
    bool isReady() const;

    QTemporaryDir m_state;
    FakeClock m_clock;
    FaultPlan m_plan;
    VirtualReader m_slot{ReaderProfile::shortApdu(), m_clock};
    VirtualPrinter m_paper{m_clock};
    FaultyDevice m_readerCable{m_slot, m_plan};
    FaultyDevice m_printerCable{m_paper, m_plan};
    LoopbackUsbBus m_bus{m_clock};
    std::unique_ptr<CcidCardReader> m_reader;
    std::unique_ptr<EscposPrinter> m_printer;
    ScriptedBank m_bank;
    Journal m_journal{m_state.filePath(QStringLiteral("journal.db"))};
    FileAuditKey m_auditKey{AuditPlace::below(m_state.path()).keyFile};
    AuditLog m_audit{AuditPlace::below(m_state.path()), m_auditKey, m_clock};
    VisitCustomer m_customer;
    Phrasebook m_phrasebook;
    Comfort m_comfort;
    std::unique_ptr<PrintingDesk> m_receipts;
    std::unique_ptr<Reception> m_reception;
    bool m_wasCardReturned = false;
    int m_visits = 0;  ///< that have ended
};

}  // namespace evergreen
