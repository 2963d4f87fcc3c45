// The key under which the audit log is sealed, and where it comes from. FileAuditKey keeps it in a file beside the log,
// which protects copies of the log and not a stolen disk; a TPM that unseals it or a PKCS#11 token that unwraps it is
// another provider behind the same interface.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/base/secret_bytes.h"

#include <QString>

namespace evergreen {

struct AuditKey {
    QString id;         ///< told in the clear, so that keys can change; see auditKeyId()
    SecretBytes bytes;  ///< auditKeyBytes of them
};

/// 16 hexadecimal digits of the key's SHA-256: names it and tells nothing of it.
QString auditKeyId(const SecretBytes& bytes);

class AuditKeyProvider {
public:
    virtual ~AuditKeyProvider() = default;

    /// The key for what is written from now on. StorageFault: there is none, and nothing may be written.
    virtual Result<AuditKey> key() = 0;
};

/// 32 bytes in a file (mode 0600), made at the first use. A file of another size, or one that others may read, is
/// refused: a new key in its place would hide that something happened to the old one.
class FileAuditKey final : public AuditKeyProvider {
public:
    explicit FileAuditKey(QString file) : m_file(std::move(file)) {}

    Result<AuditKey> key() override;

private:
    const QString m_file;
};

/// The key in an existing file; makes none.
Result<AuditKey> readAuditKey(const QString& file);

}  // namespace evergreen
