#include "kiosk/services/account_words.h"
#include "kiosk/services/service_pages.h"
#include "kiosk/services/services.h"

#include <algorithm>

namespace evergreen {

namespace {

std::vector<Fact> factsOf(const Pension& pension, const std::vector<Account>& accounts) {
    std::vector<Fact> facts;
    Fact medical{text("social.medical"), text("money", pension.medicalAccount), {}, true};
    medical.isPrivate = true;
    facts.push_back(medical);
    for (const Account& account : accounts) {
        if (account.kind != AccountKind::SocialSecurity) continue;
        facts.push_back({text("social.account"), text("transfer.tail", tailOf(account.maskedNumber)), {}});
    }
    if (!pension.arrivals.empty()) {
        facts.push_back({text("social.paid"), text("date", pension.arrivals.front().on), {}});
    }
    if (pension.certificationDueBy) {
        facts.push_back({text("pension.certification"), text("pension.by", *pension.certificationDueBy), {}});
    }
    return facts;
}

}  // namespace

QCoro::Task<Result<>> socialSecurity(ServiceContext context) {
    context.dialogue.show(workingOn(text("social.label"), text("social.working")));
    const auto pension = co_await context.bank.pension();
    if (!pension) co_return pension.failure();
    const auto accounts = co_await context.bank.accounts();
    if (!accounts) co_return accounts.failure();

    FactsPage page;
    page.head = headOf("social.question", "social.label", "social.explain");
    page.head.say = {text("balance.say")};
    page.head.isPrivate = true;
    page.facts = factsOf(*pension, *accounts);
    page.primary = {text("receipt.print"), QStringLiteral("printer")};
    page.secondary = {text("facts.seen"), QStringLiteral("check")};
    const auto reply = co_await context.dialogue.ask(page);
    if (!reply || *reply == Pressed::Secondary) co_return {};

    const ReceiptText receipt{text("receipt.social"), page.facts, {text("social.where"), text("receipt.keepSafe")}};
    co_await context.receipts.print(receipt);
    context.record.push_back(text("record.social"));
    co_return {};
}

}  // namespace evergreen
