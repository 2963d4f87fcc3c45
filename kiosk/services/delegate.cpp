#include "kiosk/services/account_words.h"
#include "kiosk/services/payee_choice.h"
#include "kiosk/services/safety_talk.h"
#include "kiosk/services/service_audit.h"
#include "kiosk/services/service_pages.h"
#include "kiosk/services/services.h"
#include "kiosk/services/transfer_pages.h"
#include "kiosk/services/transfer_wish.h"

#include <algorithm>

namespace evergreen {

namespace {

constexpr int kSteps = 4;

Text where() {
    return text("delegate.label");
}

PageHead headOf(const char* question, int step = 0) {
    PageHead head = evergreen::headOf(question, "delegate.label", "delegate.explain");
    if (step > 0) head.step = Step{step, kSteps};
    head.isPrivate = true;
    return head;
}

ChoicePage peoplePage(const char* question, int step, const std::vector<Payee>& people) {
    ChoicePage page;
    page.head = headOf(question, step);
    for (const Payee& payee : people) {
        page.options.push_back(
            {verbatim(payee.maskedName), text("transfer.tail", tailOf(payee.maskedNumber)), QStringLiteral("person")});
    }
    return page;
}

std::vector<Fact> factsOf(const TransferWish& wish, const Payee& helper) {
    return {Fact{text("delegate.helper"), verbatim(helper.maskedName), {}},
            amountFact("transfer.fact.amount", wish.amount),
            toFact(verbatim(wish.payee.maskedName), wish.payee.maskedNumber),
            Fact{text("delegate.when"), text("delegate.onceToday"), {}}};
}

ConfirmPage givePage(const TransferWish& wish, const Payee& helper) {
    ConfirmPage page;
    page.head = headOf("delegate.confirm", kSteps);
    page.facts = factsOf(wish, helper);
    page.primary = {text("delegate.confirm.yes"), QStringLiteral("hand-over")};
    page.secondary = {text("delegate.confirm.no"), QStringLiteral("cross")};
    return page;
}

FactsPage givenPage(const TransferWish& wish, const Payee& helper) {
    PageHead head = headOf("delegate.given");
    head.say = {text("delegate.given.say")};
    return donePage(std::move(head), factsOf(wish, helper));
}

NoticePage notGivenPage(const char* why) {
    return tellPage(headOf("delegate.notGiven"), "people", {text("order.notMoved"), text(why)});
}

AuditEntry errandLeft(const QString& key, const TransferWish& wish, const Payee& helper) {
    return {AuditKind::ErrandLeft,
            {{QStringLiteral("key"), key}},
            {{QStringLiteral("amount"), auditAmount(wish.amount)},
             {QStringLiteral("from"), wish.from.id},
             {QStringLiteral("payee"), wish.payee.maskedName + u' ' + wish.payee.maskedNumber},
             {QStringLiteral("helper"), helper.maskedName}}};
}

/// What stands in the way of leaving it to somebody is what would stand in the way of sending it oneself.
QCoro::Task<bool> isSafe(ServiceContext context, TransferWish wish) {
    const auto phone = co_await context.dialogue.ask(phonePage());
    if (!phone) co_return false;
    wish.onThePhone = *phone == Pressed::Primary;
    const Assessment found = assess(safetyFactsOf(wish), context.safety);
    if (found.outcome() < SafetyOutcome::Limit) co_return true;
    co_await stopAt(context, where(), found.checks.front());
    co_return false;
}

QCoro::Task<Result<>> give(ServiceContext context, TransferWish wish, Payee helper) {
    context.dialogue.show(workingOn(where(), text("delegate.working")));
    Delegation delegation{newIdempotencyKey(), helper.id, wish.from.id, wish.payee.id, wish.amount};
    // What may move money later is money: not without an entry.
    const auto audited = context.audit.append(errandLeft(delegation.key, wish, helper));
    if (!audited) co_return audited.failure();
    const auto given = co_await context.bank.delegate(std::move(delegation));
    if (!given && given.failure().code == FailureCode::BankRefused) {
        const bool noCard = given.failure().detail == QStringLiteral("helper-unknown");
        NoticePage page = notGivenPage(noCard ? "delegate.noCard" : "order.refused.again");
        (void)co_await context.dialogue.ask(std::move(page));
        co_return {};
    }
    if (!given) co_return given.failure();
    context.record.push_back(text("record.delegated", verbatim(helper.maskedName), wish.amount));
    const auto reply = co_await context.dialogue.ask(givenPage(wish, helper));
    if (reply && *reply == Pressed::Secondary) co_return {};
    ReceiptText receipt{text("receipt.delegated"), factsOf(wish, helper), {text("receipt.keepSafe")}};
    co_await context.receipts.print(std::move(receipt));
    co_return {};
}

}  // namespace

QCoro::Task<Result<>> delegate(ServiceContext context) {
    context.dialogue.show(workingOn(where(), text("delegate.looking")));
    const auto facts = co_await context.bank.sessionFacts();
    if (!facts) co_return facts.failure();
    const auto accounts = co_await context.bank.accounts();
    if (!accounts) co_return accounts.failure();
    const auto payees = co_await context.bank.payees();
    if (!payees) co_return payees.failure();
    const std::vector<Payee> people = othersAmong(*payees);
    // Nobody carries money to themselves: one helps, another receives.
    if (people.size() < 2) {
        (void)co_await context.dialogue.ask(notGivenPage("delegate.twoPeople"));
        co_return {};
    }
    TransferWish wish;
    wish.customer = *facts;
    wish.today = context.clock.now().toLocalTime().date();
    const auto helper = co_await context.dialogue.ask(peoplePage("delegate.who", 1, people));
    if (!helper) co_return {};
    const Payee& who = people[static_cast<std::size_t>(*helper)];
    std::vector<Payee> receivers = people;
    std::erase(receivers, who);
    const auto payee = co_await context.dialogue.ask(peoplePage("delegate.whom", 2, receivers));
    if (!payee) co_return {};
    wish.payee = receivers[static_cast<std::size_t>(*payee)];
    const std::vector<Account> sources = sourcesFor(*accounts, wish.payee);
    if (sources.empty()) co_return Failure{FailureCode::BankGarbage, QStringLiteral("no current account")};
    wish.from = *std::max_element(sources.begin(), sources.end(),
                                  [](const Account& a, const Account& b) { return a.available < b.available; });
    const Money most = mostOf(wish, context.safety);
    if (most.isZero()) {
        (void)co_await context.dialogue.ask(notGivenPage("transfer.counter"));
        co_return {};
    }
    const auto amount = co_await context.dialogue.ask(amountPage(wish.payee, most));
    if (!amount) co_return {};
    wish.amount = *amount;
    const bool safe = co_await isSafe(context, wish);
    if (!safe) co_return {};
    const auto reply = co_await context.dialogue.ask(givePage(wish, who));
    if (!reply || *reply == Pressed::Secondary) co_return {};
    const auto given = co_await give(context, wish, who);
    co_return given;
}

}  // namespace evergreen
