#include "backend/desk/reviews.h"

#include <set>

namespace evergreen::desk {

namespace {

using Texts = std::map<std::string, std::string>;

const Texts& textsOf(const fleet::ToldBundle& told) {
    static const Texts none;
    const auto found = told.says.find(fleet::BundleChange::Kind::Text);
    return found == told.says.end() ? none : found->second;
}

/// A line break more or less is the same sentence.
bool isSame(const QString& suggestion, const std::string& sentence) {
    return suggestion.simplified() == QString::fromStdString(sentence).simplified();
}

}  // namespace

QString wordOf(ReviewStep step) {
    switch (step) {
        case ReviewStep::Done:
            return QStringLiteral("done");
        case ReviewStep::Unknown:
            return QStringLiteral("unknown");
        case ReviewStep::OwnWork:
            return QStringLiteral("own-work");
        case ReviewStep::NotYours:
            return QStringLiteral("not-yours");
        case ReviewStep::Closed:
            return QStringLiteral("closed");
        case ReviewStep::Enough:
            return QStringLiteral("enough");
    }
    return {};
}

std::vector<ReviewNote> Reviews::notes(const QString& manifest) {
    std::vector<ReviewNote> notes;
    for (const Row& row : m_database.run(
             QStringLiteral("SELECT n, at, staff_id, staff_name, place, words, suggestion, answer, answered_by, "
                            "answered_at, answered_in, why FROM review_note WHERE manifest = ? ORDER BY n"),
             {manifest})) {
        notes.push_back({row[0].toInt(),
                         row[1].toLongLong(),
                         row[2].toString(),
                         row[3].toString(),
                         {row[4].toString(), row[5].toString(), row[6].toString()},
                         row[7].toString(),
                         row[8].toString(),
                         row[9].toLongLong(),
                         row[10].toLongLong(),
                         row[11].toString()});
    }
    return notes;
}

ReviewStep Reviews::note(const QString& manifest, const StaffMember& by, const NewNote& said, std::int64_t now) {
    // Whoever changes the row first makes the others wait, and count what it has written.
    m_database.run(QStringLiteral("UPDATE bundle SET manifest = manifest WHERE manifest = ?"), {manifest});
    const auto submission = m_submissions.find(manifest);
    if (!submission) return ReviewStep::Unknown;
    if (submission->isBy(by)) return ReviewStep::OwnWork;
    if (submission->state() != QStringLiteral("submitted")) return ReviewStep::Closed;
    const auto there =
        m_database.run(QStringLiteral("SELECT COUNT(*) FROM review_note WHERE manifest = ?"), {manifest});
    const int count = there.empty() ? 0 : there[0][0].toInt();
    if (count >= notesMax) return ReviewStep::Enough;
    m_database.run(QStringLiteral("INSERT INTO review_note (manifest, n, at, staff_id, staff_name, place, words, "
                                  "suggestion, answer) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
                   {manifest, count + 1, big(now), by.id, by.name, said.place, said.words, said.suggestion,
                    said.suggestion.isEmpty() ? QString() : QStringLiteral("open")});
    m_submissions.tell(manifest);
    return ReviewStep::Done;
}

ReviewStep Reviews::giveBack(const QString& manifest, const StaffMember& by, const QString& reasons, std::int64_t now) {
    return end(manifest, by, QStringLiteral("returned"), reasons, {}, now);
}

ReviewStep Reviews::ready(const QString& manifest, const StaffMember& by, const QByteArray& record, std::int64_t now) {
    return end(manifest, by, QStringLiteral("ready"), {}, record, now);
}

ReviewStep Reviews::end(const QString& manifest, const StaffMember& by, const QString& outcome, const QString& reasons,
                        const QByteArray& record, std::int64_t now) {
    const auto submission = m_submissions.find(manifest);
    if (!submission) return ReviewStep::Unknown;
    if (submission->isBy(by)) return ReviewStep::OwnWork;
    m_database.run(QStringLiteral("UPDATE bundle SET outcome = ?, outcome_by = ?, outcome_by_name = ?, outcome_at = ?, "
                                  "reasons = ?, record = ? WHERE manifest = ? AND standing = 'submitted' AND "
                                  "(outcome = '' OR (outcome = 'ready' AND outcome_by = ?))"),
                   {outcome, by.id, by.name, big(now), reasons, QString::fromUtf8(record), manifest, by.id});
    if (m_database.changed() != 1) return ReviewStep::Closed;
    m_submissions.tell(manifest);
    return ReviewStep::Done;
}

ReviewStep Reviews::answer(const QString& manifest, int n, const StaffMember& by, bool isAdopted, const QString& why,
                           std::int64_t now) {
    const auto submission = m_submissions.find(manifest);
    if (!submission) return ReviewStep::Unknown;
    if (!submission->isBy(by)) return ReviewStep::NotYours;
    m_database.run(
        QStringLiteral("UPDATE review_note SET answer = ?, answered_by = ?, answered_at = ?, why = ? "
                       "WHERE manifest = ? AND n = ? AND answer = 'open'"),
        {isAdopted ? QStringLiteral("adopted") : QStringLiteral("declined"), by.id, big(now), why, manifest, n});
    if (m_database.changed() != 1) return ReviewStep::Closed;
    m_submissions.tell(manifest);
    return ReviewStep::Done;
}

void Reviews::adoptIn(const QString& manifest, const fleet::ToldBundle& told, std::int64_t now) {
    const auto later = m_submissions.find(manifest);
    if (!later) return;
    std::set<QString> changed;
    for (const Row& row :
         m_database.run(QStringLiteral("SELECT n.manifest, n.n, n.place, n.suggestion FROM review_note n JOIN bundle b "
                                       "ON b.manifest = n.manifest WHERE n.answer = 'open' AND b.version < ?"),
                        {big(later->version)})) {
        const Texts& texts = textsOf(told);
        const auto sentence = texts.find(row[2].toString().toStdString());
        if (sentence == texts.end() || !isSame(row[3].toString(), sentence->second)) continue;
        m_database.run(QStringLiteral("UPDATE review_note SET answer = 'adopted', answered_at = ?, answered_in = ? "
                                      "WHERE manifest = ? AND n = ? AND answer = 'open'"),
                       {big(now), big(later->version), row[0].toString(), row[1].toInt()});
        changed.insert(row[0].toString());
    }
    for (const QString& one : changed) m_submissions.tell(one);
}

QJsonObject reviewNoteJson(const ReviewNote& note) {
    return {{QStringLiteral("n"), note.n},
            {QStringLiteral("at"), static_cast<qint64>(note.at)},
            {QStringLiteral("staff"), note.staff},
            {QStringLiteral("staffName"), note.staffName},
            {QStringLiteral("place"), note.said.place},
            {QStringLiteral("words"), note.said.words},
            {QStringLiteral("suggestion"), note.said.suggestion},
            {QStringLiteral("answer"), note.answer},
            {QStringLiteral("answeredBy"), note.answeredBy},
            {QStringLiteral("answeredAt"), static_cast<qint64>(note.answeredAt)},
            {QStringLiteral("answeredIn"), static_cast<qint64>(note.answeredIn)},
            {QStringLiteral("why"), note.why}};
}

}  // namespace evergreen::desk
