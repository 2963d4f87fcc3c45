#include "backend/desk/rollout_book.h"

#include "fleet/signing/rollout_signer.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace evergreen::desk {

namespace {

QString textOf(const fleet::Rollout& rollout) {
    return QString::fromStdString(fleet::bytesOf(rollout));
}

/// Of our own table: what cannot be read there is nothing.
fleet::Rollout rolloutOf(const QVariant& text) {
    auto rollout = fleet::readRollout(text.toString().toStdString());
    return rollout ? std::move(*rollout) : fleet::Rollout();
}

std::vector<std::int64_t> timesOf(const QVariant& text) {
    std::vector<std::int64_t> times;
    for (const QJsonValue one : QJsonDocument::fromJson(text.toString().toUtf8()).array()) {
        times.push_back(one.toInteger());
    }
    return times;
}

QString textOf(const std::vector<std::int64_t>& times) {
    QJsonArray array;
    for (const std::int64_t time : times) array.append(static_cast<qint64>(time));
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

/// Since when the ring at `at` is as it is; nothing: it is new, or was not under way.
std::optional<std::int64_t> sinceWhen(const SeenRollout& before, const fleet::Rollout& after, std::size_t at) {
    const fleet::Rollout& known = before.rollout;
    const bool wentOn = known.id == after.id && known.state == after.state;
    if (!wentOn || at >= known.rings.size() || at >= before.since.size()) return std::nullopt;
    const bool isSame =
        std::equal(known.rings.begin(), known.rings.begin() + static_cast<std::ptrdiff_t>(at) + 1, after.rings.begin());
    return isSame ? std::optional(before.since[at]) : std::nullopt;
}

QString versionText(const fleet::Rollout& rollout) {
    return QStringLiteral("%1, fallback %2").arg(QLatin1String(fleet::nameOf(rollout.state))).arg(rollout.fallback);
}

}  // namespace

SeenRollout RolloutBook::seen() {
    const auto rows = m_database.run(QStringLiteral("SELECT version, body, since FROM rollout_seen"));
    if (rows.empty() || rows[0][0].toLongLong() == 0) return {};
    return {rows[0][0].toLongLong(), rolloutOf(rows[0][1]), timesOf(rows[0][2])};
}

bool RolloutBook::see(std::int64_t version, const fleet::Rollout& rollout, std::int64_t now) {
    // Whoever changes the row first makes the others wait, and read what it has written.
    m_database.run(QStringLiteral("UPDATE rollout_seen SET version = version"));
    const SeenRollout before = seen();
    if (before.version >= version) return false;
    std::vector<std::int64_t> since;
    since.reserve(rollout.rings.size());
    for (std::size_t at = 0; at < rollout.rings.size(); ++at) {
        since.push_back(sinceWhen(before, rollout, at).value_or(now));
    }
    m_database.run(QStringLiteral("UPDATE rollout_seen SET version = ?, body = ?, since = ?"),
                   {big(version), textOf(rollout), textOf(since)});
    if (before.rollout == rollout) return true;  // signed anew, and nothing else
    const QString id = QString::fromStdString(rollout.id);
    audit(QStringLiteral("rollout-seen"), id, versionText(rollout));
    tell(id);
    return true;
}

bool RolloutBook::decide(const SeenRollout& judged, const RingCount& why, std::int64_t now) {
    m_database.run(QStringLiteral("UPDATE rollout_seen SET version = version WHERE version = ?"),
                   {big(judged.version)});
    if (m_database.changed() != 1 || open()) return false;
    const QString id = QString::fromStdString(judged.rollout.id);
    m_database.run(QStringLiteral("INSERT INTO rollout_stop (version, rollout_id, body, figures, decided_at) "
                                  "VALUES (?, ?, ?, ?, ?) ON CONFLICT (version) DO NOTHING"),
                   {big(judged.version), id, textOf(judged.rollout),
                    QString::fromUtf8(QJsonDocument(ringCountJson(why)).toJson(QJsonDocument::Compact)), big(now)});
    if (m_database.changed() != 1) return false;
    audit(QStringLiteral("rollout-stop"), id, wordsOf(why));
    tell(id);
    return true;
}

std::optional<RolloutStop> RolloutBook::open() {
    return last(QStringLiteral("WHERE ended_at = 0"));
}

std::optional<RolloutStop> RolloutBook::last(const QString& where) {
    const auto rows = m_database.run(
        QStringLiteral("SELECT version, body, figures, decided_at, ended_at, outcome FROM rollout_stop %1 "
                       "ORDER BY version DESC LIMIT 1")
            .arg(where));
    if (rows.empty()) return std::nullopt;
    const Row& row = rows[0];
    return RolloutStop{
        row[0].toLongLong(), rolloutOf(row[1]),   QJsonDocument::fromJson(row[2].toString().toUtf8()).object(),
        row[3].toLongLong(), row[4].toLongLong(), row[5].toString()};
}

bool RolloutBook::claim(const RolloutStop& stop, const QString& who, std::int64_t now) {
    m_database.run(QStringLiteral("UPDATE rollout_stop SET claimed_by = ?, claimed_until = ? WHERE version = ? "
                                  "AND ended_at = 0 AND (claimed_until <= ? OR claimed_by = ?)"),
                   {who, big(now + std::chrono::milliseconds(claimedFor).count()), big(stop.version), big(now), who});
    return m_database.changed() == 1;
}

void RolloutBook::end(const RolloutStop& stop, const QString& outcome, std::int64_t now) {
    m_database.run(QStringLiteral("UPDATE rollout_stop SET ended_at = ?, outcome = ? WHERE version = ? "
                                  "AND ended_at = 0"),
                   {big(now), outcome, big(stop.version)});
    if (m_database.changed() != 1) return;
    const QString id = QString::fromStdString(stop.judged.id);
    audit(QStringLiteral("rollout-stopped"), id, outcome);
    tell(id);
}

QJsonValue RolloutBook::json() {
    const SeenRollout now = seen();
    if (now.version == 0) return QJsonValue::Null;
    const auto stop = last(QString());
    const bool isHeld = stop && (stop->endedAt == 0 || (stop->outcome == QStringLiteral("halted") &&
                                                        now.rollout.state == fleet::Rollout::State::Halt &&
                                                        now.rollout.id == stop->judged.id));
    QJsonValue held = QJsonValue::Null;
    if (isHeld) {
        held = QJsonObject{{QStringLiteral("decidedAt"), static_cast<qint64>(stop->decidedAt)},
                           {QStringLiteral("publishedAt"), static_cast<qint64>(stop->endedAt)},
                           {QStringLiteral("figures"), stop->figures}};
    }
    QJsonArray rings;
    for (const fleet::Ring& ring : now.rollout.rings) {
        rings.append(QJsonObject{{QStringLiteral("name"), QString::fromStdString(ring.name)},
                                 {QStringLiteral("basisPoints"), ring.basisPoints},
                                 {QStringLiteral("bundle"), static_cast<qint64>(ring.bundle)}});
    }
    return QJsonObject{{QStringLiteral("id"), QString::fromStdString(now.rollout.id)},
                       {QStringLiteral("state"), QString::fromLatin1(fleet::nameOf(now.rollout.state))},
                       {QStringLiteral("fallback"), static_cast<qint64>(now.rollout.fallback)},
                       {QStringLiteral("minimum"), static_cast<qint64>(now.rollout.minimum)},
                       {QStringLiteral("rings"), rings},
                       {QStringLiteral("mark"), markOf(now.rollout)},
                       {QStringLiteral("stop"), held}};
}

QString RolloutBook::markOf(const fleet::Rollout& rollout) {
    constexpr qsizetype hexDigits = 16;
    const QByteArray bytes = QByteArray::fromStdString(fleet::bytesOf(rollout));
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().left(hexDigits));
}

void RolloutBook::tell(const QString& subject) {
    const QByteArray body = QJsonDocument(json().toObject()).toJson(QJsonDocument::Compact);
    for (const Branch& branch : m_branches.branches()) {
        m_notes.tell({.branch = branch.id, .kind = QStringLiteral("rollout"), .subject = subject, .body = body});
    }
}

void RolloutBook::audit(const QString& act, const QString& subject, const QString& outcome) {
    for (const Branch& branch : m_branches.branches()) {
        m_notes.audit({.branch = branch.id, .act = act, .subject = subject, .outcome = outcome});
    }
}

}  // namespace evergreen::desk
