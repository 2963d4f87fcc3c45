#include "backend/bank_sandbox/people.h"

#include "kiosk/base/json_fields.h"

#include <QFile>

namespace evergreen {

namespace {

constexpr qsizetype kListMax = 100;
constexpr std::int64_t kMinorMax = 1'000'000'000'00;

Money readYuan(JsonFields& fields, const char* name) {
    return {fields.integer(name, 0, kMinorMax), Currency::Cny};
}

/// A count of days, or null.
std::optional<int> readDays(JsonFields& fields, const char* name) {
    if (fields.takeNull(name)) return std::nullopt;
    return fields.number(name, 0, 36'500);
}

PersonAccount readAccount(JsonFields& fields) {
    PersonAccount account;
    account.kind = fields.text("kind");
    account.number = fields.text("number", 19);
    account.balance = readYuan(fields, "minor");
    account.rateBasisPoints = fields.number("rateBasisPoints", 0, 10'000);
    account.maturesInDays = readDays(fields, "maturesInDays");
    return account;
}

PersonPension readPension(JsonFields& fields) {
    PersonPension pension;
    pension.basic = readYuan(fields, "basic");
    pension.annuity = readYuan(fields, "annuity");
    pension.over80 = readYuan(fields, "over80");
    pension.into = fields.text("into");
    return pension;
}

PersonBill readBill(JsonFields& fields) {
    PersonBill bill;
    bill.kind = fields.text("kind");
    bill.payerNumber = fields.text("payerNumber", 19);
    bill.text = fields.text("text");
    bill.amount = readYuan(fields, "minor");
    bill.dueInDays = fields.number("dueInDays", 0, 365);
    return bill;
}

PinHash readPin(JsonFields& fields) {
    PinHash pin;
    pin.salt = QByteArray::fromHex(fields.text("salt").toLatin1());
    pin.hash = QByteArray::fromHex(fields.text("scrypt").toLatin1());
    return pin;
}

Person readPerson(JsonFields& fields) {
    Person person;
    person.id = fields.text("id");
    person.name = fields.text("name");
    person.title = fields.text("title");
    person.born = fields.date("born");
    person.pan = fields.text("pan", 19);
    if (fields.has("chipCards")) person.chipCards = fields.texts("chipCards", kListMax);
    person.pin = fields.object("pin", readPin);
    person.trustedContact = fields.text("trustedContact");
    person.comfort = fields.text("comfort");
    person.lastKioskTransferDaysAgo = readDays(fields, "lastKioskTransferDaysAgo");
    person.certificationDueInDays = readDays(fields, "certificationDueInDays");
    person.pension = fields.object("pension", readPension);
    person.accounts = fields.list("accounts", kListMax, readAccount);
    person.bills = fields.list("bills", kListMax, readBill);
    person.transitCard = fields.text("transitCard", 19);
    person.transitBalance = readYuan(fields, "transitMinor");
    person.payees = fields.texts("payees", kListMax);
    return person;
}

KnownPayee readPayee(JsonFields& fields) {
    KnownPayee payee;
    payee.number = fields.text("number", 19);
    payee.name = fields.text("name");
    payee.watchListed = fields.flag("watchListed");
    payee.nameMismatch = fields.flag("nameMismatch");
    return payee;
}

}  // namespace

Result<People> readPeople(const QByteArray& json) {
    return readJson(json, FailureCode::ConfigBad, [](JsonFields& fields) {
        People people;
        people.bankName = fields.text("bankName");
        people.people = fields.list("people", kListMax, readPerson);
        people.payees = fields.list("payees", kListMax, readPayee);
        return people;
    });
}

Result<People> builtInPeople() {
    QFile file(QStringLiteral(":/bank_sandbox/people.json"));
    if (!file.open(QIODevice::ReadOnly)) return Failure{FailureCode::ConfigBad, QStringLiteral("people.json")};
    return readPeople(file.readAll());
}

}  // namespace evergreen
