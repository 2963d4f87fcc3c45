// evergreen-fleet-sim [--kiosks N] [--poll SECONDS] [--json FILE]: how long a rollout takes to a whole fleet, what it
// costs the web server, how fast a hint is everywhere, and how long all kiosks need to come back to a broker that was
// killed. Ends with 0 when no kiosk is lost and polls make no handshakes, with 1 when not, with 2 when something did
// not come about within its limit. docs/fleet-client.md says what that proves. With --crew it is one of its own kiosks'
// processes: see fleet_crew.h.
#include "tests/fleet/sim/fleet_sim.h"

#include <cstdio>
#include <optional>
#include <sys/resource.h>

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QLoggingCategory>

using namespace evergreen;

namespace {

constexpr int kKiosksMax = 20'000;
constexpr int kPollMax_s = 3'600;
constexpr int kPortMax = 65'535;

void allowManyFiles() {
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) != 0) return;
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);  // servers and crews, children, have it as well
}

void addOptions(QCommandLineParser& parser) {
    parser.setApplicationDescription(QStringLiteral("A rollout to a fleet of simulated kiosks."));
    parser.addHelpOption();
    const QString number = QStringLiteral("number");
    const QString file = QStringLiteral("file");
    parser.addOptions(
        {{QStringLiteral("kiosks"), QStringLiteral("How many."), number, QStringLiteral("10000")},
         {QStringLiteral("poll"), QStringLiteral("Seconds from poll to poll."), number, QStringLiteral("60")},
         {QStringLiteral("json"), QStringLiteral("Where the figures go."), file}});
    QCommandLineOption crew(QStringLiteral("crew"));
    QCommandLineOption certificates(QStringLiteral("certificates"), {}, file);
    QCommandLineOption root(QStringLiteral("root"), {}, file);
    QCommandLineOption web(QStringLiteral("web"), {}, number);
    QCommandLineOption broker(QStringLiteral("broker"), {}, number);
    for (QCommandLineOption* option : {&crew, &certificates, &root, &web, &broker}) {
        option->setFlags(QCommandLineOption::HiddenFromHelp);  // the simulation starts its crews itself
        parser.addOption(*option);
    }
}

/// None, and said so, when it is no number from 1 to `most`.
std::optional<int> count(const QCommandLineParser& parser, const char* name, int most) {
    bool isNumber = false;
    const int value = parser.value(QString::fromLatin1(name)).toInt(&isNumber);
    if (isNumber && value >= 1 && value <= most) return value;
    std::fprintf(stderr, "evergreen-fleet-sim: --%s takes a number from 1 to %d\n", name, most);
    return std::nullopt;
}

int runCrew(const QCommandLineParser& parser, int poll_s) {
    const auto web = count(parser, "web", kPortMax);
    const auto broker = count(parser, "broker", kPortMax);
    if (!web || !broker) return 2;
    return runFleetCrew({parser.value(QStringLiteral("certificates")), parser.value(QStringLiteral("root")),
                         static_cast<quint16>(*web), static_cast<quint16>(*broker), std::chrono::seconds(poll_s)});
}

int fail(const QString& why) {
    std::fprintf(stderr, "evergreen-fleet-sim: %s\n", qPrintable(why));
    return 2;
}

}  // namespace

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    QLoggingCategory::setFilterRules(QStringLiteral("evergreen.*.info=false"));  // each kiosk that lost the broker
    QCommandLineParser parser;
    addOptions(parser);
    parser.process(application);
    const auto poll = count(parser, "poll", kPollMax_s);
    if (!poll) return 2;
    if (parser.isSet(QStringLiteral("crew"))) return runCrew(parser, *poll);
    const auto kiosks = count(parser, "kiosks", kKiosksMax);
    if (!kiosks) return 2;
    allowManyFiles();
    const auto figures = FleetSim({*kiosks, std::chrono::seconds(*poll)}).run();
    if (!figures) return fail(figures.failure().detail);
    std::fputs(qPrintable(figures->table()), stdout);
    QFile file(parser.value(QStringLiteral("json")));
    const QByteArray text = QJsonDocument(figures->json()).toJson();
    if (!file.fileName().isEmpty() && (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())) {
        return fail(file.errorString());
    }
    return figures->isWell() ? 0 : 1;
}
