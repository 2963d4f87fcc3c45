// What a customer complains of, as the branch desk is told it, and its answer. Spec: backend/api/desk.yaml,
// /k/v1/complaints. Pure; what comes in is read strictly.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/help/help_call.h"

#include <QByteArray>
#include <QDate>

namespace evergreen {

struct ComplaintNews {
    QString key;   ///< 32 decimal digits; the desk takes the same key once
    QString kind;  ///< "machine", "waiting" …
    /// Where it happened: page, service, faults, language. Never a name, an amount or an account.
    HelpContext where = {};
    QByteArray token;  ///< of the slip; the desk is told its SHA-256 only
};

/// Digits at random, so that the first eight can be read out and typed.
QString newComplaintKey();
/// The digits that stand on a slip as long as the desk has given no number.
QString complaintReference(const QString& key);
/// 128 bits in hexadecimal digits.
QByteArray newFollowToken();

QByteArray complaintMessage(const ComplaintNews& news);

struct ComplaintNumber {
    QString number;  ///< "2026-000012"
    QDate due;       ///< the last day for the decision
    bool operator==(const ComplaintNumber&) const = default;
};
Result<ComplaintNumber> readComplaintNumber(const QByteArray& json);

}  // namespace evergreen
