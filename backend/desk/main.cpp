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
    const Listening broker = listeningOf(value("broker"));
    options.brokerName = value("broker-name");
    options.broker = {broker.address, broker.port, certificates.authority(),
                      certificates.kioskCertificate(options.brokerName), certificates.kioskKey(options.brokerName)};
    return options;
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
    const DeskOptions options = optionsOf(parser);
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
