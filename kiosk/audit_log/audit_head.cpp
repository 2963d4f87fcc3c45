#include "kiosk/audit_log/audit_head.h"

#include "kiosk/base/json_fields.h"

#include <QFile>

namespace evergreen {

namespace {

constexpr qsizetype kSlotBytes = 512;
constexpr int kSlots = 2;

QByteArray clearPart(const ChainEnd& end) {
    return "{\"head\":" + QByteArray::number(end.sequence) + ",\"last\":\"" + end.hash + '"';
}

QByteArray bodyOf(const QByteArray& clear, const QByteArray& sealed) {
    return clear + ",\"sealed\":\"" + sealed.toBase64() + '"';
}

bool hasAHash(const QByteArray& record) {
    return hasItsHash(record, AuditHash::Sha256) || hasItsHash(record, AuditHash::Sm3);
}

}  // namespace

std::optional<AuditHead> parseHead(ByteView view) {
    if (view.size() > static_cast<std::size_t>(kSlotBytes)) return std::nullopt;
    const QByteArray record = toQByteArray(view).trimmed();
    const auto body = withoutHash(record);
    if (!body || !hasAHash(record)) return std::nullopt;
    const auto head = readJson(*body + '}', FailureCode::StorageFault, [](JsonFields& fields) {
        AuditHead found;
        found.end.sequence = fields.integer("head", 1, qint64{1} << 53);
        found.end.hash = fields.text("last").toLatin1();
        found.sealed = QByteArray::fromBase64(fields.text("sealed").toLatin1());
        found.clear = clearPart(found.end);
        return found;
    });
    if (!head || bodyOf(head->clear, head->sealed) != *body) return std::nullopt;
    return *head;
}

std::optional<AuditHead> HeadFile::read() const {
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly)) return std::nullopt;
    std::optional<AuditHead> newest;
    for (int slot = 0; slot < kSlots; ++slot) {
        const QByteArray record = file.read(kSlotBytes);
        const auto head = parseHead(viewOf(record));
        if (head && (!newest || head->end.sequence > newest->end.sequence)) newest = head;
    }
    return newest;
}

Result<> HeadFile::write(const ChainEnd& end, AuditHash hash, const SecretBytes& key) {
    const auto sealed = seal(key, QByteArray(), clearPart(end));
    if (!sealed) return sealed.failure();
    if (!m_file) {
        auto opened = DiskFile::open(m_path, DiskFile::Open::MadeIfAbsent);
        if (!opened) return opened.failure();
        m_file.emplace(std::move(*opened));
    }
    const QByteArray record = withHash(bodyOf(clearPart(end), *sealed), hash);
    const QByteArray padded = record.leftJustified(kSlotBytes - 1, ' ') + '\n';
    const auto written = m_file->writeAt(end.sequence % kSlots * kSlotBytes, padded);
    if (!written) m_file.reset();
    return written;
}

}  // namespace evergreen
