#include "backend/bank_sandbox/branch_desk.h"

#include "backend/bank_sandbox/masking.h"
#include "backend/bank_sandbox/order_keys.h"

namespace evergreen {

namespace {

struct Planned {
    const char* kind;
    int inDays;
    const char* at;
    int seats;
};

constexpr Planned kActivities[] = {{"phone-class", 3, "09:30", 8},
                                   {"fraud-talk", 6, "14:00", 20},
                                   {"calligraphy", 9, "09:00", 10},
                                   {"health-talk", 13, "14:30", 30},
                                   {"park-walk", 17, "08:00", 0}};

QString seriesOf(const QString& window) {
    if (window == QStringLiteral("elders")) return QStringLiteral("A");
    return window == QStringLiteral("counter") ? QStringLiteral("B") : QStringLiteral("C");
}

}  // namespace

QJsonArray BranchDesk::transitCards(const QString& person) {
    QJsonArray cards;
    const auto rows = m_database.run(
        QStringLiteral("SELECT id, masked_number, balance FROM transit_card WHERE person_id = ? ORDER BY id"),
        {person});
    for (const auto& row : rows) {
        cards.append(QJsonObject{{QStringLiteral("id"), row[0].toString()},
                                 {QStringLiteral("maskedNumber"), row[1].toString()},
                                 {QStringLiteral("balance"), jsonMoney(row[2].toLongLong())}});
    }
    return cards;
}

Result<QJsonObject> BranchDesk::reportLost(const QString& person, const QString& account,
                                           const OrderSignature& signature) {
    m_database.begin();
    const QString known = QStringLiteral("SELECT reference, at FROM loss WHERE account_id = ?");
    const auto own = m_database.run(
        QStringLiteral("SELECT 1 FROM account WHERE id = ? AND person_id = ? AND kind IN ('card', 'passbook')"),
        {account, person});
    auto rows = own.empty() ? own : m_database.run(known, {account});
    if (!own.empty() && rows.empty()) {
        m_database.run(QStringLiteral("INSERT INTO loss VALUES (?, ?, ?)"),
                       {account, OrderKeys::newReference(m_time.today()), static_cast<qint64>(m_time.nowMs())});
        m_signatures.keep(SignedAct::Loss, account, signature, QString());
        rows = m_database.run(known, {account});
    }
    const auto committed = m_database.commit();
    if (!committed) return committed.failure();
    if (rows.empty()) return QJsonObject{};
    return QJsonObject{{QStringLiteral("reference"), rows[0][0].toString()},
                       {QStringLiteral("at"), jsonMoment(rows[0][1].toLongLong())}};
}

QJsonObject BranchDesk::takeTicket(const QString& window) {
    const QString day = m_time.today().toString(Qt::ISODate);
    m_database.run(QStringLiteral("INSERT INTO queue_ticket SELECT ?, ?, coalesce(max(number), 0) + 1 FROM "
                                  "queue_ticket WHERE day = ? AND window = ?"),
                   {day, window, day, window});
    const auto rows = m_database.run(
        QStringLiteral("SELECT max(number) FROM queue_ticket WHERE day = ? AND window = ?"), {day, window});
    const int number = rows.empty() ? 0 : rows[0][0].toInt();
    // Somebody is served every few tickets: the sandbox's hall is never longer than this.
    constexpr int waitingMost = 6;
    return {{QStringLiteral("number"), seriesOf(window) + QStringLiteral("%1").arg(number, 3, 10, QLatin1Char('0'))},
            {QStringLiteral("window"), window},
            {QStringLiteral("ahead"), (number - 1) % waitingMost}};
}

QJsonArray BranchDesk::activities() {
    QJsonArray all;
    const auto rows = m_database.run(
        QStringLiteral("SELECT id, kind, day, at, seats - taken FROM activity WHERE day >= ? ORDER BY day, at"),
        {m_time.today().toString(Qt::ISODate)});
    for (const auto& row : rows) {
        all.append(QJsonObject{{QStringLiteral("id"), row[0].toString()},
                               {QStringLiteral("kind"), row[1].toString()},
                               {QStringLiteral("on"), row[2].toString()},
                               {QStringLiteral("at"), row[3].toString()},
                               {QStringLiteral("seatsLeft"), row[4].toInt()}});
    }
    return all;
}

std::optional<QJsonObject> BranchDesk::signUp(const QString& activity) {
    const auto before =
        m_database.run(QStringLiteral("SELECT seats - taken, taken + 1 FROM activity WHERE id = ?"), {activity});
    if (before.empty()) return std::nullopt;
    if (before[0][0].toInt() <= 0) return QJsonObject{};
    m_database.run(QStringLiteral("UPDATE activity SET taken = taken + 1 WHERE id = ?"), {activity});
    return QJsonObject{{QStringLiteral("reference"), OrderKeys::newReference(m_time.today())},
                       {QStringLiteral("seat"), before[0][1].toInt()}};
}

void BranchDesk::rate(const QString& smile) {
    m_database.run(QStringLiteral("INSERT INTO smile VALUES (?, ?)"), {static_cast<qint64>(m_time.nowMs()), smile});
}

void BranchDesk::noteLesson(const QString& lesson) {
    m_database.run(QStringLiteral("INSERT INTO lesson_view VALUES (?, 1) ON CONFLICT (lesson) DO UPDATE SET views = "
                                  "views + 1"),
                   {lesson});
}

void BranchDesk::plantTransitCard(const QString& person, const QString& number, std::int64_t balance) {
    m_database.run(QStringLiteral("INSERT INTO transit_card VALUES (?, ?, ?, ?)"),
                   {person + QStringLiteral("-transit"), person, maskedNumber(number), static_cast<qint64>(balance)});
}

void BranchDesk::plantActivities() {
    int number = 0;
    for (const Planned& planned : kActivities) {
        m_database.run(QStringLiteral("INSERT INTO activity VALUES (?, ?, ?, ?, ?, 0)"),
                       {QStringLiteral("activity-%1").arg(++number), QString::fromLatin1(planned.kind),
                        m_time.today().addDays(planned.inDays).toString(Qt::ISODate), QString::fromLatin1(planned.at),
                        planned.seats});
    }
}

}  // namespace evergreen
