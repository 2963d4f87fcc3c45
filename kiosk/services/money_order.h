// How any service moves money: the intent into audit log and journal before the first byte leaves, the page while the
// bank works, the order under its idempotency key, and whatever word comes of it told, printed and put on record: done,
// refused, or not known. A service asks its questions, makes the order and the words for it, and calls this; nobody
// else may send an order.
#pragma once

#include "kiosk/services/service.h"

#include <variant>

namespace evergreen {

using Order = std::variant<TransferOrder, PaymentOrder, ErrandOrder>;

/// What is said of an order that the bank took.
struct DoneWords {
    Text question;          ///< "好了，水费交了"
    std::vector<Text> say;  ///< more of it, aloud and in the caption
    Text explain;
    Text receiptTitle;
    std::vector<Text> notes;  ///< on the receipt, above "keep it safe"
    Text record;              ///< on the last page of the visit
};

/// What is said of one order from sending it to its end.
struct OrderWords {
    QByteArray kind;          ///< of the intent in the journal: "transfer"
    Text where;               ///< the service
    Text working;             ///< while the bank works
    std::vector<Fact> facts;  ///< what was ordered: on the pages and on the receipts
    DoneWords done;
    DoneWords pending;  ///< for orders that may wait (OrderStatus::Pending); else empty
    Text refused = text("order.refused");
    Text refusedExplain = text("order.refused.explain");
    Text unknown = text("order.unknown");
    Text unknownExplain = text("order.unknown.explain");
    Text unknownOnce = text("order.unknown.once");
    Text unknownReceipt = text("receipt.orderUnknown");
    Text unknownOnceOnReceipt = text("receipt.orderUnknown.once");
    Text unknownRecord = text("record.orderUnknown");
    QString payee = {};  ///< masked, for the audit log; empty: to nobody
    Money amount = {};   ///< for the audit log, where the order does not say it itself
};

/// How it ended, for a service that has more to do then.
enum class OrderEnd { Done, Refused, Unknown };

/// `order` needs no key: it gets a fresh one here; an errand keeps its own. Told to the customer whatever comes; a
/// failure only for what did certainly not reach the bank: StorageFault, BankUnreachable, BankSignedOut, BankRefused.
QCoro::Task<Result<OrderEnd>> sendOrder(ServiceContext context, Order order, OrderWords words);

FactsPage acceptedPage(const OrderWords& words, OrderStatus status);
NoticePage refusedPage(const OrderWords& words, OrderRefusal reason);
NoticePage outcomeUnknownPage(const OrderWords& words);
ReceiptText acceptedReceipt(const OrderWords& words, const OrderAccepted& accepted);
ReceiptText outcomeUnknownReceipt(const OrderWords& words, const QDateTime& at);

}  // namespace evergreen
