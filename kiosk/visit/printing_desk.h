// Prints receipts for the services: puts them into the customer's words, draws, prints, and stays with the customer
// when the printer will not: another try where that may help, and always a way on without paper.
#pragma once

#include "drivers/receipt_printer.h"
#include "kiosk/audit_log/audit_trail.h"
#include "kiosk/base/clock.h"
#include "kiosk/base/turns.h"
#include "kiosk/i18n/phrasebook.h"
#include "kiosk/journal/journal.h"
#include "kiosk/services/service.h"
#include "kiosk/visit/receipt.h"

namespace evergreen {

class PrintingDesk final : public ReceiptDesk {
public:
    /// All must outlive it. `journal`, `audit`: where it is noted whether a receipt came out; none: nowhere.
    PrintingDesk(Dialogue& dialogue, ReceiptPrinter& printer, const Phrasebook& phrasebook, const Clock& clock,
                 Text branch, Journal* journal = nullptr, AuditTrail* audit = nullptr);

    QCoro::Task<> print(ReceiptText receipt) override;

    /// Prints without a word on the screen: a slip beside what the customer is doing. Nobody is asked when it fails.
    QCoro::Task<Result<>> printAside(ReceiptText receipt);

    /// Stands below every receipt from now on: who has helped this customer.
    void setHelpers(std::vector<Text> notes) { m_helpers = std::move(notes); }

private:
    void note(const ReceiptText& receipt, ReceiptState state);
    QCoro::Task<Result<>> onPaper(Receipt words, Language language);
    Receipt inWords(const ReceiptText& text) const;

    Dialogue& m_dialogue;
    ReceiptPrinter& m_printer;
    const Phrasebook& m_phrasebook;
    const Clock& m_clock;
    const Text m_branch;
    Journal* const m_journal;
    AuditTrail* const m_audit;
    std::vector<Text> m_helpers;
    std::shared_ptr<Turns> m_turns = std::make_shared<Turns>();  ///< a slip and a receipt never meet in the printer
};

}  // namespace evergreen
