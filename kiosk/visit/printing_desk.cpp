#include "kiosk/visit/printing_desk.h"

#include "kiosk/visit/failure_notice.h"
#include "kiosk/visit/receipt_drawing.h"
#include "kiosk/visit/receipt_lines.h"
#include "kiosk/visit/visit_audit.h"

#include <QLoggingCategory>

namespace evergreen {

namespace {

Q_LOGGING_CATEGORY(logReceipts, "evergreen.receipts")

/// After that many failures the kiosk stops offering another try: the branch has other paper.
constexpr int kTriesMax = 3;

WorkingPage printingPage() {
    WorkingPage page;
    page.head.where = text("receipt.where");
    page.head.question = text("receipt.printing");
    page.head.explain = text("receipt.explain");
    page.picture = QStringLiteral("take-receipt");
    page.lines = {text("working.moment")};
    return page;
}

NoticePage printedPage() {
    NoticePage page;
    page.head.where = text("receipt.where");
    page.head.question = text("receipt.printed");
    page.head.explain = text("receipt.explain");
    page.picture = QStringLiteral("take-receipt");
    page.lines = {text("receipt.takeIt")};
    page.primary = {text("receipt.taken"), QStringLiteral("check")};
    return page;
}

NoticePage troublePage(const Failure& failure, bool anotherTry) {
    NoticePage page = failureNotice(failure);
    page.primary = {text("receipt.without"), QStringLiteral("arrow")};
    if (anotherTry) page.secondary = {text("receipt.tryAgain"), QStringLiteral("printer")};
    return page;
}

}  // namespace

PrintingDesk::PrintingDesk(Dialogue& dialogue, ReceiptPrinter& printer, const Phrasebook& phrasebook,
                           const Clock& clock, Text branch, Journal* journal, AuditTrail* audit)
    : m_dialogue(dialogue),
      m_printer(printer),
      m_phrasebook(phrasebook),
      m_clock(clock),
      m_branch(std::move(branch)),
      m_journal(journal),
      m_audit(audit) {}

/// A note that cannot be kept changes nothing for the customer: the paper is in their hand, or it is not.
void PrintingDesk::note(const ReceiptText& receipt, ReceiptState state) {
    if (m_journal && !receipt.orderKey.isEmpty()) (void)m_journal->noteReceipt(receipt.orderKey, state);
}

/// Laid out when the printer is free: it may be another by then, with narrower paper or without pictures.
/// The words are those of when it was asked for: while it waits, another customer may come.
QCoro::Task<Result<>> PrintingDesk::onPaper(Receipt words, Language language) {
    const bool isMine = co_await Turns::wait(m_turns);
    if (!isMine) co_return Failure{FailureCode::PrinterGone, QStringLiteral("the desk has closed")};
    const Turn turn(m_turns);
    if (m_printer.form() == ReceiptPrinter::Form::Lines) {
        const auto printed = co_await m_printer.printLines(receiptLines(words, m_printer.columns()));
        co_return printed;
    }
    const auto printed = co_await m_printer.print(drawReceipt(words, language, m_printer.widthDots()));
    co_return printed;
}

QCoro::Task<> PrintingDesk::print(ReceiptText receipt) {
    for (int tries = 1; tries <= kTriesMax; ++tries) {
        m_dialogue.show(printingPage());
        note(receipt, ReceiptState::Unknown);
        const auto printed = co_await onPaper(inWords(receipt), m_phrasebook.language());
        note(receipt, printed.ok() ? ReceiptState::Printed : ReceiptState::NotPrinted);
        if (m_audit) m_audit->note(receiptEnded(receipt, printed));
        if (printed.ok()) {
            (void)co_await m_dialogue.ask(printedPage());
            co_return;
        }
        qCWarning(logReceipts) << printed.failure().name() << printed.failure().detail;
        const auto reply = co_await m_dialogue.ask(troublePage(printed.failure(), tries < kTriesMax));
        if (!reply || *reply == Pressed::Primary) co_return;
    }
}

QCoro::Task<Result<>> PrintingDesk::printAside(ReceiptText receipt) {
    const auto printed = co_await onPaper(inWords(receipt), m_phrasebook.language());
    if (m_audit) m_audit->note(receiptEnded(receipt, printed));
    if (!printed) qCWarning(logReceipts) << printed.failure().name() << printed.failure().detail;
    co_return printed;
}

Receipt PrintingDesk::inWords(const ReceiptText& text) const {
    Receipt receipt;
    receipt.house = m_phrasebook.shown(m_branch);
    receipt.title = m_phrasebook.shown(text.title);
    for (const Fact& fact : text.rows) {
        receipt.rows.push_back({m_phrasebook.shown(fact.label), m_phrasebook.shown(fact.value),
                                fact.big ? ReceiptRow::Kind::Money : ReceiptRow::Kind::Plain,
                                m_phrasebook.shown(fact.words)});
    }
    for (const Text& note : text.notes) receipt.notes.push_back(m_phrasebook.shown(note));
    for (const Text& note : m_helpers) receipt.notes.push_back(m_phrasebook.shown(note));
    receipt.follow = text.follow;
    receipt.footer = m_phrasebook.shown(evergreen::text("receipt.footer", m_clock.now().toLocalTime().date()));
    return receipt;
}

}  // namespace evergreen
