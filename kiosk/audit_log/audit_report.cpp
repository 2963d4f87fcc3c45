#include "kiosk/audit_log/audit_report.h"

namespace evergreen {

namespace {

QString shown(const AuditFields& fields) {
    QStringList words;
    for (auto field = fields.cbegin(); field != fields.cend(); ++field) {
        QString value = field.value();
        // A terminal obeys what it is told to print.
        for (QChar& letter : value) {
            if (!letter.isPrint()) letter = QChar::ReplacementCharacter;
        }
        words << field.key() + u'=' + value;
    }
    return words.join(u' ');
}

QString moment(const QDateTime& at) {
    return at.isValid() ? at.toString(Qt::ISODateWithMs) : QStringLiteral("-");
}

void printEntry(QTextStream& report, const AuditLine& line, const std::optional<AuditFields>& hidden) {
    report << line.sequence << "  " << moment(line.at) << "  " << nameOf(line.kind);
    if (!line.clear.isEmpty()) report << "  " << shown(line.clear);
    if (!hidden) report << "  [sealed under a key that was not given]";
    if (hidden && !hidden->isEmpty()) report << "  [" << shown(*hidden) << ']';
    report << '\n';
}

void printMeasure(QTextStream& report, const AuditFindings& found) {
    QStringList hashes;
    for (const AuditHash hash : found.hashes) hashes << QString::fromLatin1(nameOf(hash));
    report << "files    " << found.files << "\nentries  " << found.entries << "\nfirst    " << moment(found.first)
           << "\nlast     " << moment(found.last) << "\nhash     " << hashes.join(QStringLiteral(", ")) << "\nend      "
           << found.end.sequence << ' ' << found.end.hash << '\n';
    if (found.tornLines > 0) report << "note     " << found.tornLines << " torn by a power cut and set aside\n";
    if (found.lostEntries > 0) report << "note     " << found.lostEntries << " entries the disk did not take\n";
    if (found.otherKeys > 0) report << "note     " << found.otherKeys << " files sealed under another key\n";
}

void printVerdict(QTextStream& report, const std::optional<AuditFault>& fault) {
    if (!fault) {
        report << "OK\n";
        return;
    }
    report << "NOT OK   " << nameOf(fault->flaw) << ": " << fault->file;
    if (fault->line > 0) report << " line " << fault->line;
    report << ": " << fault->why << '\n';
}

}  // namespace

Result<bool> reportOnAuditLog(const QString& folder, const QStringList& keyFiles, QTextStream& report) {
    std::vector<AuditKey> keys;
    for (const QString& file : keyFiles) {
        auto key = readAuditKey(file);
        if (!key) return key.failure();
        keys.push_back(std::move(*key));
    }
    AuditReader reader;
    if (!keys.empty()) {
        reader = [&report](const AuditLine& line, const std::optional<AuditFields>& hidden) {
            printEntry(report, line, hidden);
        };
    }
    const auto found = checkAuditLog(folder, keys, reader);
    if (!found) return found.failure();
    printMeasure(report, *found);
    printVerdict(report, found->fault);
    return found->holds();
}

}  // namespace evergreen
