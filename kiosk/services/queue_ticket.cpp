#include "kiosk/services/account_words.h"
#include "kiosk/services/queue_desk.h"
#include "kiosk/services/service_pages.h"
#include "kiosk/services/services.h"

namespace evergreen {

namespace {

constexpr const char* kWhere = "queue.label";

const char* labelOf(QueueWindow window) {
    switch (window) {
        case QueueWindow::Elders:
            return "queue.elders";
        case QueueWindow::Counter:
            return "queue.counter";
        case QueueWindow::Advice:
            return "queue.advice";
    }
    return "queue.counter";
}

/// Spec: UI-04. The window for elders first; nobody is talked out of going to a person.
ChoicePage windowsPage() {
    ChoicePage page;
    page.head = headOf("queue.which", kWhere, "queue.which.explain");
    page.options = {{text("queue.elders"), text("queue.elders.detail"), QStringLiteral("leaf"), true},
                    {text("queue.counter"), text("queue.counter.detail"), QStringLiteral("staff")},
                    {text("queue.advice"), text("queue.advice.detail"), QStringLiteral("question")}};
    return page;
}

std::vector<Fact> factsOf(const QueueTicket& ticket) {
    Fact number{text("queue.number"), verbatim(ticket.number), {}, true};
    const Text ahead = ticket.ahead == 0 ? text("queue.next") : text("queue.ahead", ticket.ahead);
    return {number, {text("queue.window"), text(labelOf(ticket.window)), {}}, {text("queue.waiting"), ahead, {}}};
}

}  // namespace

QCoro::Task<Result<>> queueFor(ServiceContext context, QueueWindow window) {
    context.dialogue.show(workingOn(text(kWhere), text("queue.working")));
    const auto ticket = co_await context.bank.takeTicket(window);
    if (!ticket) co_return ticket.failure();
    context.record.push_back(text("record.queue", verbatim(ticket->number)));
    const ReceiptText receipt{text("receipt.queue"), factsOf(*ticket), {text("queue.sit"), text("queue.called")}};
    co_await context.receipts.print(receipt);

    FactsPage page;
    page.head = headOf("queue.done", kWhere, "queue.done.explain");
    page.head.say = {text("queue.sit")};
    page.facts = factsOf(*ticket);
    page.primary = {text("notice.good"), QStringLiteral("check")};
    (void)co_await context.dialogue.ask(page);
    co_return {};
}

QCoro::Task<Result<>> queueTicket(ServiceContext context) {
    const auto chosen = co_await context.dialogue.ask(windowsPage());
    if (!chosen) co_return {};
    const auto queued = co_await queueFor(context, static_cast<QueueWindow>(*chosen));
    co_return queued;
}

}  // namespace evergreen
