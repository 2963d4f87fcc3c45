#include "kiosk/services/bill_pages.h"

#include "kiosk/services/service_pages.h"

namespace evergreen {

namespace {

struct BillLook {
    BillKind kind;
    const char* label;
    const char* picture;
};

constexpr BillLook kLooks[] = {
    {BillKind::Water, "bills.water", "drop"}, {BillKind::Electricity, "bills.electricity", "lightning"},
    {BillKind::Gas, "bills.gas", "flame"},    {BillKind::Phone, "bills.phone", "phone"},
    {BillKind::Cable, "bills.cable", "film"}, {BillKind::Property, "bills.property", "home"}};

const BillLook& lookOf(BillKind kind) {
    for (const BillLook& look : kLooks) {
        if (look.kind == kind) return look;
    }
    return kLooks[0];
}

std::vector<Fact> factsOf(const std::vector<Bill>& bills, const Account& payer) {
    std::vector<Fact> facts{amountFact("bills.total", totalOf(bills))};
    for (const Bill& bill : bills) {
        facts.push_back({text(lookOf(bill.kind).label), text("money", bill.amount), {}});
    }
    facts.push_back(fromFact(payer));
    return facts;
}

}  // namespace

Money totalOf(const std::vector<Bill>& bills) {
    Money total;
    for (const Bill& bill : bills) total = total + bill.amount;
    return total;
}

ChoicePage whichBillsPage(const std::vector<Bill>& due) {
    ChoicePage page;
    page.head = headOf("bills.which", "bills.label", "bills.which.explain");
    page.head.isPrivate = true;
    if (due.size() > 1) {
        page.options.push_back({text("bills.all"), text("bills.all.detail", static_cast<int>(due.size()), totalOf(due)),
                                QStringLiteral("check"), true, true});
    }
    for (const Bill& bill : due) {
        const BillLook& look = lookOf(bill.kind);
        page.options.push_back({text(look.label), text("bills.due", bill.amount, bill.dueOn),
                                QString::fromLatin1(look.picture), false, true});
    }
    return page;
}

std::vector<Bill> chosenBills(const std::vector<Bill>& due, int option) {
    if (due.size() == 1 || option == 0) return due;
    return {due[static_cast<std::size_t>(option - 1)]};
}

/// Several bills have just been seen in a list: their sum and number are what is confirmed.
ConfirmPage payBillsPage(const std::vector<Bill>& bills, const Account& payer) {
    ConfirmPage page;
    page.head = headOf("bills.confirm", "bills.label", "bills.confirm.explain");
    page.head.isPrivate = true;
    page.facts = factsOf(bills, payer);
    if (bills.size() > 1) {
        page.facts = {amountFact("bills.total", totalOf(bills)),
                      {text("bills.what"), text("bills.what.value", static_cast<int>(bills.size())), {}},
                      fromFact(payer)};
    }
    page.primary = {text("bills.confirm.yes"), QStringLiteral("check")};
    page.secondary = {text("bills.confirm.no"), QStringLiteral("cross")};
    return page;
}

OrderWords billWords(const std::vector<Bill>& bills, const Account& payer) {
    OrderWords words;
    words.kind = "bills";
    words.where = text("bills.label");
    words.working = text("bills.paying");
    words.facts = factsOf(bills, payer);
    words.done = {text("bills.done"),    {}, text("bills.done.explain"),
                  text("receipt.bills"), {}, text("record.bills", totalOf(bills))};
    return words;
}

}  // namespace evergreen
