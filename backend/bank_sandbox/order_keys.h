// Idempotency keys of orders: each key is decided once, whatever the order was, and its verdict repeated for ever.
// Works within its caller's transaction, except close(), which is one of its own.
#pragma once

#include "backend/bank_sandbox/database.h"

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
    explicit OrderKeys(Database& database) : m_database(database) {}

    /// What was said under the key before; "key-reused" and "key-closed" tell of the key itself.
    std::optional<Verdict> decided(const QString& key, const QString& kiosk, const QString& orderHash);

    /// `refused` is empty for an order that is taken.
    void decide(const QString& key, const QString& kiosk, const QString& orderHash, const QString& refused);

    /// The order taken under a key, as the API tells it.
    QJsonObject orderUnder(const QString& key);

    /// What was decided under a key of this kiosk; "never-seen" closes it.
    Result<Verdict> close(const QString& key, const QString& kiosk);

    /// One word for the whole order. No part may hold a line feed.
    static QString hashOf(const QStringList& parts);

    static QString newReference(const QDate& day);

private:
    Database& m_database;
};

}  // namespace evergreen
