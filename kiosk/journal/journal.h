// The kiosk's memory of money it asked to move: an intent is on disk before the first byte leaves, and stays unsettled
// until the bank's word is known. It holds keys and states only; whose money and how much, the bank knows by the key.
#pragma once

#include "kiosk/base/result.h"

#include <vector>

#include <QDateTime>
#include <QSqlDatabase>
#include <QString>

namespace evergreen {

struct Intent {
    QString key;   ///< the idempotency key the bank got or will get
    QString kind;  ///< "transfer"
    QDateTime at;
    bool operator==(const Intent&) const = default;
};

/// How an intent ended.
enum class Settled { Done, Refused, NeverSeen };

class Journal {
public:
    /// Nothing is opened yet: the first use opens or makes `file` (SQLite, synchronous FULL, write-ahead log).
    explicit Journal(QString file);
    ~Journal();
    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;

    /// On disk when it returns. StorageFault: then nothing may be sent.
    Result<> intend(const Intent& intent);
    Result<> settle(const QString& key, Settled how);
    /// Oldest first, at most `unsettledMax`.
    Result<std::vector<Intent>> unsettled();
    static constexpr int unsettledMax = 1000;

private:
    Result<> open();

    const QString m_file;
    const QString m_connection;
};

}  // namespace evergreen
