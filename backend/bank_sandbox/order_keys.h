// Idempotency keys of orders: each key is decided once, whatever the order was, and its verdict repeated for ever.
// Works within its caller's transaction, except close(), which is one of its own.
#pragma once

#include "backend/bank_sandbox/signature_book.h"
#include "backend/database/database.h"

#include <cstdint>
#include <optional>

#include <QDate>
#include <QJsonObject>
#include <QStringList>

namespace evergreen {

/// An answer of the bank: the order taken, as JSON, or the reason for none.
struct Verdict {
    QJsonObject transfer;
    QString refused;  ///< empty when accepted; else the API's reason code

    bool operator==(const Verdict&) const = default;
};

class OrderKeys {
public:
    OrderKeys(Database& database, SignatureBook& signatures) : m_database(database), m_signatures(signatures) {}

    /// What was said under the key before; "key-reused" and "key-closed" tell of the key itself, and are verdicts on
    /// this order: its signature is kept. The same order once more is not.
    std::optional<Verdict> decided(const QString& key, const OrderSignature& by, const QString& orderHash);

    /// `refused` is empty for an order that is taken. Keeps the signature.
    void decide(const QString& key, const OrderSignature& by, const QString& orderHash, const QString& refused);

    /// The order taken under a key, as the API tells it.
    QJsonObject orderUnder(const QString& key);

    /// What was decided under a key of this kiosk; "never-seen" closes it.
    Result<Verdict> close(const QString& key, const QString& kiosk);

    /// One word for the whole order. No part may hold a line feed.
    static QString hashOf(const QStringList& parts);

    static QString newReference(const QDate& day);

private:
    Verdict aboutKey(const QString& key, const OrderSignature& by, const QString& refused);

    Database& m_database;
    SignatureBook& m_signatures;
};

}  // namespace evergreen
