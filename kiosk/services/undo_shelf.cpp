#include "kiosk/services/account_words.h"
#include "kiosk/services/service_audit.h"
#include "kiosk/services/service_pages.h"
#include "kiosk/services/services.h"

namespace evergreen {

namespace {

PageHead headOf(const char* question) {
    PageHead head = evergreen::headOf(question, "shelf.label", "shelf.explain");
    head.isPrivate = true;
    return head;
}

Text nameOf(const PendingTransfer& pending) {
    return nameAndTail(verbatim(pending.payeeName), pending.payeeNumber);
}

std::vector<Fact> factsOf(const PendingTransfer& pending) {
    const QDateTime leaves = pending.arrivesAt.toLocalTime();
    return {amountFact("transfer.fact.amount", pending.amount),
            toFact(verbatim(pending.payeeName), pending.payeeNumber),
            Fact{text("shelf.leaves"), text("shelf.dateAndTime", leaves.date(), leaves.time()), {}}};
}

ChoicePage whichPage(const std::vector<PendingTransfer>& waiting) {
    ChoicePage page;
    page.head = headOf("shelf.which");
    for (const PendingTransfer& pending : waiting) {
        page.options.push_back({.label = nameOf(pending),
                                .detail = text("money", pending.amount),
                                .picture = QStringLiteral("undo"),
                                .isDetailPrivate = true});
    }
    return page;
}

/// Taking money back is the safe answer.
ConfirmPage takeBackPage(const PendingTransfer& pending) {
    ConfirmPage page;
    page.head = headOf("shelf.takeBack");
    page.facts = factsOf(pending);
    page.primary = {text("shelf.takeBack.yes"), QStringLiteral("undo")};
    page.secondary = {text("shelf.takeBack.no"), QString()};
    return page;
}

FactsPage takenBackPage(const PendingTransfer& pending) {
    return donePage(headOf("shelf.takenBack"), {factsOf(pending).at(0), factsOf(pending).at(1)});
}

ReceiptText takenBackReceipt(const PendingTransfer& pending, const QDateTime& at) {
    ReceiptText receipt;
    receipt.title = text("receipt.takenBack");
    receipt.rows = takenBackPage(pending).facts;
    receipt.rows.push_back(Fact{text("receipt.date"), text("date", at.toLocalTime().date()), {}});
    receipt.rows.push_back(Fact{text("receipt.reference"), verbatim(pending.reference), {}});
    receipt.notes = {text("receipt.keepSafe")};
    return receipt;
}

NoticePage toldPage(const char* question, const char* line, const char* picture) {
    return tellPage(headOf(question), picture, {text(line)});
}

/// Asking the bank again changes nothing that has happened: the safe answer is to look once more.
NoticePage notKnownPage() {
    NoticePage page = toldPage("shelf.notKnown", "shelf.notKnown.again", "question");
    page.tone = Tone::Attention;
    page.secondary = page.primary;
    page.primary = {text("shelf.lookAgain"), QStringLiteral("again")};
    return page;
}

/// Noted afterwards: taking money back must not wait for a disk.
AuditEntry takenBack(const PendingTransfer& pending, const Result<Revocation>& word) {
    const char* const verdict = !word ? word.failure().name() : *word == Revocation::Revoked ? "revoked" : "too-late";
    return {
        AuditKind::TransferTakenBack,
        {{QStringLiteral("verdict"), QString::fromLatin1(verdict)}},
        {{QStringLiteral("reference"), pending.reference}, {QStringLiteral("amount"), auditAmount(pending.amount)}}};
}

enum class Round { Again, Over };

QCoro::Task<Result<Round>> takeBack(ServiceContext context, PendingTransfer pending) {
    context.dialogue.show(workingOn(text("shelf.label"), text("shelf.working")));
    const auto word = co_await context.bank.revokeTransfer(pending.reference);
    context.audit.note(takenBack(pending, word));
    if (!word && word.failure().code == FailureCode::OutcomeUnknown) {
        const auto reply = co_await context.dialogue.ask(notKnownPage());
        const bool again = reply && *reply == Pressed::Primary;
        co_return again ? Round::Again : Round::Over;
    }
    if (!word) co_return word.failure();
    if (*word == Revocation::TooLate) {
        (void)co_await context.dialogue.ask(toldPage("shelf.tooLate", "shelf.tooLate.ask", "clock"));
        co_return Round::Again;
    }
    context.record.push_back(text("record.takenBack", pending.amount));
    const auto reply = co_await context.dialogue.ask(takenBackPage(pending));
    if (reply.isEnded()) co_return Round::Over;
    if (reply && *reply == Pressed::Primary) {
        co_await context.receipts.print(takenBackReceipt(pending, context.clock.now()));
    }
    co_return Round::Again;
}

}  // namespace

QCoro::Task<Result<>> undoShelf(ServiceContext context) {
    for (int round = 0; round < questionsMax; ++round) {
        context.dialogue.show(workingOn(text("shelf.label"), text("shelf.looking")));
        const auto waiting = co_await context.bank.pendingTransfers();
        if (!waiting) co_return waiting.failure();
        if (waiting->empty()) {
            if (round == 0) (void)co_await context.dialogue.ask(toldPage("shelf.none", "shelf.none.why", "check"));
            co_return {};
        }
        std::size_t which = 0;
        if (waiting->size() > 1) {
            const auto chosen = co_await context.dialogue.ask(whichPage(*waiting));
            if (!chosen) co_return {};
            which = static_cast<std::size_t>(*chosen);
        }
        const PendingTransfer pending = (*waiting)[which];
        const auto reply = co_await context.dialogue.ask(takeBackPage(pending));
        if (reply.isBack() && waiting->size() > 1) continue;
        if (!reply || *reply == Pressed::Secondary) co_return {};
        const auto done = co_await takeBack(context, pending);
        if (!done) co_return done.failure();
        if (*done == Round::Over) co_return {};
    }
    co_return {};
}

}  // namespace evergreen
