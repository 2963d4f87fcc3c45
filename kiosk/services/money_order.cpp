#include "kiosk/services/money_order.h"

#include "kiosk/journal/journal.h"
#include "kiosk/services/account_words.h"
#include "kiosk/services/service_audit.h"
#include "kiosk/services/service_pages.h"

namespace evergreen {

namespace {

const char* refusalWords(OrderRefusal reason) {
    switch (reason) {
        case OrderRefusal::InsufficientFunds:
            return "order.refused.funds";
        case OrderRefusal::DayLimit:
            return "order.refused.limit";
        case OrderRefusal::PayeeWatchListed:
            return "transfer.watch.why";
        case OrderRefusal::PayeeUnknown:
            return "order.refused.payee";
        case OrderRefusal::AccountNotAllowed:
            return "order.refused.account";
        case OrderRefusal::Changed:
            return "order.refused.changed";
        case OrderRefusal::KeyReused:
        case OrderRefusal::KeyClosed:
            return "order.refused.again";
    }
    return "order.refused.again";
}

const DoneWords& doneWords(const OrderWords& words, OrderStatus status) {
    const bool waits = status == OrderStatus::Pending && !words.pending.question.isEmpty();
    return waits ? words.pending : words.done;
}

QString keyed(Order& order) {
    if (const auto* errand = std::get_if<ErrandOrder>(&order)) return errand->idempotencyKey;
    return std::visit([](auto& each) { return each.idempotencyKey = newIdempotencyKey(); }, order);
}

QCoro::Task<Result<OrderOutcome>> passOn(Bank& bank, Order order) {
    if (auto* transfer = std::get_if<TransferOrder>(&order)) return bank.transfer(std::move(*transfer));
    if (auto* errand = std::get_if<ErrandOrder>(&order)) return bank.carryOut(std::move(*errand));
    return bank.pay(std::move(std::get<PaymentOrder>(order)));
}

/// The bank's word counts even when it cannot be noted: the journal then stays open and is settled by key later.
void settle(Journal& journal, const QString& key, const Result<OrderOutcome>& outcome) {
    if (outcome.ok()) {
        const bool accepted = std::holds_alternative<OrderAccepted>(*outcome);
        (void)journal.settle(key, accepted ? Settled::Done : Settled::Refused);
    } else if (outcome.failure().code != FailureCode::OutcomeUnknown) {
        (void)journal.settle(key, Settled::NeverSeen);
    } else {
        (void)journal.noteNoAnswer(key);
    }
}

QCoro::Task<Result<OrderEnd>> tellUnknown(ServiceContext context, OrderWords words, QString key) {
    context.record.push_back(words.unknownRecord);
    (void)co_await context.dialogue.ask(outcomeUnknownPage(words));
    ReceiptText receipt = outcomeUnknownReceipt(words, context.clock.now());
    receipt.orderKey = key;
    co_await context.receipts.print(std::move(receipt));
    co_return OrderEnd::Unknown;
}

/// The bank strikes it out only when the page was answered: who was gone by then is told at the next visit.
QCoro::Task<Result<OrderEnd>> tellAccepted(ServiceContext context, OrderWords words, OrderAccepted accepted,
                                           QString key) {
    context.record.push_back(doneWords(words, accepted.status).record);
    const auto reply = co_await context.dialogue.ask(acceptedPage(words, accepted.status));
    if (reply.isEnded()) co_return OrderEnd::Done;
    auto noting = context.bank.newsTold(key);
    if (!reply || *reply != Pressed::Secondary) {
        ReceiptText receipt = acceptedReceipt(words, accepted);
        receipt.orderKey = key;
        co_await context.receipts.print(std::move(receipt));
    }
    (void)co_await noting;
    co_return OrderEnd::Done;
}

QCoro::Task<Result<OrderEnd>> tellRefused(ServiceContext context, OrderWords words, OrderRefusal reason, QString key) {
    const auto reply = co_await context.dialogue.ask(refusedPage(words, reason));
    if (!reply.isEnded()) (void)co_await context.bank.newsTold(key);
    co_return OrderEnd::Refused;
}

}  // namespace

QCoro::Task<Result<OrderEnd>> sendOrder(ServiceContext context, Order order, OrderWords words) {
    const QString key = keyed(order);
    const Intent intent{key, QString::fromLatin1(words.kind), context.clock.now(), context.customer.customerId};
    // Money does not move without an entry of it on the disk.
    const auto audited = context.audit.append(moneyIntended(key, order, words));
    if (!audited) co_return audited.failure();
    if (const auto intended = context.journal.intend(intent); !intended) {
        context.audit.note(moneyAnswered(key, intended.failure()));
        co_return intended.failure();
    }

    context.dialogue.show(workingOn(words.where, words.working));
    const auto outcome = co_await passOn(context.bank, order);
    settle(context.journal, key, outcome);
    context.audit.note(moneyAnswered(key, outcome));

    if (!outcome && outcome.failure().code == FailureCode::OutcomeUnknown) {
        const auto told = co_await tellUnknown(context, words, key);
        co_return told;
    }
    if (!outcome) co_return outcome.failure();
    if (const auto* refused = std::get_if<OrderRefused>(&*outcome)) {
        const auto told = co_await tellRefused(context, words, refused->reason, key);
        co_return told;
    }
    const auto told = co_await tellAccepted(context, words, std::get<OrderAccepted>(*outcome), key);
    co_return told;
}

FactsPage acceptedPage(const OrderWords& words, OrderStatus status) {
    const DoneWords& done = doneWords(words, status);
    return donePage({words.where, {}, done.question, done.say, done.explain, true}, words.facts);
}

NoticePage refusedPage(const OrderWords& words, OrderRefusal reason) {
    return tellPage({words.where, {}, words.refused, {}, words.refusedExplain}, "shield",
                    {text("order.notMoved"), text(refusalWords(reason))}, Tone::Stop);
}

NoticePage outcomeUnknownPage(const OrderWords& words) {
    NoticePage page;
    page.head = {words.where, {}, words.unknown, {}, words.unknownExplain, true};
    page.picture = QStringLiteral("question");
    page.lines = {words.unknownOnce, text("order.unknown.next")};
    page.tone = Tone::Attention;
    page.primary = {text("order.unknown.good"), QStringLiteral("printer")};
    return page;
}

ReceiptText acceptedReceipt(const OrderWords& words, const OrderAccepted& accepted) {
    const DoneWords& done = doneWords(words, accepted.status);
    ReceiptText receipt{done.receiptTitle, words.facts, done.notes};
    receipt.rows.push_back(Fact{text("receipt.reference"), verbatim(accepted.reference), {}});
    receipt.notes.push_back(text("receipt.keepSafe"));
    return receipt;
}

ReceiptText outcomeUnknownReceipt(const OrderWords& words, const QDateTime& at) {
    ReceiptText receipt{words.unknownReceipt, words.facts, {}};
    receipt.rows.push_back(Fact{text("receipt.date"), text("date", at.toLocalTime().date()), {}});
    receipt.notes = {words.unknownOnceOnReceipt, text("receipt.unknown.ask")};
    return receipt;
}

}  // namespace evergreen
