// Which files an audit log is made of: audit-000001.jsonl and on, in one folder; and what one of them ends with.
#pragma once

#include "kiosk/audit_log/audit_line.h"

#include <vector>

namespace evergreen {

/// Where a log is kept, and how.
struct AuditPlace {
    QString folder;   ///< of the files
    QString keyFile;  ///< see FileAuditKey
    AuditHash hash = AuditHash::Sha256;

    /// "audit" and "audit.key" below `stateFolder`.
    static AuditPlace below(const QString& stateFolder);

    /// Beside the folder: what takes the folder away does not take the word of its length with it.
    QString headFile() const { return folder + QStringLiteral(".head"); }
    bool operator==(const AuditPlace&) const = default;
};

constexpr int auditFilesMax = 999'999;
/// What a file of the log may have at most, with room for its last line.
constexpr qint64 auditFileReadMax = qint64{64} * 1024 * 1024;

QString auditFileName(int number);
/// The numbers of the files that are there, in order.
std::vector<int> auditFileNumbers(const QString& folder);

/// StorageFault for a file that cannot be read or has more than auditFileReadMax.
Result<QByteArray> readAuditFile(const QString& path);

/// The file's first line, when it is one that begins a file.
struct AuditFileHeader {
    AuditHash hash = AuditHash::Sha256;
    QString keyId;
    int number = 0;
    bool operator==(const AuditFileHeader&) const = default;
};
AuditEntry headerEntry(const AuditFileHeader& header);
std::optional<AuditFileHeader> headerOf(const AuditLine& line);

struct AuditFileEnd {
    std::optional<AuditFileHeader> header;
    std::optional<ChainEnd> end;  ///< of the last whole line; nothing when it is not what the kiosk wrote
    QByteArray beforeEnd;         ///< the hash that this line names as the one before
    QByteArray torn;              ///< what comes after the last line feed
    qint64 wholeBytes = 0;        ///< up to there
};
AuditFileEnd endOfAuditFile(const QByteArray& content);

}  // namespace evergreen
