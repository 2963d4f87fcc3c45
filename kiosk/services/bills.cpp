#include "kiosk/services/account_words.h"
#include "kiosk/services/bill_pages.h"
#include "kiosk/services/service_pages.h"
#include "kiosk/services/services.h"

namespace evergreen {

QCoro::Task<Result<>> bills(ServiceContext context) {
    context.dialogue.show(workingOn(text("bills.label"), text("bills.working")));
    const auto due = co_await context.bank.bills();
    if (!due) co_return due.failure();
    const auto accounts = co_await context.bank.accounts();
    if (!accounts) co_return accounts.failure();
    if (due->empty()) {
        auto head = headOf("bills.none", "bills.label", "bills.none.explain");
        NoticePage told = tellPage(std::move(head), "done", {text("bills.none.line")});
        (void)co_await context.dialogue.ask(std::move(told));
        co_return {};
    }

    for (int asked = 0; asked < questionsMax; ++asked) {
        const auto chosen = co_await context.dialogue.ask(whichBillsPage(*due));
        if (!chosen) co_return {};
        const std::vector<Bill> wanted = chosenBills(*due, *chosen);
        const auto payer = payerOf(*accounts, totalOf(wanted));
        if (!payer) {
            const auto read = co_await context.dialogue.ask(notEnoughPage("bills.label"));
            if (read.isBack()) continue;
            co_return {};
        }
        const auto reply = co_await context.dialogue.ask(payBillsPage(wanted, *payer));
        if (reply.isBack()) continue;
        if (!reply || *reply == Pressed::Secondary) co_return {};

        PaymentOrder order{PaymentKind::Bills, payer->id, {}, totalOf(wanted), {}};
        for (const Bill& bill : wanted) order.items << bill.id;
        const auto sent = co_await sendOrder(context, Order(std::move(order)), billWords(wanted, *payer));
        if (!sent) co_return sent.failure();
        co_return {};
    }
    co_return {};
}

}  // namespace evergreen
