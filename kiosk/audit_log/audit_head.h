// Where the chain ends, told in a second place: a log whose last lines were cut away still hangs together, and only
// this says that it was longer. A small file with two slots written by turns, so that a power cut in the middle of one
// leaves the other.
#pragma once

#include "kiosk/audit_log/audit_line.h"
#include "kiosk/audit_log/disk_file.h"

namespace evergreen {

struct AuditHead {
    ChainEnd end;
    QByteArray clear;   ///< what its seal vouches for
    QByteArray sealed;  ///< hides nothing

    /// Whether somebody with the key wrote it.
    bool isSealedBy(const SecretBytes& key) const { return unseal(key, sealed, clear).has_value(); }
};

class HeadFile {
public:
    /// Nothing is opened yet.
    explicit HeadFile(QString path) : m_path(std::move(path)) {}

    /// The newer of the slots that can be read; nothing where none can.
    std::optional<AuditHead> read() const;

    /// On disk when it returns. StorageFault.
    Result<> write(const ChainEnd& end, AuditHash hash, const SecretBytes& key);

private:
    const QString m_path;
    std::optional<DiskFile> m_file;
};

/// One slot's record; nothing for anything that HeadFile did not write.
std::optional<AuditHead> parseHead(ByteView view);

}  // namespace evergreen
