#include "kiosk/audit_log/audit_trail.h"
#include "kiosk/services/account_words.h"
#include "kiosk/services/service_pages.h"
#include "kiosk/services/services.h"

namespace evergreen {

namespace {

constexpr const char* kWhere = "lost.label";

/// Which accounts somebody has is not for the hall.
PageHead headOf(const char* question, const char* explain) {
    PageHead head = evergreen::headOf(question, kWhere, explain);
    head.isPrivate = true;
    return head;
}

/// What can be lost, and is not reported yet.
std::vector<Account> losable(const std::vector<Account>& accounts) {
    std::vector<Account> some;
    for (const Account& account : accounts) {
        const bool hasBookOrCard = account.kind == AccountKind::Card || account.kind == AccountKind::Passbook;
        if (hasBookOrCard && !account.lossReported) some.push_back(account);
    }
    return some;
}

ChoicePage whichPage(const std::vector<Account>& accounts) {
    ChoicePage page;
    page.head = headOf("lost.which", "lost.which.explain");
    for (const Account& account : accounts) {
        const bool isCard = account.kind == AccountKind::Card;
        page.options.push_back({accountName(account), {}, isCard ? QStringLiteral("card") : QStringLiteral("book")});
    }
    return page;
}

ConfirmPage surePage(const Account& account) {
    ConfirmPage page;
    page.head = headOf("lost.sure", "lost.sure.explain");
    page.picture = QStringLiteral("lock");
    page.body = text("lost.sure.body");
    page.tone = Tone::Attention;
    page.facts = {{text("lost.stops"), accountName(account), {}}};
    page.primary = {text("lost.sure.yes"), QStringLiteral("lock")};
    page.secondary = {text("lost.sure.no"), QStringLiteral("search")};
    return page;
}

std::vector<Fact> factsOf(const Account& account, const LossReport& report) {
    return {{text("lost.stopped"), accountName(account), {}},
            {text("receipt.reference"), verbatim(report.reference), {}},
            {text("receipt.date"), text("date", report.at.toLocalTime().date()), {}}};
}

QCoro::Task<Result<>> report(ServiceContext context, Account account) {
    context.dialogue.show(workingOn(text(kWhere), text("lost.working")));
    const auto report = co_await context.bank.reportLost(account.id);
    context.audit.note({AuditKind::LossReported,
                        {{QStringLiteral("verdict"), QString::fromLatin1(report ? "taken" : report.failure().name())}},
                        {{QStringLiteral("account"), account.id}}});
    if (!report) co_return report.failure();
    context.record.push_back(text("record.lost", accountName(account)));
    auto page = donePage(headOf("lost.done", "lost.done.explain"), factsOf(account, *report));
    page.head.say = {text("lost.done.say")};
    const auto reply = co_await context.dialogue.ask(page);
    if (reply && *reply == Pressed::Secondary) co_return {};
    const ReceiptText receipt{text("receipt.lost"), page.facts, {text("lost.done.say"), text("receipt.keepSafe")}};
    co_await context.receipts.print(receipt);
    co_return {};
}

}  // namespace

QCoro::Task<Result<>> cardLost(ServiceContext context) {
    context.dialogue.show(workingOn(text(kWhere), text("balance.working")));
    const auto accounts = co_await context.bank.accounts();
    if (!accounts) co_return accounts.failure();
    const std::vector<Account> candidates = losable(*accounts);
    if (candidates.empty()) {
        NoticePage none =
            tellPage(evergreen::headOf("lost.none", kWhere, "lost.done.explain"), "shield", {text("lost.none.line")});
        (void)co_await context.dialogue.ask(std::move(none));
        co_return {};
    }
    for (int asked = 0; asked < questionsMax; ++asked) {
        const auto chosen = co_await context.dialogue.ask(whichPage(candidates));
        if (!chosen) co_return {};
        const Account& account = candidates[static_cast<std::size_t>(*chosen)];
        const auto reply = co_await context.dialogue.ask(surePage(account));
        if (reply.isBack()) continue;
        if (!reply || *reply == Pressed::Secondary) co_return {};
        const auto reported = co_await report(context, account);
        co_return reported;
    }
    co_return {};
}

}  // namespace evergreen
