#include "kiosk/services/account_words.h"
#include "kiosk/services/service_pages.h"
#include "kiosk/services/services.h"

namespace evergreen {

namespace {

std::vector<Fact> factsOf(const std::vector<Account>& accounts) {
    std::vector<Fact> facts;
    for (const Account& account : accounts) {
        if (account.kind != AccountKind::Bond) continue;
        Fact held{accountName(account), text("money", account.balance), {}, true};
        held.isPrivate = true;
        facts.push_back(held);
        facts.push_back({text("bonds.rate"), text("bonds.rate.value", rateOf(account.rateBasisPoints)), {}});
        if (!account.maturesOn) continue;
        facts.push_back({text("balance.matures"), text("date", FarDate{*account.maturesOn}), {}});
    }
    return facts;
}

}  // namespace

QCoro::Task<Result<>> bonds(ServiceContext context) {
    context.dialogue.show(workingOn(text("bonds.label"), text("bonds.working")));
    const auto accounts = co_await context.bank.accounts();
    if (!accounts) co_return accounts.failure();
    const std::vector<Fact> facts = factsOf(*accounts);
    if (facts.empty()) {
        auto head = headOf("bonds.none", "bonds.label", "bonds.none.explain");
        NoticePage told = tellPage(std::move(head), "question", {text("bonds.none.line")});
        (void)co_await context.dialogue.ask(std::move(told));
        co_return {};
    }
    FactsPage page;
    page.head = headOf("bonds.question", "bonds.label", "bonds.explain");
    page.head.say = {text("balance.say")};
    page.head.isPrivate = true;
    page.facts = facts;
    page.primary = {text("receipt.print"), QStringLiteral("printer")};
    page.secondary = {text("facts.seen"), QStringLiteral("check")};
    const auto reply = co_await context.dialogue.ask(page);
    if (!reply || *reply == Pressed::Secondary) co_return {};

    const ReceiptText receipt{text("receipt.bonds"), facts, {text("bonds.early"), text("receipt.keepSafe")}};
    co_await context.receipts.print(receipt);
    context.record.push_back(text("record.bonds"));
    co_return {};
}

}  // namespace evergreen
