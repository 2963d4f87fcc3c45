#include "tests/fleet/sim/sim_figures.h"

#include <thread>

namespace evergreen {

namespace {

constexpr double kKibibytesAMebibyte = 1024;
constexpr double kBytesAMegabyte = 1e6;

QJsonObject jsonOf(const RunningNginx::Served& served) {
    return {{QStringLiteral("requests"), served.requests},
            {QStringLiteral("bytes"), served.bytes},
            {QStringLiteral("handshakes"), served.handshakes},
            {QStringLiteral("polls"), served.polls}};
}

QString row(const QString& what, double seconds, const RunningNginx::Served& served) {
    return QStringLiteral("%1 %2 %3 %4 %5 %6\n")
        .arg(what, -34)
        .arg(seconds, 7, 'f', 1)
        .arg(served.polls, 8)
        .arg(served.requests, 9)
        .arg(static_cast<double>(served.bytes) / kBytesAMegabyte, 9, 'f', 1)
        .arg(served.handshakes, 11);
}

}  // namespace

QJsonObject SimFigures::json() const {
    return {{QStringLiteral("kiosks"), kiosks},
            {QStringLiteral("cores"), static_cast<int>(std::thread::hardware_concurrency())},
            {QStringLiteral("poll_s"), poll_s},
            {QStringLiteral("applied_99_s"), polled.most_s},
            {QStringLiteral("applied_all_s"), polled.all_s},
            {QStringLiteral("reported_99_s"), polled.reported_s},
            {QStringLiteral("hinted_99_s"), hinted.most_s},
            {QStringLiteral("hinted_all_s"), hinted.all_s},
            {QStringLiteral("hint_p50_ms"), hintHalf_ms},
            {QStringLiteral("hint_max_ms"), hintMax_ms},
            {QStringLiteral("hint_missed"), hintMissed},
            {QStringLiteral("reconnect_s"), reconnect_s},
            {QStringLiteral("lost"), lost},
            {QStringLiteral("unreported"), unreported},
            {QStringLiteral("requests"), polled.served.requests},
            {QStringLiteral("bytes"), polled.served.bytes},
            {QStringLiteral("quiet"), jsonOf(quiet)},
            {QStringLiteral("quiet_s"), quiet_s},
            {QStringLiteral("polled"), jsonOf(polled.served)},
            {QStringLiteral("hinted"), jsonOf(hinted.served)},
            {QStringLiteral("whole"), jsonOf(whole)},
            {QStringLiteral("memory_kb"), QJsonObject{{QStringLiteral("kiosks"), memory.kiosks_kb},
                                                      {QStringLiteral("nginx"), memory.nginx_kb},
                                                      {QStringLiteral("broker"), memory.broker_kb}}}};
}

QString SimFigures::table() const {
    const auto mebibytes = [](qint64 kibibytes) {
        return QString::number(static_cast<double>(kibibytes) / kKibibytesAMebibyte, 'f', 0);
    };
    const QString head = QStringLiteral("%1 kiosks, a poll every %2 s\n\n%3 %4 %5 %6 %7 %8\n")
                             .arg(kiosks)
                             .arg(poll_s)
                             .arg(QString(), -34)
                             .arg(QStringLiteral("s"), 7)
                             .arg(QStringLiteral("polls"), 8)
                             .arg(QStringLiteral("requests"), 9)
                             .arg(QStringLiteral("MB"), 9)
                             .arg(QStringLiteral("handshakes"), 11);
    const QString hint =
        QStringLiteral("\na hint at all: p50 %1 ms, the last %2 ms (< 1000 ms); %3 were starting anew\n")
            .arg(hintHalf_ms, 0, 'f', 0)
            .arg(hintMax_ms, 0, 'f', 0)
            .arg(hintMissed);
    const QString rest = QStringLiteral(
                             "99 of 100 told the desk so after %1 s\nbroker killed: all back after %2 s (< 60 s)\nlost "
                             "%3, unreported %4\n")
                             .arg(polled.reported_s, 0, 'f', 1)
                             .arg(reconnect_s, 0, 'f', 1)
                             .arg(lost)
                             .arg(unreported);
    return head + row(QStringLiteral("nothing new"), quiet_s, quiet) +
           row(QStringLiteral("99 of 100 run it, by the poll alone"), polled.most_s, polled.served) +
           row(QStringLiteral("99 of 100 run it, with a hint"), hinted.most_s, hinted.served) + hint + rest +
           QStringLiteral("memory: kiosks %1 MiB, nginx %2, mosquitto %3\n")
               .arg(mebibytes(memory.kiosks_kb), mebibytes(memory.nginx_kb), mebibytes(memory.broker_kb));
}

}  // namespace evergreen
