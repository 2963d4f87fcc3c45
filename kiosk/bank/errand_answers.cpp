// The answers of bank.yaml about bills and the other errands; see bank_answers.h.
#include "kiosk/bank/bank_answers.h"
#include "kiosk/bank/masked_number.h"

namespace evergreen {

namespace {

constexpr qsizetype kBillsMax = 50;
constexpr qsizetype kErrandsMax = 50;

constexpr JsonWord<BillKind> kBillKinds[] = {{"water", BillKind::Water}, {"electricity", BillKind::Electricity},
                                             {"gas", BillKind::Gas},     {"phone", BillKind::Phone},
                                             {"cable", BillKind::Cable}, {"property", BillKind::Property}};

template <typename Read>
auto read(const QByteArray& body, Read reader) {
    return readJson(body, FailureCode::BankGarbage, reader);
}

Bill readBill(JsonFields& fields) {
    Bill bill;
    bill.id = opaqueId(fields, "id");
    bill.kind = fields.word("kind", kBillKinds);
    bill.payerNumber = maskedNumber(fields, "payerNumber");
    bill.amount = fields.money("amount");
    bill.dueOn = fields.date("dueOn");
    return bill;
}

Errand readErrand(JsonFields& fields) {
    Errand errand;
    errand.key = opaqueId(fields, "key");
    errand.customerName = fields.text("customerName", 64);
    errand.title = fields.text("title", 32);
    errand.payeeName = fields.text("payeeName", 64);
    errand.payeeNumber = maskedNumber(fields, "payeeNumber");
    errand.amount = fields.money("amount");
    return errand;
}

OrderNews readNews(JsonFields& fields) {
    using Outcome = OrderNews::Outcome;
    constexpr JsonWord<Outcome> outcomes[] = {
        {"done", Outcome::Done}, {"pending", Outcome::Pending}, {"not-moved", Outcome::NotMoved}};
    OrderNews news;
    news.key = opaqueId(fields, "key");
    news.outcome = fields.word("outcome", outcomes);
    news.at = fields.moment("at");
    news.amount = fields.money("amount");
    news.payeeName = fields.text("payeeName", 64);
    return news;
}

}  // namespace

Result<std::vector<OrderNews>> parseOrderNews(const QByteArray& body) {
    return read(body, [](JsonFields& fields) { return fields.list("news", kErrandsMax, readNews); });
}

Result<std::vector<Errand>> parseErrands(const QByteArray& body) {
    return read(body, [](JsonFields& fields) { return fields.list("errands", kErrandsMax, readErrand); });
}

Result<std::vector<Bill>> parseBills(const QByteArray& body) {
    return read(body, [](JsonFields& fields) { return fields.list("bills", kBillsMax, readBill); });
}

const char* paymentWord(PaymentKind kind) {
    switch (kind) {
        case PaymentKind::Bills:
            return "bills";
    }
    return "bills";
}

}  // namespace evergreen
