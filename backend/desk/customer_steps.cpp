// What who made a complaint can do about it, by the token on the slip.
#include "backend/desk/complaints.h"
#include "backend/desk/desk_time.h"

#include <QCryptographicHash>

namespace evergreen::desk {

QString wordOf(ComplaintStep step) {
    switch (step) {
        case ComplaintStep::Done:
            return QStringLiteral("done");
        case ComplaintStep::Unknown:
            return QStringLiteral("unknown");
        case ComplaintStep::Closed:
            return QStringLiteral("closed");
        case ComplaintStep::NotYours:
            return QStringLiteral("not-yours");
        case ComplaintStep::LastStage:
            return QStringLiteral("last-stage");
        case ComplaintStep::NotAsked:
            return QStringLiteral("not-asked");
        case ComplaintStep::OwnRequest:
            return QStringLiteral("own-request");
        case ComplaintStep::Enough:
            return QStringLiteral("enough");
    }
    return {};
}

std::optional<Complaint> Complaints::followed(const QByteArray& token) {
    const QString hash = QString::fromLatin1(QCryptographicHash::hash(token, QCryptographicHash::Sha256).toHex());
    auto found = select(QStringLiteral("follow_hash = ?"), {hash});
    if (found.empty()) return std::nullopt;
    return found.front();
}

std::vector<ComplaintPast> Complaints::additions(const QString& number) {
    std::vector<ComplaintPast> added = history(number);
    std::erase_if(added, [](const ComplaintPast& past) { return past.what != QStringLiteral("added"); });
    return added;
}

ComplaintStep Complaints::add(const QString& number, const QString& words, std::int64_t now) {
    // Changes nothing, and keeps the row until the commit: a decision made at the same time comes before or after.
    m_database.run(
        QStringLiteral("UPDATE complaint SET state = state WHERE number = ? AND state IN ('received', 'owned')"),
        {number});
    if (m_database.changed() != 1) return find(number) ? ComplaintStep::Closed : ComplaintStep::Unknown;
    const auto before = additions(number);
    if (!before.empty() && before.back().detail == words) return ComplaintStep::Done;
    if (before.size() >= additionsMax) return ComplaintStep::Enough;
    noteStep(number, QStringLiteral("added"), QString(), words, now);
    return ComplaintStep::Done;
}

ComplaintStep Complaints::withdraw(const QString& number, std::int64_t now) {
    m_database.run(QStringLiteral("UPDATE complaint SET state = 'withdrawn', withdrawn_at = ?, withdrawn_on = ?, "
                                  "extension_asked = 0 WHERE number = ? AND state IN ('received', 'owned')"),
                   {big(now), dayOf(now).toString(Qt::ISODate), number});
    if (m_database.changed() != 1) return find(number) ? ComplaintStep::Closed : ComplaintStep::Unknown;
    noteStep(number, QStringLiteral("withdrawn"), QString(), QString(), now);
    return ComplaintStep::Done;
}

}  // namespace evergreen::desk
