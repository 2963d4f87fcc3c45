#include "kiosk/audit_log/audit_log.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace evergreen {

namespace {

/// A power cut leaves at most one file without a whole line: the next but one is somebody's doing.
constexpr int kEmptyFilesMax = 2;

AuditEntry tornEntry(const QString& file, const QByteArray& torn) {
    return {AuditKind::TornLine,
            {{QStringLiteral("file"), file},
             {QStringLiteral("bytes"), QString::number(torn.size())},
             {QStringLiteral("sha256"), QString::fromLatin1(digestHex(AuditHash::Sha256, torn))}}};
}

AuditEntry brokenEntry(const char* why, const ChainEnd& head, const ChainEnd& log) {
    return {AuditKind::ChainBroken,
            {{QStringLiteral("why"), QString::fromLatin1(why)},
             {QStringLiteral("head"), QString::number(head.sequence)},
             {QStringLiteral("headHash"), QString::fromLatin1(head.hash)},
             {QStringLiteral("log"), QString::number(log.sequence)},
             {QStringLiteral("logHash"), QString::fromLatin1(log.hash)}}};
}

}  // namespace

AuditLog::AuditLog(AuditPlace place, AuditKeyProvider& keys, const Clock& clock, qint64 fileBytes)
    : m_place(std::move(place)), m_keys(keys), m_clock(clock), m_fileBytes(fileBytes), m_headFile(m_place.headFile()) {}

Result<> AuditLog::append(const AuditEntry& entry) {
    auto done = tryAppend(entry);
    if (done) return done;
    ++m_lost;
    // Whatever is half written is found and set aside when the next entry opens the log.
    m_file.reset();
    return done;
}

Result<> AuditLog::tryAppend(const AuditEntry& entry) {
    if (const auto opened = open(); !opened) return opened;
    if (m_lost > 0) {
        const AuditEntry lost{AuditKind::EntriesLost, {{QStringLiteral("count"), QString::number(m_lost)}}};
        if (const auto told = write(lost); !told) return told;
        m_lost = 0;
    }
    return write(entry);
}

QString AuditLog::pathOf(int number) const {
    return m_place.folder + u'/' + auditFileName(number);
}

Result<> AuditLog::open() {
    if (m_file) return {};
    if (m_key.bytes.empty()) {
        QDir().mkpath(QFileInfo(m_place.keyFile).path());
        auto key = m_keys.key();
        if (!key) return key.failure();
        m_key = std::move(*key);
    }
    if (!QDir().mkpath(m_place.folder)) {
        return Failure{FailureCode::StorageFault, m_place.folder + QStringLiteral(": no folder can be made")};
    }
    m_findings.clear();
    if (const auto taken = takeUpFiles(); !taken) return taken;
    const bool isOfToday = m_header.hash == m_place.hash && m_header.keyId == m_key.id;
    if (!m_file || !isOfToday) {
        if (const auto begun = beginFile(); !begun) return begun;
    }
    // The head before any new line: a log is never more than one line ahead of it.
    if (const auto told = m_headFile.write(m_end, m_place.hash, m_key.bytes); !told) return told;
    for (const AuditEntry& finding : m_findings) {
        if (const auto written = write(finding); !written) return written;
    }
    return {};
}

/// Finds the end of what is there, and opens the file it is in if that can go on.
Result<> AuditLog::takeUpFiles() {
    m_file.reset();
    m_end = {};
    m_beforeEnd = m_end.hash;
    const auto numbers = auditFileNumbers(m_place.folder);
    m_number = numbers.empty() ? 0 : numbers.back();
    bool isAltered = false;
    auto number = numbers.rbegin();
    for (int seen = 0; number != numbers.rend() && seen <= kEmptyFilesMax; ++seen, ++number) {
        const auto taken = takeUp(*number);
        if (!taken) return taken.failure();
        isAltered = *taken && !m_file;
        if (*taken) break;
    }
    const auto head = m_headFile.read();
    compareWith(head ? head->end : ChainEnd(), isAltered);
    return {};
}

/// False for a file without any whole line, which goes.
Result<bool> AuditLog::takeUp(int number) {
    const auto content = readAuditFile(pathOf(number));
    if (!content) return content.failure();
    const AuditFileEnd found = endOfAuditFile(*content);
    if (!found.torn.isEmpty()) {
        if (const auto aside = setAside(number, found); !aside) return aside.failure();
    }
    if (found.wholeBytes == 0) {
        QFile::remove(pathOf(number));
        if (const auto flushed = flushFolder(m_place.folder); !flushed) return flushed.failure();
        m_number = number - 1;
        return false;
    }
    if (!found.end || !found.header) return true;
    auto file = DiskFile::open(pathOf(number), DiskFile::Open::Existing);
    if (!file) return file.failure();
    m_file.emplace(std::move(*file));
    m_header = *found.header;
    m_size = found.wholeBytes;
    m_end = *found.end;
    m_beforeEnd = found.beforeEnd;
    return true;
}

/// The bytes are kept: they may be the last that is known of something.
Result<> AuditLog::setAside(int number, const AuditFileEnd& found) {
    const QString name = QStringLiteral("%1.torn-%2").arg(auditFileName(number)).arg(found.wholeBytes);
    auto kept = writeWhole(m_place.folder + u'/' + name, viewOf(found.torn));
    if (!kept) return kept;
    auto file = DiskFile::open(pathOf(number), DiskFile::Open::Existing);
    if (!file) return file.failure();
    m_findings.push_back(tornEntry(name, found.torn));
    return file->cutTo(found.wholeBytes);
}

/// The log may be one line ahead of its head: the power was cut between the two.
void AuditLog::compareWith(const ChainEnd& head, bool isAltered) {
    const bool isAhead = head.sequence + 1 == m_end.sequence && head.hash == m_beforeEnd;
    if (!isAltered && (head == m_end || isAhead)) return;
    const char* const why = isAltered ? "last-line-altered" : m_number == 0 ? "files-missing" : "head-disagrees";
    m_findings.push_back(brokenEntry(why, head, m_end));
    if (!m_file) m_end = head;
}

Result<> AuditLog::beginFile() {
    m_file.reset();
    if (m_number >= auditFilesMax) {
        return Failure{FailureCode::StorageFault, QStringLiteral("no number is left for an audit file")};
    }
    auto file = DiskFile::open(pathOf(m_number + 1), DiskFile::Open::New);
    if (!file) return file.failure();
    m_file.emplace(std::move(*file));
    ++m_number;
    m_size = 0;
    m_header = AuditFileHeader{m_place.hash, m_key.id, m_number};
    return write(headerEntry(m_header));
}

Result<> AuditLog::write(const AuditEntry& entry) {
    if (m_size >= m_fileBytes && entry.kind != AuditKind::FileBegun) {
        if (const auto begun = beginFile(); !begun) return begun;
    }
    if (!m_file) return Failure{FailureCode::StorageFault, QStringLiteral("no audit file is open")};
    const auto line = lineAfter(m_end, m_clock.now(), entry, m_place.hash, m_key.bytes);
    if (!line) return line.failure();
    if (const auto written = m_file->writeAt(m_size, *line + '\n'); !written) return written;
    m_size += line->size() + 1;
    m_end = {m_end.sequence + 1, hashOf(*line)};
    return m_headFile.write(m_end, m_place.hash, m_key.bytes);
}

}  // namespace evergreen
