#include "kiosk/services/account_words.h"
#include "kiosk/services/service_pages.h"
#include "kiosk/services/services.h"

namespace evergreen {

namespace {

/// What was done today, by its name alone: no amount, no account, nobody's name.
std::vector<Fact> factsOf(std::span<const Text> done, const std::optional<QDate>& next) {
    std::vector<Fact> facts;
    for (const Text& errand : done) facts.push_back({text("postcard.did"), errand, {}});
    if (done.empty()) facts.push_back({text("postcard.did"), text("postcard.visited"), {}});
    if (next) facts.push_back({text("postcard.next"), text("date", *next), {}});
    facts.push_back({text("postcard.ask"), text("branch.phone"), {}});
    return facts;
}

}  // namespace

QCoro::Task<Result<>> postcard(ServiceContext context) {
    context.dialogue.show(workingOn(text("postcard.label"), text("postcard.working")));
    const auto pension = co_await context.bank.pension();
    if (!pension) co_return pension.failure();

    FactsPage page;
    page.head = headOf("postcard.question", "postcard.label", "postcard.explain");
    page.facts = factsOf(context.done, pension->nextOn);
    page.primary = {text("postcard.print"), QStringLiteral("printer")};
    page.secondary = {text("receipt.none"), QString()};
    const auto reply = co_await context.dialogue.ask(page);
    if (!reply || *reply == Pressed::Secondary) co_return {};

    const ReceiptText card{text("receipt.postcard"), page.facts, {text("postcard.well"), text("postcard.family")}};
    co_await context.receipts.print(card);
    context.record.push_back(text("record.postcard"));
    co_return {};
}

}  // namespace evergreen
