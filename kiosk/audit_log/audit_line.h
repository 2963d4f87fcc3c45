// One line of an audit log file, without its line feed, to bytes and back:
//   {"sequence":7,"at":"2026-03-16T01:30:00.123Z","kind":"money-intended","fields":{…},"previous":"HASH",
//    "sealed":"BASE64","hash":"HASH"}
// `hash` is of all bytes before it. `sealed` hides the C2 fields and vouches, under the key, for all bytes before it:
// who has no key cannot make a line, not even one that hides nothing. `previous` is the hash of the line before.
#pragma once

#include "kiosk/audit_log/audit_cipher.h"
#include "kiosk/audit_log/audit_entry.h"
#include "kiosk/base/bytes.h"

#include <QDateTime>

namespace evergreen {

/// A file's bytes as parsers take them; `array` outlives the view.
inline ByteView viewOf(const QByteArray& array) {
    return std::as_bytes(std::span(array.constData(), static_cast<std::size_t>(array.size())));
}

/// The end of a chain: its last line's number and hash. Number 0: nothing yet.
struct ChainEnd {
    qint64 sequence = 0;
    QByteArray hash = QByteArray(digestHexChars, '0');

    bool operator==(const ChainEnd&) const = default;
};

struct AuditLine {
    qint64 sequence = 0;
    QDateTime at;
    AuditKind kind = AuditKind::ProgramStarted;
    AuditFields clear;
    QByteArray previous;
    QByteArray sealed;  ///< nonce, ciphertext, tag
    QByteArray hash;    ///< as it stands there; see hasItsHash()

    ChainEnd end() const { return {sequence, hash}; }
    bool operator==(const AuditLine&) const = default;
};

/// No line is longer, by the limits of an entry.
constexpr qsizetype lineBytesMax = qsizetype{32} * 1024;

/// The line that comes after `before`.
Result<QByteArray> lineAfter(const ChainEnd& before, const QDateTime& at, const AuditEntry& entry, AuditHash hash,
                             const SecretBytes& key);

/// Nothing for anything but the very bytes that lineAfter() makes of the same values.
std::optional<AuditLine> parseLine(ByteView view);

/// What is hidden in a line; nothing for another key or a changed line.
std::optional<AuditFields> openSealed(const AuditLine& line, const SecretBytes& key);

/// `body` and its hash: `body,"hash":"…"}`. Also for records that are no line of a log.
QByteArray withHash(const QByteArray& body, AuditHash hash);
/// Whether a record of withHash() still has the hash of its other bytes.
bool hasItsHash(const QByteArray& record, AuditHash hash);
/// The hash that a record of withHash() ends with.
QByteArray hashOf(const QByteArray& record);
/// The record without its hash; nothing where there is none.
std::optional<QByteArray> withoutHash(const QByteArray& record);

}  // namespace evergreen
