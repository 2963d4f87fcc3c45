#include "kiosk/services/account_words.h"
#include "kiosk/services/service_pages.h"
#include "kiosk/services/services.h"

namespace evergreen {

QCoro::Task<Result<>> rates(ServiceContext context) {
    context.dialogue.show(workingOn(text("rates.label"), text("rates.working")));
    const auto terms = co_await context.bank.depositTerms();
    if (!terms) co_return terms.failure();

    FactsPage page;
    page.head = headOf("rates.question", "rates.label", "rates.explain");
    for (const DepositTerm& term : *terms) {
        page.facts.push_back({monthsText(term.months), text("rates.value", rateOf(term.rateBasisPoints)), {}});
    }
    page.primary = {text("receipt.print"), QStringLiteral("printer")};
    page.secondary = {text("facts.seen"), QStringLiteral("check")};
    const auto reply = co_await context.dialogue.ask(page);
    if (!reply || *reply == Pressed::Secondary) co_return {};

    const ReceiptText receipt{text("receipt.rates"), page.facts, {}};
    co_await context.receipts.print(receipt);
    context.record.push_back(text("record.rates"));
    co_return {};
}

}  // namespace evergreen
