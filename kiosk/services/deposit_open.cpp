#include "kiosk/services/account_words.h"
#include "kiosk/services/deposit_pages.h"

namespace evergreen {

namespace {

QCoro::Task<Result<Way>> openFor(ServiceContext context, DepositTerm term, std::vector<Account> accounts) {
    bool tooLittle = false;
    for (int asked = 0; asked < questionsMax; ++asked) {
        const auto amount = co_await context.dialogue.ask(depositAmountPage(mostPayable(accounts), tooLittle));
        if (amount.isBack()) co_return Way::Back;
        if (!amount) co_return Way::Done;
        const auto payer = payerOf(accounts, *amount);
        tooLittle = *amount < depositLeast || !payer;
        if (tooLittle) continue;
        const auto facts = openFacts(term, *amount, *payer);
        const auto reply = co_await context.dialogue.ask(openDepositPage(facts));
        if (reply.isBack()) continue;
        if (!reply || *reply == Pressed::Secondary) co_return Way::Done;
        Order order = PaymentOrder{PaymentKind::DepositOpen, payer->id, {term.id}, *amount, {}};
        const auto sent = co_await sendOrder(context, std::move(order), openWords(facts, *amount));
        if (!sent) co_return sent.failure();
        co_return Way::Done;
    }
    co_return Way::Done;
}

}  // namespace

QCoro::Task<Result<Way>> openDeposit(ServiceContext context, std::vector<DepositTerm> terms) {
    context.dialogue.show(workingOn(text("deposit.label"), text("deposit.working")));
    const auto accounts = co_await context.bank.accounts();
    if (!accounts) co_return accounts.failure();
    if (mostPayable(*accounts) < depositLeast) {
        const auto read = co_await context.dialogue.ask(notEnoughPage("deposit.label"));
        co_return read.isBack() ? Way::Back : Way::Done;
    }
    for (int asked = 0; asked < questionsMax; ++asked) {
        auto head = headOf("deposit.howLong", "deposit.label", "deposit.howLong.explain");
        const auto chosen = co_await context.dialogue.ask(termsPage(std::move(head), terms));
        if (chosen.isBack()) co_return Way::Back;
        if (!chosen) co_return Way::Done;
        auto way = co_await openFor(context, terms[static_cast<std::size_t>(*chosen)], *accounts);
        if (!way || *way == Way::Done) co_return way;
    }
    co_return Way::Done;
}

}  // namespace evergreen
