#include "kiosk/audit_log/audit_key.h"

#include "kiosk/audit_log/audit_cipher.h"
#include "kiosk/audit_log/disk_file.h"

#include <array>
#include <openssl/rand.h>

#include <QFile>

namespace evergreen {

namespace {

constexpr qsizetype kIdChars = 16;

/// A key's bytes on their way, wiped on every way out.
struct KeyBuffer {
    std::array<std::byte, auditKeyBytes> bytes{};

    KeyBuffer() = default;
    KeyBuffer(const KeyBuffer&) = delete;
    KeyBuffer& operator=(const KeyBuffer&) = delete;
    ~KeyBuffer() { wipe(bytes); }
    char* chars() { return reinterpret_cast<char*>(bytes.data()); }
};

Failure badKey(const QString& file, const char* why) {
    return {FailureCode::StorageFault, file + QStringLiteral(": ") + QLatin1String(why)};
}

Result<> makeKey(const QString& file) {
    KeyBuffer key;
    if (RAND_bytes(reinterpret_cast<unsigned char*>(key.chars()), auditKeyBytes) != 1) {
        return badKey(file, "no randomness for an audit key");
    }
    return writeWhole(file, key.bytes);
}

}  // namespace

QString auditKeyId(const SecretBytes& bytes) {
    const auto view = bytes.view();
    const auto seen =
        QByteArray::fromRawData(reinterpret_cast<const char*>(view.data()), static_cast<qsizetype>(view.size()));
    return QString::fromLatin1(digestHex(AuditHash::Sha256, seen).left(kIdChars));
}

Result<AuditKey> readAuditKey(const QString& file) {
    QFile source(file);
    // Unbuffered: a buffer would keep a copy.
    if (!source.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) return badKey(file, "no audit key can be read");
    const auto others =
        QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    if (source.permissions() & others) return badKey(file, "others may read or write this audit key");
    KeyBuffer buffer;
    if (source.size() != auditKeyBytes || source.read(buffer.chars(), auditKeyBytes) != auditKeyBytes) {
        return badKey(file, "no 32 bytes");
    }
    AuditKey key;
    key.bytes = SecretBytes(buffer.bytes);
    key.id = auditKeyId(key.bytes);
    return key;
}

Result<AuditKey> FileAuditKey::key() {
    if (!QFile::exists(m_file)) {
        if (const auto made = makeKey(m_file); !made) return made.failure();
    }
    return readAuditKey(m_file);
}

}  // namespace evergreen
