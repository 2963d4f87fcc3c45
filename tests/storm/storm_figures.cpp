#include "tests/storm/storm_figures.h"

namespace evergreen {

namespace {

QString row(const QString& what, const Delays& delays, const QString& limit) {
    return QStringLiteral("%1 %2 %3 %4   %5\n")
        .arg(what, -34)
        .arg(delays.count, 8)
        .arg(delays.p50_ms, 9, 'f', 1)
        .arg(delays.p99_ms, 9, 'f', 1)
        .arg(limit);
}

}  // namespace

Delays Delays::in(const CallBook& book, Weather weather) {
    const auto sorted = book.delays(weather);
    return {sorted.size(), percentile(sorted, 50), percentile(sorted, 99)};
}

QJsonObject StormFigures::json() const {
    return {{QStringLiteral("kiosks"), kiosks},
            {QStringLiteral("durable_kiosks"), durableKiosks},
            {QStringLiteral("desks"), desks},
            {QStringLiteral("database"), database},
            {QStringLiteral("steady_p50_ms"), steady.p50_ms},
            {QStringLiteral("steady_p99_ms"), steady.p99_ms},
            {QStringLiteral("away_p50_ms"), away.p50_ms},
            {QStringLiteral("away_p99_ms"), away.p99_ms},
            {QStringLiteral("storm_p50_ms"), storm.p50_ms},
            {QStringLiteral("storm_p99_ms"), storm.p99_ms},
            {QStringLiteral("storm_requests"), static_cast<int>(storm.count)},
            {QStringLiteral("storm_s"), storm_s},
            {QStringLiteral("requests"), requests},
            {QStringLiteral("kill_requests"), killRequests},
            {QStringLiteral("kills"), QJsonObject{{QStringLiteral("broker"), kills.broker},
                                                  {QStringLiteral("desk"), kills.desk},
                                                  {QStringLiteral("kiosks"), kills.kiosks}}},
            {QStringLiteral("kills_s"), kills_s},
            {QStringLiteral("lost"), lost},
            {QStringLiteral("doubled"), doubled}};
}

QString StormFigures::table() const {
    const QString head =
        QStringLiteral("%1 kiosks, %2 more with the kiosk's own code and disk, %3 on %4\n\n")
            .arg(kiosks)
            .arg(durableKiosks)
            .arg(desks == 1 ? QStringLiteral("desk") : QStringLiteral("%1 desks").arg(desks), database);
    const QString columns = QStringLiteral("%1 %2 %3 %4\n")
                                .arg(QStringLiteral("from the press to the console"), -34)
                                .arg(QStringLiteral("calls"), 8)
                                .arg(QStringLiteral("p50 ms"), 9)
                                .arg(QStringLiteral("p99 ms"), 9);
    const QString second = QStringLiteral("p99 < 1000 ms");
    return head + columns + row(QStringLiteral("in quiet"), steady, QStringLiteral("p99 < 100 ms")) +
           row(QStringLiteral("broker away (HTTPS)"), away, second) +
           row(QStringLiteral("all reconnecting (%1 s)").arg(storm_s, 0, 'f', 1), storm, second) +
           QStringLiteral("\nSIGKILLs in %1 s: broker %2, desk %3, kiosks' process %4\n")
               .arg(kills_s, 0, 'f', 0)
               .arg(kills.broker)
               .arg(kills.desk)
               .arg(kills.kiosks) +
           QStringLiteral("requests %1 (%2 through the kills), lost %3, doubled %4\n")
               .arg(requests)
               .arg(killRequests)
               .arg(lost)
               .arg(doubled);
}

}  // namespace evergreen
