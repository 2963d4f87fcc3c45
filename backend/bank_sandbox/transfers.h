// Transfers of the sandbox: each order decided once under its idempotency key, in one database transaction together
// with both sides of the posting. A pending transfer's money waits in the account "held" until it is executed or taken
// back. Due transfers are executed whenever anybody asks anything.
#pragma once

#include "backend/bank_sandbox/ledger.h"
#include "backend/bank_sandbox/order_keys.h"
#include "backend/bank_sandbox/vault.h"

#include <optional>

#include <QJsonArray>
#include <QJsonObject>

namespace evergreen {

struct PlacedOrder {
    QString key;
    OrderSignature signature;
    QString person;
    QString fromAccount;
    QString payee;
    std::int64_t amount = 0;
    bool instant = false;
    QStringList heldFor{};  ///< safety rules that make it wait a day, whatever its speed (Spec: EL-03)
};

class Transfers {
public:
    static constexpr std::chrono::hours nextDay{24};  ///< Spec: TX-01

    Transfers(Database& database, OrderKeys& keys, SignatureBook& signatures, Ledger& ledger, const BankTime& time)
        : m_database(database), m_keys(keys), m_signatures(signatures), m_ledger(ledger), m_time(time) {}

    /// The same order under the same key gets the same verdict. "key-reused", "key-closed" tell of keys.
    Result<Verdict> place(const PlacedOrder& order);

    /// What place() would refuse it for now; empty for nothing.
    QString refusalOf(const PlacedOrder& order) { return refusalOf(order, targetOf(order)); }

    /// Pending ones, newest first.
    QJsonArray pending(const QString& person);

    enum class Revoked { Yes, TooLate, Unknown };
    Result<Revoked> revoke(const QString& reference, const QString& person, const OrderSignature& signature);

    /// {"payee": …, "name": …, "watchListed": …}, or nothing for an unknown payee.
    std::optional<QJsonObject> check(const QString& person, const QString& payeeId, const QString& nameHash);

    Result<> executeDue();

    /// Whom the customer trusts: a payee the customer has saved or paid; nobody for an empty id. False for any other.
    bool trust(const QString& person, const QString& payeeId);
    /// References of holds that this customer's contact was told about.
    QStringList contactTold(const QString& person);

private:
    struct Target {
        QString account;
        QString name;
        QString number;
        bool own = false;
        bool watchListed = false;
    };

    std::optional<Target> targetOf(const PlacedOrder& order);
    QString refusalOf(const PlacedOrder& order, const std::optional<Target>& target);
    void accept(const PlacedOrder& order, const Target& target);
    void tellContact(const PlacedOrder& order, const QString& reference);
    bool isNewPayee(const QString& person, const QString& payeeId);

    Database& m_database;
    OrderKeys& m_keys;
    SignatureBook& m_signatures;
    Ledger& m_ledger;
    const BankTime& m_time;
};

}  // namespace evergreen
