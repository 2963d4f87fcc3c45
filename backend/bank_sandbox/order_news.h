// Which orders' ends a customer has not yet been told of: noted when an order arrives, before it is decided, and struck
// out when a kiosk says that the customer knows. Works within nobody's transaction: each note is one of its own.
#pragma once

#include "backend/bank_sandbox/bank_time.h"
#include "backend/database/database.h"

#include <QJsonArray>

namespace evergreen {

class OrderNewsBook {
public:
    static constexpr int newsMax = 50;

    OrderNewsBook(Database& database, const BankTime& time) : m_database(database), m_time(time) {}

    /// This person sent an order under that key. The same key again changes nothing.
    void sent(const QString& key, const QString& person);

    /// For an order that never arrived: false when the key is not one that this kiosk has closed.
    bool left(const QString& key, const QString& kiosk, const QString& person);

    void told(const QString& key, const QString& person);

    /// As the API tells them; orders that the customer has taken back are no news.
    QJsonArray of(const QString& person);

private:
    Database& m_database;
    const BankTime& m_time;
};

}  // namespace evergreen
