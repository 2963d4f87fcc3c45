// evergreen-help-storm [--kiosks N] [--requests N] [--durable N] [--beside N] [--desks N] [--postgres | --database URL]
// [--json FILE]: how long a call for help takes from the press to the console, in quiet and while every kiosk
// reconnects; and whether any is lost or doubled while broker, desk and kiosks are killed at random. Ends with 0 when
// none is, with 1 when one is, with 2 when something did not come about within its limit. docs/desk.md says what that
// proves. With --crew it is one of its own kiosks' processes: see crew_program.h.
#include "tests/storm/crew_program.h"
#include "tests/storm/storm_call.h"
#include "tests/storm/storm_run.h"
#include "tests/support/running_postgres.h"

#include <QLoggingCategory>

using namespace evergreen;

namespace {

constexpr int kKiosksMax = 20'000;
constexpr int kDurableMax = 200;
constexpr int kRequestsMax = 1'000'000;

void addOptions(QCommandLineParser& parser) {
    parser.addHelpOption();
    const QString number = QStringLiteral("number");
    const QString folder = QStringLiteral("folder");
    parser.addOptions(
        {{QStringLiteral("kiosks"), QStringLiteral("How many are simulated."), number, QStringLiteral("5000")},
         {QStringLiteral("durable"), QStringLiteral("How many are the kiosk's own code."), number,
          QStringLiteral("80")},
         {QStringLiteral("beside"), QStringLiteral("Simulated ones during the kills."), number, QStringLiteral("1000")},
         {QStringLiteral("requests"), QStringLiteral("How many through the kills."), number, QStringLiteral("10000")},
         {QStringLiteral("desks"), QStringLiteral("How many instances of the desk."), number, QStringLiteral("1")},
         {QStringLiteral("database"), QStringLiteral("SQLite, or this one."), QStringLiteral("url")},
         {QStringLiteral("postgres"), QStringLiteral("A PostgreSQL of its own.")},
         {QStringLiteral("json"), QStringLiteral("Where the figures go."), QStringLiteral("file")}});
    QCommandLineOption crew(QStringLiteral("crew"));
    QCommandLineOption certificates(QStringLiteral("certificates"), {}, folder);
    QCommandLineOption broker(QStringLiteral("broker"), {}, number);
    QCommandLineOption desk(QStringLiteral("desk"), {}, number);
    QCommandLineOption disks(QStringLiteral("disks"), {}, folder);
    for (QCommandLineOption* option : {&crew, &certificates, &broker, &desk, &disks}) {
        option->setFlags(QCommandLineOption::HiddenFromHelp);  // the storm starts its crews itself
        parser.addOption(*option);
    }
}

CrewPlace crewPlace(const QCommandLineParser& parser) {
    return {parser.value(QStringLiteral("certificates")), parser.value(QStringLiteral("broker")).toUShort(),
            parser.value(QStringLiteral("desk")).toUShort(), parser.value(QStringLiteral("disks"))};
}

std::optional<StormOptions> stormOptions(const QCommandLineParser& parser) {
    const auto kiosks = countIn(parser, QStringLiteral("kiosks"), kKiosksMax);
    const auto durable = countIn(parser, QStringLiteral("durable"), kDurableMax);
    const auto beside = countIn(parser, QStringLiteral("beside"), kKiosksMax);
    const auto requests = countIn(parser, QStringLiteral("requests"), kRequestsMax);
    const auto desks = countIn(parser, QStringLiteral("desks"), StormBranch::desksMax);
    if (!kiosks || !durable || !beside || !requests || !desks) return std::nullopt;
    return StormOptions{*kiosks, *durable, *beside, *requests, *desks, parser.value(QStringLiteral("database"))};
}

int fail(const QString& why) {
    complain(why);
    return 2;
}

}  // namespace

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    QLoggingCategory::setFilterRules(QStringLiteral("evergreen.*.info=false"));  // each kiosk that lost the broker
    QCommandLineParser parser;
    addOptions(parser);
    parser.process(application);
    if (parser.isSet(QStringLiteral("crew"))) return runCrew(crewPlace(parser));
    auto options = stormOptions(parser);
    if (!options) return 2;
    allowManyFiles();
    RunningPostgres postgres;
    if (parser.isSet(QStringLiteral("postgres"))) {
        const auto started = postgres.start();
        if (!started) return fail(started.failure().detail);
        options->database = postgres.freshDatabase();
    }
    const auto figures = runStorm(*options);
    if (!figures) return fail(figures.failure().detail);
    std::fputs(qPrintable(figures->table()), stdout);
    if (!keepFigures(parser.value(QStringLiteral("json")), figures->json())) return 2;
    return figures->lost == 0 && figures->doubled == 0 ? 0 : 1;
}
