// The log on this kiosk's disk: one line an entry, each chained to the one before by its hash, sealed under the kiosk's
// key, and on the disk when append() returns. Owned by the kiosk; the only writer of its folder. It never mends what it
// finds broken at the start: it says so in an entry and goes on, and the check (audit_check.h) will always say so too.
#pragma once

#include "kiosk/audit_log/audit_files.h"
#include "kiosk/audit_log/audit_head.h"
#include "kiosk/audit_log/audit_key.h"
#include "kiosk/audit_log/audit_trail.h"
#include "kiosk/base/clock.h"

#include <vector>

namespace evergreen {

class AuditLog final : public AuditTrail {
public:
    /// Some 15,000 entries, about a week of a busy kiosk; read in a moment at the start.
    static constexpr qint64 fileBytesMax = qint64{8} * 1024 * 1024;

    /// Nothing is opened or made before the first entry. `keys` and `clock` outlive it. A file that has `fileBytes` is
    /// followed by a new one.
    AuditLog(AuditPlace place, AuditKeyProvider& keys, const Clock& clock, qint64 fileBytes = fileBytesMax);

    /// After a StorageFault the next entry opens the log anew; what it could not keep, it counts and says when it can.
    Result<> append(const AuditEntry& entry) override;

private:
    Result<> tryAppend(const AuditEntry& entry);
    Result<> open();
    Result<> takeUpFiles();
    Result<bool> takeUp(int number);
    Result<> setAside(int number, const AuditFileEnd& found);
    void compareWith(const ChainEnd& head, bool isAltered);
    Result<> beginFile();
    Result<> write(const AuditEntry& entry);
    QString pathOf(int number) const;

    const AuditPlace m_place;
    AuditKeyProvider& m_keys;
    const Clock& m_clock;
    const qint64 m_fileBytes;
    HeadFile m_headFile;

    AuditKey m_key;  ///< empty before the first opening
    std::optional<DiskFile> m_file;
    AuditFileHeader m_header;  ///< of m_file
    int m_number = 0;          ///< of the newest file
    qint64 m_size = 0;         ///< of m_file
    ChainEnd m_end;
    QByteArray m_beforeEnd;              ///< the hash of the line before the last
    std::vector<AuditEntry> m_findings;  ///< of this opening, to be written first
    qint64 m_lost = 0;
};

}  // namespace evergreen
