#include "kiosk/audit_log/audit_line.h"

#include "kiosk/base/json_fields.h"

#include <algorithm>

#include <QJsonDocument>
#include <QJsonObject>

namespace evergreen {

namespace {

const QByteArray kHashBegins = ",\"hash\":\"";
const QByteArray kHashEnds = "\"}";

constexpr qint64 kSequenceMax = qint64{1} << 53;  // as far as JSON numbers are whole

QByteArray jsonOf(const AuditFields& fields) {
    QJsonObject object;
    for (auto field = fields.cbegin(); field != fields.cend(); ++field) object.insert(field.key(), field.value());
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<AuditFields> fieldsOf(const QJsonObject& object) {
    AuditFields fields;
    for (auto field = object.constBegin(); field != object.constEnd(); ++field) {
        if (!field.value().isString()) return std::nullopt;
        fields.insert(field.key(), field.value().toString());
    }
    return fields;
}

/// All that comes before "sealed".
QByteArray clearPart(const AuditLine& line) {
    return "{\"sequence\":" + QByteArray::number(line.sequence) + ",\"at\":\"" +
           line.at.toString(Qt::ISODateWithMs).toLatin1() + "\",\"kind\":\"" + nameOf(line.kind) +
           "\",\"fields\":" + jsonOf(line.clear) + ",\"previous\":\"" + line.previous + '"';
}

QByteArray bodyOf(const AuditLine& line) {
    return clearPart(line) + ",\"sealed\":\"" + line.sealed.toBase64() + '"';
}

bool isDigest(const QByteArray& text) {
    return text.size() == digestHexChars && std::all_of(text.begin(), text.end(), [](char digit) {
               return (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f');
           });
}

AuditLine readLine(JsonFields& fields, const QJsonObject& clear, QString& complaint) {
    AuditLine line;
    line.sequence = fields.integer("sequence", 1, kSequenceMax);
    line.at = QDateTime::fromString(fields.text("at"), Qt::ISODateWithMs).toUTC();
    const auto kind = auditKindOf(fields.text("kind"));
    const auto values = fieldsOf(clear);
    line.previous = fields.text("previous").toLatin1();
    line.sealed = QByteArray::fromBase64(fields.text("sealed", lineBytesMax).toLatin1());
    if (!kind || !values || !isDigest(line.previous)) complaint = QStringLiteral("foreign");
    line.kind = kind.value_or(AuditKind::ProgramStarted);
    line.clear = values.value_or(AuditFields());
    return line;
}

}  // namespace

Result<QByteArray> lineAfter(const ChainEnd& before, const QDateTime& at, const AuditEntry& entry, AuditHash hash,
                             const SecretBytes& key) {
    AuditLine line;
    line.sequence = before.sequence + 1;
    line.at = at.toUTC();
    line.kind = entry.kind;
    line.clear = bounded(entry.clear);
    line.previous = before.hash;
    const AuditFields hidden = bounded(entry.sealed);
    auto sealed = seal(key, hidden.isEmpty() ? QByteArray() : jsonOf(hidden), clearPart(line));
    if (!sealed) return sealed.failure();
    line.sealed = *sealed;
    return withHash(bodyOf(line), hash);
}

std::optional<AuditLine> parseLine(ByteView view) {
    if (view.size() > static_cast<std::size_t>(lineBytesMax)) return std::nullopt;
    const QByteArray record = toQByteArray(view);
    const auto body = withoutHash(record);
    if (!body) return std::nullopt;
    QString complaint;
    auto object = jsonObject(*body + '}', complaint);
    if (!object) return std::nullopt;
    const QJsonValue clear = object->take(QStringLiteral("fields"));
    JsonFields fields(*object, QString(), complaint);
    AuditLine line = readLine(fields, clear.toObject(), complaint);
    fields.close();
    line.hash = hashOf(record);
    // One way to write each line: what was put in between, said twice or left out shows here.
    if (!complaint.isEmpty() || bodyOf(line) != *body) return std::nullopt;
    return line;
}

std::optional<AuditFields> openSealed(const AuditLine& line, const SecretBytes& key) {
    const auto plain = unseal(key, line.sealed, clearPart(line));
    if (!plain) return std::nullopt;
    if (plain->isEmpty()) return AuditFields();
    QString complaint;
    const auto object = jsonObject(*plain, complaint);
    return object ? fieldsOf(*object) : std::nullopt;
}

QByteArray withHash(const QByteArray& body, AuditHash hash) {
    return body + kHashBegins + digestHex(hash, body) + kHashEnds;
}

std::optional<QByteArray> withoutHash(const QByteArray& record) {
    const qsizetype bodySize = record.size() - kHashBegins.size() - digestHexChars - kHashEnds.size();
    if (bodySize <= 0 || record.mid(bodySize, kHashBegins.size()) != kHashBegins || !record.endsWith(kHashEnds) ||
        !isDigest(record.mid(bodySize + kHashBegins.size(), digestHexChars))) {
        return std::nullopt;
    }
    return record.left(bodySize);
}

QByteArray hashOf(const QByteArray& record) {
    return record.chopped(kHashEnds.size()).right(digestHexChars);
}

bool hasItsHash(const QByteArray& record, AuditHash hash) {
    const auto body = withoutHash(record);
    return body && withHash(*body, hash) == record;
}

}  // namespace evergreen
