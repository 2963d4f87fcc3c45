// The two pieces of cryptography in the audit log, both OpenSSL's: a hash that chains the lines and a cipher that hides
// what is C2 and vouches for the rest of its line.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/base/secret_bytes.h"

#include <optional>

#include <QByteArray>
#include <QString>

namespace evergreen {

enum class AuditHash { Sha256, Sm3 };

/// "sha256", "sm3": as kiosk.json and the first line of a log file spell it.
const char* nameOf(AuditHash hash);
std::optional<AuditHash> auditHashOf(const QString& name);

/// Both hashes have 256 bits.
constexpr qsizetype digestHexChars = 64;
/// Lower-case hexadecimal. Spec: FIPS 180-4; GB/T 32905-2016
QByteArray digestHex(AuditHash hash, const QByteArray& bytes);

constexpr qsizetype auditKeyBytes = 32;
/// AES-256-GCM under a fresh random nonce: nonce (12 bytes), ciphertext, tag (16). `associated` is vouched for, not
/// hidden. StorageFault when OpenSSL refuses. Spec: NIST SP 800-38D §8.2.2; a key is good for 2^32 lines (§8.3).
Result<QByteArray> seal(const SecretBytes& key, const QByteArray& plain, const QByteArray& associated);
/// Nothing for another key, another `associated`, or a changed byte.
std::optional<QByteArray> unseal(const SecretBytes& key, const QByteArray& sealed, const QByteArray& associated);

}  // namespace evergreen
