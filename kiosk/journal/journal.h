// The kiosk's memory of money it asked to move: an intent is on disk before the first byte leaves, and stays unsettled
// until the bank's word is known. It holds keys and states only; how much and to whom, the bank knows by the key, and
// whose it is stands there as the bank's own opaque id.
#pragma once

#include "kiosk/base/result.h"

#include <vector>

#include <QDateTime>
#include <QSqlDatabase>
#include <QString>

namespace evergreen {

struct Intent {
    QString key;   ///< the idempotency key the bank got or will get
    QString kind;  ///< "transfer"; "card-check" for a card that proves itself, which moves nothing
    QDateTime at;
    QString customer = {};  ///< the bank's opaque id; empty: not known
    bool operator==(const Intent&) const = default;
};

/// How an intent ended.
enum class Settled { Done, Refused, NeverSeen, Reversed };

/// What became of the paper about it. Unknown: the printer was at it when the power went.
enum class ReceiptState { None, Printed, NotPrinted, Unknown };

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
    /// No readable answer came: it stays open, and the next start knows that the bank was asked.
    Result<> noteNoAnswer(const QString& key);
    /// None when no word is there of it, or of the key.
    Result<ReceiptState> receiptOf(const QString& key);
    Result<> noteReceipt(const QString& key, ReceiptState state);
    /// Oldest first, at most `unsettledMax`.
    Result<std::vector<Intent>> unsettled();
    static constexpr int unsettledMax = 1000;

private:
    Result<> open();
    Result<> noteIn(const char* statement, const QString& word, const QString& key);

    const QString m_file;
    const QString m_connection;
};

}  // namespace evergreen
