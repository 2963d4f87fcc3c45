#include "backend/desk/kept_reports.h"

#include "backend/desk/desk_time.h"

#include <algorithm>
#include <map>

#include <QJsonDocument>

namespace evergreen::desk {

namespace {

struct Period {
    QString name;
    int days = 1;
    QDate latest;  ///< the last day of the latest one that is over; invalid: none is
};

/// The fortnights are counted from this Sunday, which ends one.
const QDate& firstFortnightsEnd() {
    static const QDate day(2026, 1, 4);
    return day;
}

std::vector<Period> periodsOn(QDate morning) {
    const QDate yesterday = morning.addDays(-1);
    const qint64 since = firstFortnightsEnd().daysTo(yesterday);
    const QDate sunday =
        since < 0 ? QDate() : firstFortnightsEnd().addDays(since / KeptReports::fortnight * KeptReports::fortnight);
    return {{QStringLiteral("daily"), 1, yesterday}, {QStringLiteral("biweekly"), KeptReports::fortnight, sunday}};
}

/// The end of the next one after `last`, or of the latest where none was made yet.
QDate nextOf(const Period& period, QDate last) {
    if (!last.isValid()) return period.latest;
    const QDate oldest = period.latest.addDays(-qint64{period.days} * (KeptReports::missedMax - 1));
    return std::max(last.addDays(period.days), oldest);
}

}  // namespace

KeptReport formsOf(const Report& report) {
    return {QJsonDocument(reportJson(report)).toJson(QJsonDocument::Compact), reportHtml(report), reportCsv(report)};
}

std::optional<DueReport> KeptReports::due(std::int64_t now) {
    const QDate morning = dayOf(now - std::chrono::milliseconds(madeAt).count());
    if (morning == m_allMadeOn) return std::nullopt;
    std::map<std::pair<QString, QString>, QDate> last;
    for (const Row& row : m_database.run(
             QStringLiteral("SELECT branch_id, period, MAX(last_day) FROM report GROUP BY branch_id, period"))) {
        last[{row[0].toString(), row[1].toString()}] = QDate::fromString(row[2].toString(), Qt::ISODate);
    }
    for (const Branch& branch : m_branches.branches()) {
        if (branch.isRemote) continue;
        for (const Period& period : periodsOn(morning)) {
            const QDate next = nextOf(period, last[{branch.id, period.name}]);
            if (!period.latest.isValid() || next > period.latest) continue;
            return DueReport{branch, period.name, next.addDays(1 - period.days), next};
        }
    }
    if (!m_database.hasFault()) m_allMadeOn = morning;
    return std::nullopt;
}

void KeptReports::make(const DueReport& due, std::int64_t now) {
    const KeptReport made = formsOf(reportOf(m_database, m_complaints, due.branch, due.from, due.to, dayOf(now)));
    m_database.run(QStringLiteral("INSERT INTO report VALUES (?, ?, ?, ?, ?, ?, ?) "
                                  "ON CONFLICT (branch_id, period, last_day) DO NOTHING"),
                   {due.branch.id, due.period, due.to.toString(Qt::ISODate), big(now), QString::fromUtf8(made.json),
                    QString::fromUtf8(made.html), QString::fromUtf8(made.csv)});
}

std::optional<KeptReport> KeptReports::find(const QString& branch, const QString& period, QDate to) {
    const auto rows = m_database.run(
        QStringLiteral("SELECT json, html, csv FROM report WHERE branch_id = ? AND period = ? AND last_day = ?"),
        {branch, period, to.toString(Qt::ISODate)});
    if (rows.empty()) return std::nullopt;
    // Reading it into a text took its byte order mark away.
    return KeptReport{rows[0][0].toString().toUtf8(), rows[0][1].toString().toUtf8(),
                      "\xEF\xBB\xBF" + rows[0][2].toString().toUtf8()};
}

void KeptReports::dropOld(std::int64_t now) {
    m_database.run(QStringLiteral("DELETE FROM report WHERE made_at < ?"),
                   {big(now - std::chrono::milliseconds(keptFor).count())});
}

}  // namespace evergreen::desk
