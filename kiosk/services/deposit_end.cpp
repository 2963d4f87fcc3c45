// What becomes of a deposit: renewed when it matures, or taken out early, which costs most of its interest.
#include "kiosk/services/deposit_pages.h"

namespace evergreen {

QCoro::Task<Result<Way>> renewDeposit(ServiceContext context, Deposit deposit, std::vector<DepositTerm> terms) {
    for (int asked = 0; asked < questionsMax; ++asked) {
        auto head = headOf("deposit.renewFor", "deposit.label", "deposit.howLong.explain");
        const auto chosen = co_await context.dialogue.ask(termsPage(std::move(head), terms));
        if (chosen.isBack()) co_return Way::Back;
        if (!chosen) co_return Way::Done;
        const DepositTerm& term = terms[static_cast<std::size_t>(*chosen)];
        const auto facts = renewFacts(deposit, term);
        const auto reply = co_await context.dialogue.ask(renewPage(facts));
        if (reply.isBack()) continue;
        if (!reply || *reply == Pressed::Secondary) co_return Way::Done;
        Order order =
            PaymentOrder{PaymentKind::DepositRollOver, deposit.id, {deposit.id, term.id}, deposit.principal, {}};
        const auto sent = co_await sendOrder(context, std::move(order), renewWords(facts));
        if (!sent) co_return sent.failure();
        co_return Way::Done;
    }
    co_return Way::Done;
}

QCoro::Task<Result<Way>> breakDeposit(ServiceContext context, Deposit deposit) {
    const auto accounts = co_await context.bank.accounts();
    if (!accounts) co_return accounts.failure();
    const auto into = currentAccountOf(*accounts);
    if (!into) co_return Failure{FailureCode::BankGarbage, QStringLiteral("no current account")};
    for (int asked = 0; asked < questionsMax; ++asked) {
        const auto warned = co_await context.dialogue.ask(breakWarningPage(deposit));
        if (warned.isBack()) co_return Way::Back;
        if (!warned || *warned == Pressed::Primary) co_return Way::Done;
        const auto told = co_await context.dialogue.ask(whoseWishPage());
        if (told.isBack()) continue;
        if (!told) co_return Way::Done;
        if (*told == Pressed::Primary) {
            context.dialogue.callHelp();
            auto head = headOf("deposit.paused", "deposit.label", "deposit.paused.explain");
            NoticePage paused =
                tellPage(std::move(head), "shield", {text("order.notMoved"), text("transfer.paused.human")});
            (void)co_await context.dialogue.ask(std::move(paused));
            co_return Way::Done;
        }
        const auto facts = breakFacts(deposit, *into);
        Order order = PaymentOrder{PaymentKind::DepositBreak, into->id, {deposit.id}, deposit.principal, {}};
        const auto sent = co_await sendOrder(context, std::move(order), breakWords(facts, deposit.principal));
        if (!sent) co_return sent.failure();
        co_return Way::Done;
    }
    co_return Way::Done;
}

}  // namespace evergreen
