// What a rule document would have done to past customers, for who has to decide on it before it is released: replays
// facts the bank has exported, one JSON object a line, and says who would have been asked what, how often each rule
// applied, and what would have been otherwise under the built-in rules.
//   {"at": "2026-03-16T09:30:00Z", "customer": "＊＊梅", "facts": {"age-years": 85, "to-others": true, "payee-new":
//   true}}
// A fact that is not there does not apply.
#pragma once

#include "kiosk/safety/assess.h"

class QIODevice;
class QTextStream;

namespace evergreen {

/// One line's worth.
struct PastCase {
    QDateTime at;
    QString customer;  ///< as the file has it: print maskedCustomer()
    SafetyFacts facts;

    static constexpr qint64 lineBytesMax = 16LL * 1024;
    bool operator==(const PastCase&) const = default;
};

Result<PastCase> readPastCase(const QByteArray& line);

/// A number: its first six and last four digits; a name: its last character. Whatever is masked stays as it is.
/// Spec: PV-01
[[nodiscard]] QString maskedCustomer(const QString& customer);

/// Writes the report while it reads. ConfigBad names the line.
Result<> explainSafety(QIODevice& cases, const SafetyRules& rules, QTextStream& report);

}  // namespace evergreen
