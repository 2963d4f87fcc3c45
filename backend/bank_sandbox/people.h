// The sandbox's fictional customers and payees, as people.json lists them. Their PINs are there only as salted hashes.
#pragma once

#include "backend/bank_sandbox/vault.h"
#include "kiosk/base/money.h"
#include "kiosk/base/result.h"

#include <optional>
#include <vector>

#include <QDate>
#include <QString>

namespace evergreen {

struct PersonAccount {
    QString kind;  ///< as the API document spells it: "passbook", "term-deposit" …
    QString number;
    Money balance;
    int rateBasisPoints = 0;
    std::optional<int> maturesInDays;
};

struct PersonPension {
    Money basic;
    Money annuity;
    Money over80;
    QString into;  ///< kind of the account it arrives in
};

struct PersonBill {
    QString kind;  ///< "water", "electricity" …
    QString payerNumber;
    QString text;  ///< in the statement
    Money amount;
    int dueInDays = 0;
};

struct Person {
    QString id;
    QString name;
    QString title;
    QDate born;
    QString pan;
    std::vector<QString> chipCards;  ///< further cards, whose chips give cryptograms; same PIN
    PinHash pin;
    QString trustedContact;  ///< number of a payee, or empty
    QString comfort;         ///< the word a kiosk has left for this customer; empty before the first visit
    std::optional<int> lastKioskTransferDaysAgo;
    std::optional<int> certificationDueInDays;
    PersonPension pension;
    std::vector<PersonAccount> accounts;
    std::vector<PersonBill> bills;
    QString transitCard;  ///< number of the bus card; empty: none
    Money transitBalance;
    std::vector<QString> payees;  ///< numbers
};

struct KnownPayee {
    QString number{};
    QString name{};
    bool watchListed = false;
    bool nameMismatch = false;
};

struct People {
    QString bankName;
    std::vector<Person> people;
    std::vector<KnownPayee> payees;
};

/// ConfigBad with the place of the first mistake.
Result<People> readPeople(const QByteArray& json);

/// The list built into the program.
Result<People> builtInPeople();

}  // namespace evergreen
