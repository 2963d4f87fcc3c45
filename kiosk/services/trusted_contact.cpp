#include "kiosk/services/account_words.h"
#include "kiosk/services/payee_choice.h"
#include "kiosk/services/services.h"

namespace evergreen {

namespace {

PageHead headOf(Text question) {
    PageHead head;
    head.where = text("contact.label");
    head.question = std::move(question);
    head.explain = text("contact.explain");
    head.isPrivate = true;
    return head;
}

/// The payees to choose from, and nobody as the last answer.
ChoicePage whoPage(const std::vector<Payee>& people, const SessionFacts& facts) {
    ChoicePage page;
    page.head = headOf(text("contact.who"));
    for (const Payee& payee : people) {
        const bool isNow = payee.id == facts.trustedContactId;
        page.options.push_back({verbatim(payee.maskedName),
                                isNow ? text("contact.now") : text("transfer.tail", tailOf(payee.maskedNumber)),
                                QStringLiteral("person")});
    }
    page.options.push_back({text("contact.none"), {}, QStringLiteral("cross")});
    return page;
}

ConfirmPage mayKnowPage(const Payee& payee) {
    ConfirmPage page;
    page.head = headOf(text("contact.mayKnow", verbatim(payee.maskedName)));
    page.picture = QStringLiteral("people");
    page.body = text("contact.mayKnow.body");
    page.primary = {text("contact.mayKnow.yes"), QStringLiteral("check")};
    page.secondary = {text("contact.mayKnow.no"), QString()};
    return page;
}

NoticePage toldPage(Text question, const char* line) {
    NoticePage page;
    page.head = headOf(std::move(question));
    page.picture = QStringLiteral("people");
    page.lines = {text(line)};
    page.primary = {text("notice.good"), QStringLiteral("check")};
    return page;
}

}  // namespace

QCoro::Task<Result<>> trustedContact(ServiceContext context) {
    context.dialogue.show(workingOn(text("contact.label"), text("contact.working")));
    const auto facts = co_await context.bank.sessionFacts();
    if (!facts) co_return facts.failure();
    const auto payees = co_await context.bank.payees();
    if (!payees) co_return payees.failure();
    const std::vector<Payee> people = othersAmong(*payees);
    if (people.empty()) {
        (void)co_await context.dialogue.ask(toldPage(text("contact.nobodyYet"), "contact.nobodyYet.why"));
        co_return {};
    }
    const auto chosen = co_await context.dialogue.ask(whoPage(people, *facts));
    if (!chosen) co_return {};
    const auto index = static_cast<std::size_t>(*chosen);
    const bool isSomebody = index < people.size();
    if (isSomebody) {
        const auto reply = co_await context.dialogue.ask(mayKnowPage(people[index]));
        if (!reply || *reply == Pressed::Secondary) co_return {};
    }
    context.dialogue.show(workingOn(text("contact.label"), text("contact.working")));
    QString payeeId = isSomebody ? people[index].id : QString();
    const auto kept = co_await context.bank.trust(std::move(payeeId));
    if (!kept) co_return kept.failure();
    const Text done = isSomebody ? text("contact.done", verbatim(people[index].maskedName)) : text("contact.dropped");
    context.record.push_back(done);
    NoticePage page = toldPage(done, isSomebody ? "contact.done.decide" : "contact.dropped.decide");
    (void)co_await context.dialogue.ask(std::move(page));
    co_return {};
}

}  // namespace evergreen
