#include "kiosk/services/account_words.h"
#include "kiosk/services/services.h"

namespace evergreen {

namespace {

Text labelOf(PensionItemKind kind) {
    switch (kind) {
        case PensionItemKind::Basic:
            return text("pension.basic");
        case PensionItemKind::Annuity:
            return text("pension.annuity");
        case PensionItemKind::Over80:
            return text("pension.over80");
    }
    return text("pension.basic");
}

std::vector<Fact> factsOf(const Pension& pension) {
    std::vector<Fact> facts;
    const PensionArrival& last = pension.arrivals.front();
    facts.push_back(Fact{text("pension.arrived", last.on), text("money", last.total), {}, true});
    for (const PensionItem& item : last.items) {
        facts.push_back(Fact{labelOf(item.kind), text("money", item.amount), {}});
    }
    if (pension.nextOn) facts.push_back(Fact{text("pension.next"), text("date", *pension.nextOn), {}});
    if (pension.certificationDueBy) {
        facts.push_back(Fact{text("pension.certification"), text("pension.by", *pension.certificationDueBy), {}});
    }
    return facts;
}

PageHead headOf(Text question) {
    PageHead head;
    head.where = text("pension.label");
    head.question = std::move(question);
    head.explain = text("pension.explain");
    head.isPrivate = true;
    return head;
}

}  // namespace

QCoro::Task<Result<>> pension(ServiceContext context) {
    context.dialogue.show(workingOn(text("pension.label"), text("pension.working")));
    const auto pension = co_await context.bank.pension();
    if (!pension) co_return pension.failure();

    if (pension->arrivals.empty()) {
        NoticePage none;
        none.head = headOf(text("pension.none"));
        none.picture = QStringLiteral("pension");
        none.lines = {text("pension.noneWhy")};
        none.primary = {text("notice.good"), QStringLiteral("check")};
        (void)co_await context.dialogue.ask(none);
        co_return {};
    }
    FactsPage page;
    page.head = headOf(text("pension.question"));
    page.facts = factsOf(*pension);
    page.primary = {text("receipt.print"), QStringLiteral("printer")};
    page.secondary = {text("facts.seen"), QStringLiteral("check")};
    const auto reply = co_await context.dialogue.ask(page);
    if (!reply || *reply == Pressed::Secondary) co_return {};

    ReceiptText receipt;
    receipt.title = text("receipt.pension");
    receipt.rows = factsOf(*pension);
    receipt.notes.push_back(text("receipt.keepSafe"));
    co_await context.receipts.print(receipt);
    context.record.push_back(text("record.pension"));
    co_return {};
}

}  // namespace evergreen
