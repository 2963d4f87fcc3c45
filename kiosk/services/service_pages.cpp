#include "kiosk/services/service_pages.h"

#include "kiosk/services/account_words.h"

#include <algorithm>

namespace evergreen {

PageHead headOf(const char* question, const char* where, const char* explain) {
    PageHead head;
    head.where = text(where);
    head.question = text(question);
    head.explain = text(explain);
    return head;
}

NoticePage tellPage(PageHead head, const char* picture, std::vector<Text> lines, Tone tone) {
    NoticePage page;
    page.head = std::move(head);
    page.picture = QString::fromLatin1(picture);
    page.lines = std::move(lines);
    page.tone = tone;
    page.primary = {text("notice.backToMenu"), QStringLiteral("home")};
    return page;
}

FactsPage donePage(PageHead head, std::vector<Fact> facts) {
    FactsPage page;
    page.head = std::move(head);
    page.facts = std::move(facts);
    page.primary = {text("receipt.print"), QStringLiteral("printer")};
    page.secondary = {text("receipt.none"), QString()};
    return page;
}

std::optional<Account> payerOf(const std::vector<Account>& accounts, Money amount) {
    for (const AccountKind kind : {AccountKind::Card, AccountKind::Passbook}) {
        for (const Account& account : accounts) {
            if (account.kind == kind && account.available >= amount && !account.available.isZero()) return account;
        }
    }
    return std::nullopt;
}

std::optional<Account> currentAccountOf(const std::vector<Account>& accounts) {
    for (const AccountKind kind : {AccountKind::Card, AccountKind::Passbook}) {
        for (const Account& account : accounts) {
            if (account.kind == kind && !account.lossReported) return account;
        }
    }
    return std::nullopt;
}

Money mostPayable(const std::vector<Account>& accounts) {
    Money most;
    for (const Account& account : accounts) most = std::max(most, account.available);
    return most;
}

NoticePage notEnoughPage(const char* where) {
    auto head = headOf("errand.notEnough", where, "errand.notEnough.explain");
    return tellPage(std::move(head), "wallet", {text("order.notMoved"), text("errand.notEnough.next")},
                    Tone::Attention);
}

Fact amountFact(const char* label, Money amount) {
    return {text(label), text("money", amount), text("money.spelled", Spelled{amount}), true};
}

Fact fromFact(const Account& account) {
    return {text("errand.from"), accountName(account), {}};
}

Fact toFact(Text name, const QString& maskedNumber) {
    return {text("transfer.fact.to"), nameAndTail(std::move(name), maskedNumber), {}};
}

Percent rateOf(int basisPoints) {
    constexpr int thousandthsPerBasisPoint = 10;
    return {std::int64_t{basisPoints} * thousandthsPerBasisPoint};
}

Text monthsText(int months) {
    constexpr int aYear = 12;
    if (months % aYear != 0) return text("errand.months", months);
    return months == aYear ? text("errand.oneYear", 1) : text("errand.years", months / aYear);
}

}  // namespace evergreen
