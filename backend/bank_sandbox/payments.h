// Payments of the sandbox: money that leaves an account for something, at once. Each order decided once under its
// idempotency key, in one database transaction together with both sides of the posting.
#pragma once

#include "backend/bank_sandbox/deposits.h"
#include "backend/bank_sandbox/ledger.h"
#include "backend/bank_sandbox/order_keys.h"

#include <QJsonArray>

namespace evergreen {

struct PlacedPayment {
    QString key;
    OrderSignature signature;
    QString person;
    QString kind;  ///< as the API spells it: "bills", "deposit-open" …
    QString account;
    QStringList items;
    std::int64_t amount = 0;  ///< fen
};

class Payments {
public:
    Payments(Database& database, OrderKeys& keys, Ledger& ledger, Deposits& deposits, const BankTime& time)
        : m_database(database), m_keys(keys), m_ledger(ledger), m_deposits(deposits), m_time(time) {}

    static bool isKind(const QString& word);

    /// The same order under the same key gets the same verdict.
    Result<Verdict> place(const PlacedPayment& payment);

    /// Not yet paid, the one due first at the front.
    QJsonArray bills(const QString& person);

private:
    QString refusalOf(const PlacedPayment& payment);
    void accept(const PlacedPayment& payment);

    /// What the items come to for this person, in fen; 0 when one of them cannot be paid.
    std::int64_t sumOf(const PlacedPayment& payment);
    std::int64_t billsSum(const PlacedPayment& payment);
    bool ownsTransitCard(const QString& person, const QString& card);

    void payBills(const PlacedPayment& payment);
    void topUp(const PlacedPayment& payment);
    void lock(const PlacedPayment& payment);

    Database& m_database;
    OrderKeys& m_keys;
    Ledger& m_ledger;
    Deposits& m_deposits;
    const BankTime& m_time;
};

}  // namespace evergreen
