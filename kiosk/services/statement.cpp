#include "kiosk/services/account_words.h"
#include "kiosk/services/services.h"

namespace evergreen {

namespace {

const char* labelOf(StatementKind kind) {
    switch (kind) {
        case StatementKind::Pension:
            return "statement.pension";
        case StatementKind::TransferIn:
            return "statement.transferIn";
        case StatementKind::TransferOut:
            return "statement.transferOut";
        case StatementKind::Withdrawal:
            return "statement.withdrawal";
        case StatementKind::Deposit:
            return "statement.deposit";
        case StatementKind::Purchase:
            return "statement.purchase";
        case StatementKind::Bill:
            return "statement.bill";
        case StatementKind::Interest:
            return "statement.interest";
        case StatementKind::Other:
            return "statement.other";
    }
    return "statement.other";
}

std::vector<Fact> factsOf(const StatementPage& page) {
    std::vector<Fact> facts;
    for (const StatementLine& line : page.lines) {
        Fact fact;
        fact.label = text("statement.line", line.at.toLocalTime().date(), text(labelOf(line.kind)));
        fact.value = text("money", line.amount);
        fact.isPrivate = true;
        facts.push_back(fact);
    }
    return facts;
}

PageHead headOf(Text question) {
    PageHead head;
    head.where = text("statement.label");
    head.question = std::move(question);
    head.explain = text("statement.explain");
    head.isPrivate = true;
    return head;
}

/// Accounts that have comings and goings.
std::vector<Account> moving(const std::vector<Account>& accounts) {
    std::vector<Account> some;
    for (const Account& account : accounts) {
        if (account.kind == AccountKind::Card || account.kind == AccountKind::Passbook) some.push_back(account);
    }
    return some;
}

ChoicePage whichAccount(const std::vector<Account>& accounts) {
    ChoicePage page;
    page.head = headOf(text("statement.which"));
    for (const Account& account : accounts) {
        page.options.push_back({accountName(account), {}, QStringLiteral("wallet")});
    }
    return page;
}

}  // namespace

QCoro::Task<Result<>> statement(ServiceContext context) {
    context.dialogue.show(workingOn(text("statement.label"), text("statement.working")));
    const auto accounts = co_await context.bank.accounts();
    if (!accounts) co_return accounts.failure();
    const std::vector<Account> candidates = moving(*accounts);
    if (candidates.empty()) co_return Failure{FailureCode::BankGarbage, QStringLiteral("no current account")};

    std::size_t which = 0;
    if (candidates.size() > 1) {
        const auto chosen = co_await context.dialogue.ask(whichAccount(candidates));
        if (!chosen) co_return {};
        which = static_cast<std::size_t>(*chosen);
    }
    context.dialogue.show(workingOn(text("statement.label"), text("statement.working")));
    const auto lines = co_await context.bank.statement(candidates[which].id, 1);
    if (!lines) co_return lines.failure();

    FactsPage page;
    page.head = headOf(text("statement.question"));
    page.facts = factsOf(*lines);
    page.primary = {text("receipt.print"), QStringLiteral("printer")};
    page.secondary = {text("facts.seen"), QStringLiteral("check")};
    const auto reply = co_await context.dialogue.ask(page);
    if (!reply || *reply == Pressed::Secondary) co_return {};

    ReceiptText receipt;
    receipt.title = text("receipt.statement");
    receipt.rows = factsOf(*lines);
    receipt.notes.push_back(text("receipt.keepSafe"));
    co_await context.receipts.print(receipt);
    context.record.push_back(text("record.statement"));
    co_return {};
}

}  // namespace evergreen
