#include "kiosk/services/account_words.h"
#include "kiosk/services/money_order.h"
#include "kiosk/services/queue_desk.h"
#include "kiosk/services/service_pages.h"
#include "kiosk/services/services.h"

namespace evergreen {

namespace {

constexpr const char* kWhere = "lock.label";

ChoicePage lockOrUnlockPage() {
    ChoicePage page;
    page.head = headOf("lock.which", kWhere, "lock.explain");
    page.options = {{text("lock.lock"), text("lock.lock.detail"), QStringLiteral("lock"), true},
                    {text("lock.unlock"), text("lock.unlock.detail"), QStringLiteral("key")}};
    return page;
}

AmountPage amountPage(Money most) {
    AmountPage page;
    page.head = headOf("lock.amount", kWhere, "transfer.amount.explain");
    page.head.say = {text("transfer.amount.say")};
    page.head.isPrivate = true;
    page.max = most;
    page.note = text("transfer.amount.max", most);
    page.isNotePrivate = true;
    return page;
}

ConfirmPage surePage(const std::vector<Fact>& facts) {
    ConfirmPage page;
    page.head = headOf("lock.confirm", kWhere, "lock.explain");
    page.head.isPrivate = true;
    page.body = text("lock.confirm.body");
    page.facts = facts;
    page.primary = {text("lock.confirm.yes"), QStringLiteral("lock")};
    page.secondary = {text("lock.confirm.no"), QStringLiteral("cross")};
    return page;
}

/// Spec: EL-09. What is locked here is given back by a person, to the customer's face.
NoticePage unlockPage() {
    NoticePage page =
        tellPage(headOf("lock.faceToFace", kWhere, "lock.explain"), "shield", {text("lock.bring"), text("lock.why")});
    page.primary = {text("lock.ticket"), QStringLiteral("ticket")};
    page.secondary = {text("notice.backToMenu"), QStringLiteral("home")};
    return page;
}

OrderWords wordsOf(const std::vector<Fact>& facts, Money amount) {
    OrderWords words;
    words.kind = "lock-savings";
    words.where = text(kWhere);
    words.working = text("lock.working");
    words.facts = facts;
    words.done = {text("lock.done"),    {text("lock.done.say")}, text("lock.explain"),
                  text("receipt.lock"), {text("lock.done.say")}, text("record.lock", amount)};
    return words;
}

QCoro::Task<Result<Way>> lockSome(ServiceContext context) {
    context.dialogue.show(workingOn(text(kWhere), text("balance.working")));
    const auto accounts = co_await context.bank.accounts();
    if (!accounts) co_return accounts.failure();
    const Money most = mostPayable(*accounts);
    if (most.isZero()) {
        const auto read = co_await context.dialogue.ask(notEnoughPage(kWhere));
        co_return read.isBack() ? Way::Back : Way::Done;
    }
    for (int asked = 0; asked < questionsMax; ++asked) {
        const auto amount = co_await context.dialogue.ask(amountPage(most));
        if (amount.isBack()) co_return Way::Back;
        if (!amount) co_return Way::Done;
        const auto payer = payerOf(*accounts, *amount);
        if (!payer) continue;
        const std::vector<Fact> facts{amountFact("lock.fact", *amount), fromFact(*payer)};
        const auto reply = co_await context.dialogue.ask(surePage(facts));
        if (reply.isBack()) continue;
        if (!reply || *reply == Pressed::Secondary) co_return Way::Done;
        Order order = PaymentOrder{PaymentKind::LockSavings, payer->id, {}, *amount, {}};
        const auto sent = co_await sendOrder(context, std::move(order), wordsOf(facts, *amount));
        if (!sent) co_return sent.failure();
        co_return Way::Done;
    }
    co_return Way::Done;
}

}  // namespace

QCoro::Task<Result<>> lockSavings(ServiceContext context) {
    for (int asked = 0; asked < questionsMax; ++asked) {
        const auto chosen = co_await context.dialogue.ask(lockOrUnlockPage());
        if (!chosen) co_return {};
        if (*chosen == 0) {
            const auto way = co_await lockSome(context);
            if (!way) co_return way.failure();
            if (*way == Way::Back) continue;
            co_return {};
        }
        const auto reply = co_await context.dialogue.ask(unlockPage());
        if (reply.isBack()) continue;
        if (!reply || *reply == Pressed::Secondary) co_return {};
        const auto queued = co_await queueFor(context, QueueWindow::Elders);
        co_return queued;
    }
    co_return {};
}

}  // namespace evergreen
