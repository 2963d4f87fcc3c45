#include "kiosk/services/account_words.h"
#include "kiosk/services/services.h"

namespace evergreen {

namespace {

std::vector<Fact> factsOf(const std::vector<Account>& accounts) {
    std::vector<Fact> facts;
    for (const Account& account : accounts) {
        Fact fact;
        fact.label = accountName(account);
        fact.value = text("money", account.balance);
        fact.big = true;
        fact.isPrivate = true;
        facts.push_back(fact);
        if (!account.maturesOn) continue;
        // Private like its account: said without it, nobody would know what matures.
        facts.push_back(Fact{text("balance.matures"), text("date", FarDate{*account.maturesOn}), {}, false, true});
    }
    return facts;
}

FactsPage pageOf(const std::vector<Account>& accounts) {
    FactsPage page;
    page.head.where = text("balance.label");
    page.head.question = text("balance.question");
    page.head.say = {text("balance.say")};
    page.head.explain = text("balance.explain");
    page.head.isPrivate = true;
    page.facts = factsOf(accounts);
    page.primary = {text("receipt.print"), QStringLiteral("printer")};
    page.secondary = {text("facts.seen"), QStringLiteral("check")};
    return page;
}

}  // namespace

QCoro::Task<Result<>> balance(ServiceContext context) {
    context.dialogue.show(workingOn(text("balance.label"), text("balance.working")));
    const auto accounts = co_await context.bank.accounts();
    if (!accounts) co_return accounts.failure();

    const auto reply = co_await context.dialogue.ask(pageOf(*accounts));
    if (!reply || *reply == Pressed::Secondary) co_return {};

    ReceiptText receipt;
    receipt.title = text("receipt.balance");
    receipt.rows = factsOf(*accounts);
    receipt.notes.push_back(text("receipt.keepSafe"));
    co_await context.receipts.print(receipt);
    context.record.push_back(text("record.balance"));
    co_return {};
}

}  // namespace evergreen
