#include "backend/desk/submissions.h"

#include "fleet/publisher/review_record.h"

#include <algorithm>
#include <map>
#include <set>

#include <QJsonDocument>

namespace evergreen::desk {

namespace {

const QString kSubmitted = QStringLiteral("submitted");
const QString kApproved = QStringLiteral("approved");
const QString kWithdrawn = QStringLiteral("withdrawn");

/// What the repository says of one.
struct Standing {
    QString word;
    QString reviewer;
    bool operator==(const Standing&) const = default;
};

Standing standingOf(const fleet::ListedBundle& bundle) {
    const bool isApproved = bundle.standing == fleet::ListedBundle::Standing::Approved;
    return {isApproved ? kApproved : kSubmitted, QString::fromStdString(bundle.reviewer)};
}

Submission submissionOf(const Row& row) {
    return {row[0].toString(),  row[1].toLongLong(), row[2].toString(), row[3].toLongLong(), row[4].toString(),
            row[5].toString(),  row[6].toString(),   row[7].toString(), row[8].toString(),   row[9].toLongLong(),
            row[10].toString(), row[11].toInt(),     row[12].toInt(),   row[13].toInt()};
}

std::optional<fleet::ToldBundle> toldIn(const std::vector<Row>& rows) {
    if (rows.empty() || rows[0][0].toString().isEmpty()) return std::nullopt;
    auto told = fleet::readToldBundle(rows[0][0].toString().toStdString());
    return told ? std::optional(std::move(*told)) : std::nullopt;
}

}  // namespace

const QString Submissions::builtIn = QStringLiteral("built-in");

QString Submission::state() const {
    return standing == kSubmitted && !outcome.isEmpty() ? outcome : standing;
}

bool Submission::isBy(const StaffMember& staff) const {
    return fleet::isSamePerson(author.toStdString(), staff.id.toStdString());
}

std::vector<Submission> Submissions::list() {
    return select(QStringLiteral("b.manifest <> ? ORDER BY b.version DESC, b.seen_at DESC LIMIT %1").arg(listedMax),
                  {builtIn});
}

std::optional<Submission> Submissions::find(const QString& manifest) {
    auto found = select(QStringLiteral("b.manifest = ? AND b.manifest <> ?"), {manifest, builtIn});
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<Submission> Submissions::select(const QString& where, std::initializer_list<QVariant> values) {
    const auto count = [](const char* answer) {
        return QStringLiteral("(SELECT COUNT(*) FROM review_note n WHERE n.manifest = b.manifest AND n.answer %1)")
            .arg(QLatin1String(answer));
    };
    const auto rows = m_database.run(
        QStringLiteral("SELECT b.manifest, b.version, b.author, b.seen_at, b.standing, b.reviewer, b.outcome, "
                       "b.outcome_by, b.outcome_by_name, b.outcome_at, b.reasons, %1, %2, %3 FROM bundle b WHERE %4")
            .arg(count("<> ''"), count("= 'adopted'"), count("= 'declined'"), where),
        values);
    std::vector<Submission> submissions;
    submissions.reserve(rows.size());
    for (const Row& row : rows) submissions.push_back(submissionOf(row));
    return submissions;
}

std::optional<fleet::ToldBundle> Submissions::told(const QString& manifest) {
    return toldIn(m_database.run(QStringLiteral("SELECT told FROM bundle WHERE manifest = ?"), {manifest}));
}

std::optional<fleet::ToldBundle> Submissions::toldOfVersion(std::int64_t version) {
    // Approved comes first, by the alphabet; a kiosk may still run what was withdrawn.
    return toldIn(m_database.run(
        QStringLiteral("SELECT told FROM bundle WHERE version = ? AND told <> '' ORDER BY standing LIMIT 1"),
        {big(version)}));
}

QByteArray Submissions::record(const QString& manifest) {
    const auto rows = m_database.run(QStringLiteral("SELECT record FROM bundle WHERE manifest = ?"), {manifest});
    return rows.empty() ? QByteArray() : rows[0][0].toString().toUtf8();
}

bool Submissions::differsFrom(const std::vector<fleet::ListedBundle>& listed) {
    std::map<QString, Standing> known;
    for (const Row& row :
         m_database.run(QStringLiteral("SELECT manifest, standing, reviewer FROM bundle WHERE standing <> ? LIMIT %1")
                            .arg(rowsMax),
                        {kWithdrawn})) {
        known[row[0].toString()] = {row[1].toString(), row[2].toString()};
    }
    known.erase(builtIn);
    if (m_database.hasFault()) return false;
    return known.size() != listed.size() || std::any_of(listed.begin(), listed.end(), [&known](const auto& one) {
               const auto found = known.find(QString::fromStdString(one.manifestSha256));
               return found == known.end() || found->second != standingOf(one);
           });
}

void Submissions::follow(const std::vector<fleet::ListedBundle>& listed, std::int64_t now) {
    std::set<QString> there{builtIn};
    for (const fleet::ListedBundle& one : listed) {
        const QString manifest = QString::fromStdString(one.manifestSha256);
        const Standing standing = standingOf(one);
        there.insert(manifest);
        m_database.run(
            QStringLiteral("INSERT INTO bundle (manifest, version, author, seen_at, standing, reviewer) "
                           "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (manifest) DO UPDATE SET version = excluded.version, "
                           "author = excluded.author, standing = excluded.standing, reviewer = excluded.reviewer "
                           "WHERE bundle.standing <> excluded.standing OR bundle.reviewer <> excluded.reviewer"),
            {manifest, big(one.version), QString::fromStdString(one.author), big(now), standing.word,
             standing.reviewer});
        if (m_database.changed() == 1) tell(manifest);
    }
    for (const Row& row :
         m_database.run(QStringLiteral("SELECT manifest FROM bundle WHERE standing <> ?"), {kWithdrawn})) {
        if (there.contains(row[0].toString())) continue;
        m_database.run(QStringLiteral("UPDATE bundle SET standing = ?, reviewer = '' WHERE manifest = ?"),
                       {kWithdrawn, row[0].toString()});
        tell(row[0].toString());
    }
}

std::vector<std::pair<QString, std::int64_t>> Submissions::untold(bool alsoWaiting) {
    std::vector<std::pair<QString, std::int64_t>> all;
    for (const Row& row :
         m_database.run(QStringLiteral("SELECT manifest, version FROM bundle WHERE standing <> ? AND (told = '' OR "
                                       "(? = 1 AND (standing = ? OR manifest = ?))) ORDER BY version LIMIT %1")
                            .arg(rowsMax),
                        {kWithdrawn, alsoWaiting ? 1 : 0, kSubmitted, builtIn})) {
        all.emplace_back(row[0].toString(), row[1].toLongLong());
    }
    return all;
}

void Submissions::keep(const QString& manifest, const QByteArray& told) {
    m_database.run(QStringLiteral("UPDATE bundle SET told = ? WHERE manifest = ?"),
                   {QString::fromUtf8(told), manifest});
    tell(manifest);
}

QJsonObject Submissions::json(const Submission& submission) {
    return {{QStringLiteral("manifest"), submission.manifest},
            {QStringLiteral("bundle"), static_cast<qint64>(submission.version)},
            {QStringLiteral("author"), submission.author},
            {QStringLiteral("submittedAt"), static_cast<qint64>(submission.seenAt)},
            {QStringLiteral("state"), submission.state()},
            {QStringLiteral("reviewer"), submission.reviewer},
            {QStringLiteral("outcomeBy"), submission.outcomeBy},
            {QStringLiteral("outcomeByName"), submission.outcomeByName},
            {QStringLiteral("outcomeAt"), static_cast<qint64>(submission.outcomeAt)},
            {QStringLiteral("reasons"), submission.reasons},
            {QStringLiteral("suggested"), submission.suggested},
            {QStringLiteral("adopted"), submission.adopted},
            {QStringLiteral("declined"), submission.declined}};
}

void Submissions::tell(const QString& manifest) {
    const auto submission = find(manifest);
    if (!submission) return;
    const QByteArray body = QJsonDocument(json(*submission)).toJson(QJsonDocument::Compact);
    for (const Row& row : m_database.run(QStringLiteral("SELECT DISTINCT branch_id FROM staff WHERE active = 1 AND "
                                                        "role IN ('reviewer', 'author') ORDER BY branch_id"))) {
        m_notes.tell(
            {.branch = row[0].toString(), .kind = QStringLiteral("review"), .subject = manifest, .body = body});
    }
}

}  // namespace evergreen::desk
