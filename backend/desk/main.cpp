// evergreen-desk: the branch desk as a program. Prints one JSON line when it is ready, then serves until SIGTERM or
// SIGINT; docs/desk.md tells how to run it.
#include "backend/certificates/certificate_folder.h"
#include "backend/desk/desk.h"
#include "backend/desk/password.h"
#include "backend/desk/register_words.h"
#include "backend/desk/sandbox_staff.h"
#include "kiosk/base/quit_on_signal.h"
#include "kiosk/base/system_clock.h"

#include <cstdio>
#include <sys/stat.h>

#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>

using namespace evergreen;
using namespace evergreen::desk;

namespace {

int failed(const Failure& failure) {
    std::fprintf(stderr, "evergreen-desk: %s: %s\n", failure.name(), qPrintable(failure.detail));
    return 1;
}

/// "127.0.0.1:8444", "[::1]:8444"
Listening listeningOf(const QString& text) {
    QString address = text.section(u':', 0, -2);
    if (address.startsWith(u'[') && address.endsWith(u']')) address = address.mid(1, address.size() - 2);
    return {address, text.section(u':', -1).toUShort()};
}

void addOptions(QCommandLineParser& parser) {
    const QString file = QStringLiteral("folder");
    const QString place = QStringLiteral("address:port");
    parser.addOptions(
        {{QStringLiteral("folder"), QStringLiteral("Sealing key and database."), file, QStringLiteral("state/desk")},
         {QStringLiteral("database"),
          QStringLiteral("postgresql://user@host:port/name instead of SQLite in the folder."), QStringLiteral("url")},
         {QStringLiteral("certificates"),
          QStringLiteral("desk.pem, desk.key, ca.pem, crl.pem; NAME.pem, NAME.key for the broker."), file,
          QStringLiteral("state/bank/certificates")},
         {QStringLiteral("broker"), QStringLiteral("The MQTT broker; without it calls come by HTTPS only."), place},
         {QStringLiteral("broker-name"), QStringLiteral("This instance's certificate at the broker."),
          QStringLiteral("name"), QString::fromUtf16(CertificateFolder::helpdeskName)},
         {QStringLiteral("listen"), QStringLiteral("Where browsers come."), place, QStringLiteral("127.0.0.1:8444")},
         {QStringLiteral("listen-kiosks"), QStringLiteral("Where kiosks come by HTTPS."), place,
          QStringLiteral("127.0.0.1:8445")},
         {QStringLiteral("console"), QStringLiteral("The console's files."), file},
         {QStringLiteral("escalate-after"), QStringLiteral("Until a call that nobody takes is passed on."),
          QStringLiteral("seconds"), QStringLiteral("60")},
         {QStringLiteral("fleet"),
          QStringLiteral("The fleet's repository, whose rollout is stopped when it goes wrong."), file},
         {QStringLiteral("online"), QStringLiteral("The file that names the fleet's online keys."),
          QStringLiteral("file")},
         {QStringLiteral("words"), QStringLiteral("The bank's own forbidden words, as evergreen-fleet takes them."),
          QStringLiteral("file")},
         {QStringLiteral("stop-least"), QStringLiteral("Rings that expect fewer kiosks are not judged."),
          QStringLiteral("kiosks"), QStringLiteral("20")},
         {QStringLiteral("stop-above"), QStringLiteral("A rollout is stopped when more kiosks than this fail."),
          QStringLiteral("percent"), QStringLiteral("5")},
         {QStringLiteral("stop-silent-after"), QStringLiteral("Until a kiosk without a word counts as failed."),
          QStringLiteral("seconds"), QStringLiteral("900")},
         {QStringLiteral("authority"), QStringLiteral("The authority's folder: the desk issues kiosks' certificates."),
          file},
         {QStringLiteral("authority-pass"), QStringLiteral("The file with the passphrase of its key."),
          QStringLiteral("file")},
         {QStringLiteral("make-authority"), QStringLiteral("Make an authority in this folder, and end."), file},
         {QStringLiteral("sandbox"), QStringLiteral("Plant fictional branches, kiosks and staff.")},
         {QStringLiteral("sandbox-code"), QStringLiteral("Print the present one-time code of sandbox staff, and end."),
          QStringLiteral("name")}});
}

DeskOptions optionsOf(const QCommandLineParser& parser) {
    const auto value = [&](const char* name) { return parser.value(QString::fromLatin1(name)); };
    const CertificateFolder certificates(QDir(value("certificates")).absolutePath());
    DeskOptions options;
    options.folder = QDir(value("folder")).absolutePath();
    options.database = value("database");
    options.console = value("console").isEmpty() ? QString() : QDir(value("console")).absolutePath();
    options.escalateAfter = std::chrono::seconds(std::max(1, value("escalate-after").toInt()));
    options.browsers = listeningOf(value("listen"));
    options.kiosks = listeningOf(value("listen-kiosks"));
    options.serverCertificate = certificates.deskServerCertificate();
    options.serverKey = certificates.deskServerKey();
    options.kioskAuthority = certificates.authority();
    options.revocationList = certificates.revocationList();
    if (!value("authority").isEmpty()) options.authority = QDir(value("authority")).absolutePath();
    options.authorityPassphrase = value("authority-pass");
    const Listening broker = listeningOf(value("broker"));
    options.brokerName = value("broker-name");
    options.broker = {broker.address, broker.port, certificates.authority(),
                      certificates.kioskCertificate(options.brokerName), certificates.kioskKey(options.brokerName)};
    return options;
}

/// ConfigBad for a repository without keys or broker, a word without it, or a figure out of its bounds: a rule that was
/// mistyped stops nothing.
Result<FleetWatched> fleetOf(const QCommandLineParser& parser) {
    const auto bad = [](const char* what) { return Failure{FailureCode::ConfigBad, QString::fromUtf8(what)}; };
    const auto figure = [&](const char* name, int least, int most) {
        bool isNumber = false;
        const int value = parser.value(QString::fromLatin1(name)).toInt(&isNumber);
        return isNumber && value >= least && value <= most ? std::optional(value) : std::nullopt;
    };
    FleetWatched watched;
    if (!parser.isSet(QStringLiteral("fleet"))) {
        for (const auto* name : {"online", "words", "stop-least", "stop-above", "stop-silent-after"}) {
            if (parser.isSet(QString::fromLatin1(name))) return bad("--online, --words and --stop-…: want --fleet");
        }
        return watched;
    }
    if (!parser.isSet(QStringLiteral("online"))) return bad("--fleet: wants --online");
    if (!parser.isSet(QStringLiteral("broker"))) return bad("--fleet: wants --broker, by which kiosks are heard");
    constexpr int kiosksMost = 1'000'000;
    constexpr int secondsLeast = 180;  // a kiosk speaks every 60
    constexpr int secondsMost = 7 * 24 * 3600;
    const auto least = figure("stop-least", 1, kiosksMost);
    const auto above = figure("stop-above", 0, 99);
    const auto silent = figure("stop-silent-after", secondsLeast, secondsMost);
    if (!least) return bad("--stop-least: a number of kiosks from 1 up");
    if (!above) return bad("--stop-above: per cent, 0 to 99");
    if (!silent) return bad("--stop-silent-after: seconds, 180 to 604800");
    watched.repository = QDir(parser.value(QStringLiteral("fleet"))).absolutePath();
    watched.onlineKeys = QDir().absoluteFilePath(parser.value(QStringLiteral("online")));
    watched.rule = {*least, *above, std::chrono::seconds(*silent)};
    watched.publisher = QCoreApplication::applicationDirPath() + QStringLiteral("/evergreen-fleet");
    if (parser.isSet(QStringLiteral("words"))) {
        watched.words = QDir().absoluteFilePath(parser.value(QStringLiteral("words")));
    }
    return watched;
}

Result<> makeAuthority(const QCommandLineParser& parser, const Clock& clock) {
    const auto passphrase = Authority::passphraseFrom(parser.value(QStringLiteral("authority-pass")));
    if (!passphrase) return passphrase.failure();
    return Authority::make(QDir(parser.value(QStringLiteral("make-authority"))).absolutePath(), *passphrase,
                           clock.now());
}

/// What is done to the books before the desk opens, or instead.
Result<> prepare(const QCommandLineParser& parser, const DeskOptions& options, const Clock& clock) {
    Seal seal;
    auto done = seal.open(options.folder);
    if (!done) return done;
    DeskBooks books(options.books(), clock);
    done = books.open();
    if (done && parser.isSet(QStringLiteral("sandbox"))) done = plantSandbox(books, seal, kPasswordCostLog2);
    if (done && hasRegisterWord(parser)) done = obeyRegisterWord(parser, books, seal);
    return done;
}

void sayReady(const DeskPorts& ports) {
    const QJsonObject ready{{QStringLiteral("ready"), true},
                            {QStringLiteral("port"), ports.browsers},
                            {QStringLiteral("kioskPort"), ports.kiosks}};
    std::puts(QJsonDocument(ready).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
    umask(S_IRWXG | S_IRWXO);  // what it keeps is for its owner only
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("The branch desk: calls for help from kiosks, for the staff."));
    parser.addHelpOption();
    addOptions(parser);
    addRegisterOptions(parser);
    parser.process(application);
    const SystemClock clock;
    if (parser.isSet(QStringLiteral("sandbox-code"))) {
        std::puts(
            qPrintable(sandboxCode(parser.value(QStringLiteral("sandbox-code")), clock.now().toMSecsSinceEpoch())));
        return 0;
    }
    if (parser.isSet(QStringLiteral("make-authority"))) {
        const auto made = makeAuthority(parser, clock);
        return made ? 0 : failed(made.failure());
    }
    DeskOptions options = optionsOf(parser);
    auto watched = fleetOf(parser);
    if (!watched) return failed(watched.failure());
    options.fleet = *std::move(watched);
    const auto prepared = prepare(parser, options, clock);
    if (!prepared) return failed(prepared.failure());
    if (hasRegisterWord(parser)) return 0;
    const QuitOnSignal quitOnSignal;
    Desk desk(options, clock);
    const auto ports = desk.start();
    if (!ports) return failed(ports.failure());
    sayReady(*ports);
    return QCoreApplication::exec();
}
