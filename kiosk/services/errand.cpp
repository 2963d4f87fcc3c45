#include "kiosk/services/account_words.h"
#include "kiosk/services/money_order.h"
#include "kiosk/services/service_pages.h"
#include "kiosk/services/services.h"

namespace evergreen {

namespace {

PageHead headOf(const char* question) {
    PageHead head = evergreen::headOf(question, "errand.label", "errand.explain");
    head.isPrivate = true;
    return head;
}

Text giverOf(const Errand& errand) {
    return verbatim(errand.customerName);
}

std::vector<Fact> factsOf(const Errand& errand) {
    return {Fact{text("errand.for"), giverOf(errand), {}}, amountFact("transfer.fact.amount", errand.amount),
            toFact(verbatim(errand.payeeName), errand.payeeNumber)};
}

ChoicePage whosePage(const std::vector<Errand>& errands) {
    ChoicePage page;
    page.head = headOf("errand.whose");
    for (const Errand& errand : errands) {
        page.options.push_back({.label = giverOf(errand),
                                .detail = text("money", errand.amount),
                                .picture = QStringLiteral("hand-over"),
                                .isDetailPrivate = true});
    }
    return page;
}

ConfirmPage carryOutPage(const Errand& errand) {
    ConfirmPage page;
    page.head = headOf("errand.confirm");
    page.facts = factsOf(errand);
    page.primary = {text("errand.confirm.yes"), QStringLiteral("check")};
    page.secondary = {text("errand.confirm.no"), QStringLiteral("cross")};
    return page;
}

OrderWords wordsOf(const Errand& errand) {
    OrderWords words;
    words.kind = "errand";
    words.where = text("errand.label");
    words.working = text("transfer.working");
    words.facts = factsOf(errand);
    const Text record = text("record.errand", giverOf(errand), errand.amount);
    words.done = {text("errand.done"), {}, text("errand.explain"), text("receipt.errand"), {}, record};
    words.pending = words.done;
    words.refused = text("transfer.refused");
    words.payee = errand.payeeName + u' ' + errand.payeeNumber;
    words.amount = errand.amount;
    return words;
}

}  // namespace

QCoro::Task<Result<>> errand(ServiceContext context) {
    context.dialogue.show(workingOn(text("errand.label"), text("errand.looking")));
    const auto errands = co_await context.bank.errands();
    if (!errands) co_return errands.failure();
    if (errands->empty()) {
        NoticePage told = tellPage(headOf("errand.none"), "check", {text("errand.none.why")});
        (void)co_await context.dialogue.ask(std::move(told));
        co_return {};
    }
    std::size_t which = 0;
    if (errands->size() > 1) {
        const auto chosen = co_await context.dialogue.ask(whosePage(*errands));
        if (!chosen) co_return {};
        which = static_cast<std::size_t>(*chosen);
    }
    const Errand wanted = (*errands)[which];
    const auto reply = co_await context.dialogue.ask(carryOutPage(wanted));
    if (!reply || *reply == Pressed::Secondary) co_return {};
    Order order = ErrandOrder{wanted.key};
    const auto sent = co_await sendOrder(context, std::move(order), wordsOf(wanted));
    if (!sent) co_return sent.failure();
    co_return {};
}

}  // namespace evergreen
