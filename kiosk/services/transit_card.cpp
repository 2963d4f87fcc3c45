#include "kiosk/services/account_words.h"
#include "kiosk/services/money_order.h"
#include "kiosk/services/service_pages.h"
#include "kiosk/services/services.h"

#include <array>

namespace evergreen {

namespace {

constexpr std::array kAmounts{Money::yuan(20), Money::yuan(50), Money::yuan(100)};

ChoicePage amountsPage(const TransitCard& card) {
    ChoicePage page;
    page.head = headOf("transit.amount", "transit.label", "transit.amount.explain");
    page.head.isPrivate = true;
    page.head.say = {text("transit.has", tailOf(card.maskedNumber), card.balance)};
    for (const Money amount : kAmounts) page.options.push_back({text("money", amount), {}, QStringLiteral("bus")});
    return page;
}

std::vector<Fact> factsOf(const TransitCard& card, Money amount, const Account& payer) {
    return {amountFact("transit.into", amount),
            {text("transit.card"), text("transfer.tail", tailOf(card.maskedNumber)), {}},
            {text("transit.after"), text("money", card.balance + amount), {}},
            fromFact(payer)};
}

ConfirmPage confirmPage(std::vector<Fact> facts) {
    ConfirmPage page;
    page.head = headOf("transit.confirm", "transit.label", "bills.confirm.explain");
    page.head.isPrivate = true;
    page.facts = std::move(facts);
    page.primary = {text("transit.confirm.yes"), QStringLiteral("check")};
    page.secondary = {text("transit.confirm.no"), QStringLiteral("cross")};
    return page;
}

OrderWords wordsOf(std::vector<Fact> facts, Money amount) {
    OrderWords words;
    words.kind = "transit-card";
    words.where = text("transit.label");
    words.working = text("transit.paying");
    words.facts = std::move(facts);
    words.done = {text("transit.done"),    {text("transit.done.say")}, text("transit.done.explain"),
                  text("receipt.transit"), {text("transit.done.say")}, text("record.transit", amount)};
    return words;
}

}  // namespace

QCoro::Task<Result<>> transitCard(ServiceContext context) {
    context.dialogue.show(workingOn(text("transit.label"), text("transit.working")));
    const auto cards = co_await context.bank.transitCards();
    if (!cards) co_return cards.failure();
    const auto accounts = co_await context.bank.accounts();
    if (!accounts) co_return accounts.failure();
    if (cards->empty()) {
        auto head = headOf("transit.none", "transit.label", "transit.none.explain");
        NoticePage told = tellPage(std::move(head), "question", {text("transit.none.line")});
        (void)co_await context.dialogue.ask(std::move(told));
        co_return {};
    }
    // The bank lists the card in use first; a household with several asks at the counter.
    const TransitCard card = cards->front();
    for (int asked = 0; asked < questionsMax; ++asked) {
        const auto chosen = co_await context.dialogue.ask(amountsPage(card));
        if (!chosen) co_return {};
        const Money amount = kAmounts[static_cast<std::size_t>(*chosen)];
        const auto payer = payerOf(*accounts, amount);
        if (!payer) {
            (void)co_await context.dialogue.ask(notEnoughPage("transit.label"));
            co_return {};
        }
        const auto facts = factsOf(card, amount, *payer);
        const auto reply = co_await context.dialogue.ask(confirmPage(facts));
        if (reply.isBack()) continue;
        if (!reply || *reply == Pressed::Secondary) co_return {};
        Order order = PaymentOrder{PaymentKind::TransitCard, payer->id, {card.id}, amount, {}};
        const auto sent = co_await sendOrder(context, std::move(order), wordsOf(facts, amount));
        if (!sent) co_return sent.failure();
        co_return {};
    }
    co_return {};
}

}  // namespace evergreen
