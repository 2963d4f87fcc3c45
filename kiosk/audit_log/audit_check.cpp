#include "kiosk/audit_log/audit_check.h"

#include "kiosk/audit_log/audit_head.h"

#include <algorithm>

namespace evergreen {

namespace {

constexpr std::pair<AuditFlaw, const char*> kNames[] = {
    {AuditFlaw::Altered, "altered"},
    {AuditFlaw::Missing, "missing"},
    {AuditFlaw::OutOfOrder, "out of order"},
    {AuditFlaw::Torn, "torn"},
    {AuditFlaw::HeadDisagrees, "head disagrees"},
    {AuditFlaw::SealBroken, "seal broken"},
    {AuditFlaw::FoundBroken, "found broken by the kiosk"},
};

QString entryName(qint64 sequence) {
    return QStringLiteral("entry %1").arg(sequence);
}

/// Whether the wanted entry stands further down in the same file.
bool standsLater(const QList<QByteArray>& lines, qsizetype from, qint64 sequence) {
    return std::any_of(lines.begin() + from, lines.end(), [sequence](const QByteArray& bytes) {
        const auto line = parseLine(viewOf(bytes));
        return line && line->sequence == sequence;
    });
}

class Check {
public:
    Check(QString folder, const std::vector<AuditKey>& keys, const AuditReader& reader)
        : m_folder(std::move(folder)), m_keys(keys), m_reader(reader) {}

    /// False when something does not hold, and nothing after it is looked at.
    bool file(int number, bool isLast, const QByteArray& content);
    bool head();
    AuditFindings findings;

private:
    bool header(int number, const QByteArray& bytes);
    bool line(const QList<QByteArray>& lines, qsizetype index);
    bool chains(const AuditLine& line, const QList<QByteArray>& lines, qsizetype index);
    bool opens(const AuditLine& line);
    void count(const AuditLine& line);
    bool faulty(AuditFlaw flaw, qsizetype line, const QString& why);

    const QString m_folder;
    const std::vector<AuditKey>& m_keys;
    const AuditReader& m_reader;
    QString m_file;
    AuditFileHeader m_header;
    const AuditKey* m_key = nullptr;
    QByteArray m_beforeEnd;
};

bool Check::faulty(AuditFlaw flaw, qsizetype line, const QString& why) {
    findings.fault = AuditFault{flaw, m_file, static_cast<int>(line), why};
    return false;
}

bool Check::file(int number, bool isLast, const QByteArray& content) {
    m_file = auditFileName(number);
    ++findings.files;
    QList<QByteArray> lines = content.split('\n');
    const QByteArray behind = lines.takeLast();  // nothing, after a last line feed
    if (lines.isEmpty() && behind.isEmpty()) return faulty(AuditFlaw::Missing, 0, QStringLiteral("the file is empty"));
    if (!lines.isEmpty() && !header(number, lines.front())) return false;
    for (qsizetype index = 0; index < lines.size(); ++index) {
        if (!line(lines, index)) return false;
    }
    if (behind.isEmpty()) return true;
    return faulty(isLast ? AuditFlaw::Torn : AuditFlaw::Altered, lines.size() + 1,
                  QStringLiteral("%1 bytes without a line feed").arg(behind.size()));
}

/// A file says with its first line how to read it.
bool Check::header(int number, const QByteArray& bytes) {
    const auto first = parseLine(viewOf(bytes));
    const auto header = first ? headerOf(*first) : std::nullopt;
    if (!header) return faulty(AuditFlaw::Altered, 1, QStringLiteral("the first line does not begin a file"));
    if (header->number != number) {
        return faulty(AuditFlaw::OutOfOrder, 1, QStringLiteral("it was file %1").arg(header->number));
    }
    m_header = *header;
    const auto key =
        std::find_if(m_keys.begin(), m_keys.end(), [this](const AuditKey& each) { return each.id == m_header.keyId; });
    m_key = key == m_keys.end() ? nullptr : &*key;
    if (!m_key && !m_keys.empty()) ++findings.otherKeys;
    auto& hashes = findings.hashes;
    if (std::find(hashes.begin(), hashes.end(), m_header.hash) == hashes.end()) hashes.push_back(m_header.hash);
    return true;
}

bool Check::line(const QList<QByteArray>& lines, qsizetype index) {
    const QByteArray& bytes = lines[index];
    const auto read = parseLine(viewOf(bytes));
    if (!read) return faulty(AuditFlaw::Altered, index + 1, QStringLiteral("no line of an audit log"));
    if (!hasItsHash(bytes, m_header.hash)) {
        return faulty(AuditFlaw::Altered, index + 1,
                      entryName(read->sequence) + QStringLiteral(": its hash is not that of its bytes"));
    }
    if (!chains(*read, lines, index)) return false;
    if (index > 0 && read->kind == AuditKind::FileBegun) {
        return faulty(AuditFlaw::OutOfOrder, index + 1, QStringLiteral("a file begins in the middle of another"));
    }
    std::optional<AuditFields> hidden;
    if (m_key) {
        hidden = openSealed(*read, m_key->bytes);
        if (!hidden) return faulty(AuditFlaw::SealBroken, index + 1, entryName(read->sequence));
    }
    if (read->kind == AuditKind::ChainBroken) {
        return faulty(AuditFlaw::FoundBroken, index + 1, read->clear.value(QStringLiteral("why")));
    }
    count(*read);
    if (m_reader) m_reader(*read, hidden);
    return true;
}

bool Check::chains(const AuditLine& line, const QList<QByteArray>& lines, qsizetype index) {
    const qint64 expected = findings.end.sequence + 1;
    if (line.sequence > expected) {
        const bool isLater = standsLater(lines, index + 1, expected);
        return faulty(isLater ? AuditFlaw::OutOfOrder : AuditFlaw::Missing, index + 1,
                      QStringLiteral("entry %1 stands where %2 belongs").arg(line.sequence).arg(expected));
    }
    if (line.sequence < expected) {
        return faulty(AuditFlaw::OutOfOrder, index + 1,
                      QStringLiteral("entry %1 stands where %2 belongs").arg(line.sequence).arg(expected));
    }
    if (line.previous == findings.end.hash) return true;
    return faulty(AuditFlaw::Altered, index + 1,
                  QStringLiteral("entry %1 follows another entry %2 than the one here")
                      .arg(line.sequence)
                      .arg(findings.end.sequence));
}

void Check::count(const AuditLine& line) {
    ++findings.entries;
    m_beforeEnd = findings.end.hash;
    findings.end = line.end();
    if (!findings.first.isValid()) findings.first = line.at;
    findings.last = line.at;
    if (line.kind == AuditKind::TornLine) ++findings.tornLines;
    if (line.kind == AuditKind::EntriesLost)
        findings.lostEntries += line.clear.value(QStringLiteral("count")).toLongLong();
}

/// The log may be one line ahead: the power was cut before the head was told.
bool Check::head() {
    AuditPlace place;
    place.folder = m_folder;
    m_file = place.headFile();
    const auto head = HeadFile(m_file).read();
    if (!head) return faulty(AuditFlaw::HeadDisagrees, 0, QStringLiteral("no head can be read"));
    const ChainEnd& end = head->end;
    const bool isAhead = end.sequence + 1 == findings.end.sequence && end.hash == m_beforeEnd;
    if (end != findings.end && !isAhead) {
        return faulty(AuditFlaw::HeadDisagrees, 0,
                      QStringLiteral("it knows entry %1, and the log ends with entry %2")
                          .arg(end.sequence)
                          .arg(findings.end.sequence));
    }
    if (m_key && !head->isSealedBy(m_key->bytes)) return faulty(AuditFlaw::SealBroken, 0, entryName(end.sequence));
    return true;
}

}  // namespace

const char* nameOf(AuditFlaw flaw) {
    for (const auto& [known, name] : kNames) {
        if (known == flaw) return name;
    }
    return "";
}

Result<AuditFindings> checkAuditLog(const QString& folder, const std::vector<AuditKey>& keys,
                                    const AuditReader& reader) {
    const auto numbers = auditFileNumbers(folder);
    if (numbers.empty()) return Failure{FailureCode::StorageFault, folder + QStringLiteral(": no audit log")};
    Check check(folder, keys, reader);
    for (const int number : numbers) {
        const auto content = readAuditFile(folder + u'/' + auditFileName(number));
        if (!content) return content.failure();
        if (!check.file(number, number == numbers.back(), *content)) return check.findings;
    }
    check.head();
    return check.findings;
}

}  // namespace evergreen
