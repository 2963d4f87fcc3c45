// Whether an audit log is still what the kiosk wrote: every line's own hash, the chain from line to line and file to
// file, the end against the head, and with the key every seal. Reads and changes nothing.
#pragma once

#include "kiosk/audit_log/audit_files.h"
#include "kiosk/audit_log/audit_key.h"

#include <functional>
#include <vector>

namespace evergreen {

enum class AuditFlaw {
    Altered,        ///< a line is not what was written
    Missing,        ///< lines, or whole files, are not there
    OutOfOrder,     ///< a line stands where another belongs
    Torn,           ///< the last line is not whole: a power cut, or somebody cut it
    HeadDisagrees,  ///< the log ends elsewhere than the kiosk says it does
    SealBroken,     ///< the chain holds, but this line was not made with the key
    FoundBroken,    ///< the kiosk itself found its log broken at a start, and says so here
};
const char* nameOf(AuditFlaw flaw);

/// The first line that does not hold.
struct AuditFault {
    AuditFlaw flaw = AuditFlaw::Altered;
    QString file;
    int line = 0;  ///< 1 is the first; 0: the file as a whole
    QString why;
    bool operator==(const AuditFault&) const = default;
};

struct AuditFindings {
    int files = 0;
    qint64 entries = 0;  ///< that hold
    ChainEnd end;        ///< of these
    QDateTime first;
    QDateTime last;
    std::vector<AuditHash> hashes;
    int tornLines = 0;       ///< set aside by the kiosk after a power cut
    qint64 lostEntries = 0;  ///< that the kiosk says its disk did not take
    int otherKeys = 0;       ///< files sealed under a key that was not given
    std::optional<AuditFault> fault;

    bool holds() const { return !fault.has_value(); }
};

/// Called for every line that holds, in order. `hidden`: its sealed fields, where the key was given.
using AuditReader = std::function<void(const AuditLine& line, const std::optional<AuditFields>& hidden)>;

/// `keys`: those to open seals with; none: seals are not looked into. StorageFault when there is no log to be read.
Result<AuditFindings> checkAuditLog(const QString& folder, const std::vector<AuditKey>& keys,
                                    const AuditReader& reader);

}  // namespace evergreen
