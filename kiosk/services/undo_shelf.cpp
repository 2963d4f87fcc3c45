#include "kiosk/services/account_words.h"
#include "kiosk/services/services.h"

namespace evergreen {

namespace {

/// Going round ends somewhere: then a human is better help.
constexpr int kRoundsMax = 60;

PageHead headOf(const char* question) {
    PageHead head;
    head.where = text("shelf.label");
    head.question = text(question);
    head.explain = text("shelf.explain");
    head.isPrivate = true;
    return head;
}

Text nameOf(const PendingTransfer& pending) {
    return text("transfer.nameAndTail", verbatim(pending.payeeName), tailOf(pending.payeeNumber));
}

std::vector<Fact> factsOf(const PendingTransfer& pending) {
    const QDateTime leaves = pending.arrivesAt.toLocalTime();
    return {Fact{text("transfer.fact.amount"), text("money", pending.amount),
                 text("money.spelled", Spelled{pending.amount}), true},
            Fact{text("transfer.fact.to"), nameOf(pending), {}},
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
    FactsPage page;
    page.head = headOf("shelf.takenBack");
    page.facts = {factsOf(pending).at(0), factsOf(pending).at(1)};
    page.primary = {text("receipt.print"), QStringLiteral("printer")};
    page.secondary = {text("receipt.none"), QString()};
    return page;
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

NoticePage tellPage(const char* question, const char* line, const char* picture) {
    NoticePage page;
    page.head = headOf(question);
    page.picture = QString::fromLatin1(picture);
    page.lines = {text(line)};
    page.primary = {text("notice.backToMenu"), QStringLiteral("home")};
    return page;
}

/// Asking the bank again changes nothing that has happened: the safe answer is to look once more.
NoticePage notKnownPage() {
    NoticePage page = tellPage("shelf.notKnown", "shelf.notKnown.again", "question");
    page.tone = Tone::Attention;
    page.secondary = page.primary;
    page.primary = {text("shelf.lookAgain"), QStringLiteral("again")};
    return page;
}

enum class Round { Again, Over };

QCoro::Task<Result<Round>> takeBack(ServiceContext context, PendingTransfer pending) {
    context.dialogue.show(workingOn(text("shelf.label"), text("shelf.working")));
    const auto word = co_await context.bank.revokeTransfer(pending.reference);
    if (!word && word.failure().code == FailureCode::OutcomeUnknown) {
        const auto reply = co_await context.dialogue.ask(notKnownPage());
        co_return reply&&* reply == Pressed::Primary ? Round::Again : Round::Over;
    }
    if (!word) co_return word.failure();
    if (*word == Revocation::TooLate) {
        (void)co_await context.dialogue.ask(tellPage("shelf.tooLate", "shelf.tooLate.ask", "clock"));
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
    for (int round = 0; round < kRoundsMax; ++round) {
        context.dialogue.show(workingOn(text("shelf.label"), text("shelf.looking")));
        const auto waiting = co_await context.bank.pendingTransfers();
        if (!waiting) co_return waiting.failure();
        if (waiting->empty()) {
            if (round == 0) (void)co_await context.dialogue.ask(tellPage("shelf.none", "shelf.none.why", "check"));
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
