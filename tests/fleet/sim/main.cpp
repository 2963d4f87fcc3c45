// evergreen-fleet-sim [--kiosks N] [--poll SECONDS] [--json FILE]: how long a rollout takes to a whole fleet, what it
// costs the web server, how fast a hint is everywhere, and how long all kiosks need to come back to a broker that was
// killed. Ends with 0 when no kiosk is lost and polls make no handshakes, with 1 when not, with 2 when something did
// not come about within its limit. docs/fleet-client.md says what that proves. With --crew it is one of its own kiosks'
// processes: see fleet_crew.h.
#include "tests/fleet/sim/fleet_sim.h"
#include "tests/storm/storm_call.h"

#include <QLoggingCategory>

using namespace evergreen;

namespace {

constexpr int kKiosksMax = 20'000;
constexpr int kPollMax_s = 3'600;
constexpr int kPortMax = 65'535;

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

int runCrew(const QCommandLineParser& parser, int poll_s) {
    const auto web = countIn(parser, QStringLiteral("web"), kPortMax);
    const auto broker = countIn(parser, QStringLiteral("broker"), kPortMax);
    if (!web || !broker) return 2;
    return runFleetCrew({parser.value(QStringLiteral("certificates")), parser.value(QStringLiteral("root")),
                         static_cast<quint16>(*web), static_cast<quint16>(*broker), std::chrono::seconds(poll_s)});
}

}  // namespace

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    QLoggingCategory::setFilterRules(QStringLiteral("evergreen.*.info=false"));  // each kiosk that lost the broker
    QCommandLineParser parser;
    addOptions(parser);
    parser.process(application);
    const auto poll = countIn(parser, QStringLiteral("poll"), kPollMax_s);
    if (!poll) return 2;
    if (parser.isSet(QStringLiteral("crew"))) return runCrew(parser, *poll);
    const auto kiosks = countIn(parser, QStringLiteral("kiosks"), kKiosksMax);
    if (!kiosks) return 2;
    allowManyFiles();
    const auto figures = FleetSim({*kiosks, std::chrono::seconds(*poll)}).run();
    if (!figures) {
        complain(figures.failure().detail);
        return 2;
    }
    std::fputs(qPrintable(figures->table()), stdout);
    if (!keepFigures(parser.value(QStringLiteral("json")), figures->json())) return 2;
    return figures->isWell() ? 0 : 1;
}
