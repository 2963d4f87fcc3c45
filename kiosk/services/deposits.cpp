#include "kiosk/services/account_words.h"
#include "kiosk/services/deposit_pages.h"
#include "kiosk/services/services.h"

namespace evergreen {

namespace {

/// Leave it, renew it, take it out.
QCoro::Task<Result<Way>> withDeposit(ServiceContext context, Deposit deposit, std::vector<DepositTerm> terms) {
    for (int asked = 0; asked < questionsMax; ++asked) {
        const auto chosen = co_await context.dialogue.ask(whatWithDepositPage(deposit));
        if (chosen.isBack()) co_return Way::Back;
        if (!chosen || *chosen == 0) co_return Way::Done;
        const bool renews = *chosen == 1 && !deposit.rollsOver;
        Result<Way> way = Way::Done;
        if (renews) {
            way = co_await renewDeposit(context, deposit, terms);
        } else {
            way = co_await breakDeposit(context, deposit);
        }
        if (!way || *way == Way::Done) co_return way;
    }
    co_return Way::Done;
}

}  // namespace

QCoro::Task<Result<>> deposits(ServiceContext context) {
    context.dialogue.show(workingOn(text("deposit.label"), text("deposit.working")));
    const auto held = co_await context.bank.deposits();
    if (!held) co_return held.failure();
    const auto terms = co_await context.bank.depositTerms();
    if (!terms) co_return terms.failure();

    for (int asked = 0; asked < questionsMax; ++asked) {
        const auto chosen = co_await context.dialogue.ask(depositsPage(*held));
        if (!chosen) co_return {};
        const auto index = static_cast<std::size_t>(*chosen);
        Result<Way> way = Way::Done;
        if (index < held->size()) {
            way = co_await withDeposit(context, (*held)[index], *terms);
        } else {
            way = co_await openDeposit(context, *terms);
        }
        if (!way) co_return way.failure();
        if (*way == Way::Done) co_return {};
    }
    co_return {};
}

}  // namespace evergreen
