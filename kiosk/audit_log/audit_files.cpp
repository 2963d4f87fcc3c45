#include "kiosk/audit_log/audit_files.h"

#include <algorithm>

#include <QDir>
#include <QFile>

namespace evergreen {

namespace {

const QString kForm = QStringLiteral("evergreen-audit-1");
const QString kNameBegins = QStringLiteral("audit-");
const QString kNameEnds = QStringLiteral(".jsonl");
constexpr int kNumberDigits = 6;

}  // namespace

AuditPlace AuditPlace::below(const QString& stateFolder) {
    return {stateFolder + QStringLiteral("/audit"), stateFolder + QStringLiteral("/audit.key")};
}

QString auditFileName(int number) {
    return kNameBegins + QString::number(number).rightJustified(kNumberDigits, u'0') + kNameEnds;
}

std::vector<int> auditFileNumbers(const QString& folder) {
    std::vector<int> numbers;
    for (const QString& name : QDir(folder).entryList({kNameBegins + u'*' + kNameEnds}, QDir::Files)) {
        const int number = name.mid(kNameBegins.size(), kNumberDigits).toInt();
        if (number > 0 && name == auditFileName(number)) numbers.push_back(number);
    }
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

Result<QByteArray> readAuditFile(const QString& path) {
    QFile file(path);
    const bool isOpen = file.open(QIODevice::ReadOnly);
    if (isOpen && file.size() <= auditFileReadMax) return file.readAll();
    return Failure{FailureCode::StorageFault,
                   path + QStringLiteral(": ") + (isOpen ? QStringLiteral("too long") : file.errorString())};
}

AuditEntry headerEntry(const AuditFileHeader& header) {
    return {AuditKind::FileBegun,
            {{QStringLiteral("form"), kForm},
             {QStringLiteral("hash"), QString::fromLatin1(nameOf(header.hash))},
             {QStringLiteral("key"), header.keyId},
             {QStringLiteral("file"), QString::number(header.number)}}};
}

std::optional<AuditFileHeader> headerOf(const AuditLine& line) {
    const auto hash = auditHashOf(line.clear.value(QStringLiteral("hash")));
    if (!hash) return std::nullopt;
    AuditFileHeader header{*hash, line.clear.value(QStringLiteral("key")),
                           line.clear.value(QStringLiteral("file")).toInt()};
    const AuditEntry entry = headerEntry(header);
    if (line.kind != entry.kind || line.clear != entry.clear) return std::nullopt;
    return header;
}

AuditFileEnd endOfAuditFile(const QByteArray& content) {
    AuditFileEnd found;
    found.wholeBytes = content.lastIndexOf('\n') + 1;
    found.torn = content.mid(found.wholeBytes);
    if (found.wholeBytes == 0) return found;
    const auto first = parseLine(viewOf(content).first(static_cast<std::size_t>(content.indexOf('\n'))));
    if (first) found.header = headerOf(*first);
    const qsizetype before = found.wholeBytes < 2 ? 0 : content.lastIndexOf('\n', found.wholeBytes - 2) + 1;
    const QByteArray last = content.mid(before, found.wholeBytes - 1 - before);
    const auto line = parseLine(viewOf(last));
    if (!line || !found.header || !hasItsHash(last, found.header->hash)) return found;
    found.end = line->end();
    found.beforeEnd = line->previous;
    return found;
}

}  // namespace evergreen
