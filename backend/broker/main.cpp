// evergreen-broker: mosquitto with Evergreen's configuration and rights, for the demo and for trying things out. Prints
// one JSON line when it is ready, then serves until SIGTERM or SIGINT.
//   evergreen-broker --certificates FOLDER [--authority FOLDER] [--state FOLDER] [--port PORT] [--only-write]
#include "backend/broker/running_broker.h"
#include "kiosk/base/quit_on_signal.h"

#include <cstdio>

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

using namespace evergreen;

namespace {

/// So often it is looked whether a list of revoked certificates has changed.
constexpr std::chrono::seconds kListsEvery{2};

int failed(const Failure& failure) {
    std::fprintf(stderr, "evergreen-broker: %s: %s\n", failure.name(), qPrintable(failure.detail));
    return 1;
}

void sayReady(quint16 port) {
    const QJsonObject ready{{QStringLiteral("ready"), true}, {QStringLiteral("port"), port}};
    std::puts(QJsonDocument(ready).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    const QuitOnSignal quitOnSignal;
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("The message broker between kiosks and branch desk."));
    parser.addHelpOption();
    parser.addOptions({{QStringLiteral("certificates"), QStringLiteral("Folder of evergreen-bank --make-certificates."),
                        QStringLiteral("folder")},
                       {QStringLiteral("state"), QStringLiteral("Where it keeps its files."), QStringLiteral("folder"),
                        QStringLiteral("state/broker")},
                       {QStringLiteral("authority"), QStringLiteral("Folder of evergreen-desk --make-authority."),
                        QStringLiteral("folder")},
                       {QStringLiteral("port"), QStringLiteral("TCP port; 0 takes a free one."), QStringLiteral("port"),
                        QStringLiteral("8883")},
                       {QStringLiteral("address"), QStringLiteral("Address to listen on."), QStringLiteral("address"),
                        QStringLiteral("127.0.0.1")},
                       {QStringLiteral("only-write"), QStringLiteral("Write mosquitto.conf and acl, start nothing.")}});
    parser.process(application);
    const CertificateFolder certificates(QDir(parser.value(QStringLiteral("certificates"))).absolutePath());
    const QString authority = parser.value(QStringLiteral("authority"));
    const BrokerPlace place{QDir(parser.value(QStringLiteral("state"))).absolutePath(),
                            parser.value(QStringLiteral("address")),
                            static_cast<quint16>(parser.value(QStringLiteral("port")).toUShort()),
                            authority.isEmpty() ? QString() : QDir(authority).absolutePath()};
    if (parser.isSet(QStringLiteral("only-write"))) {
        const auto written = writeBrokerFiles(place, certificates);
        return written ? 0 : failed(written.failure());
    }
    if (!QDir().mkpath(place.folder)) {
        return failed({FailureCode::StorageFault, place.folder + QStringLiteral(": no folder can be made")});
    }
    RunningBroker broker(place, certificates);
    const auto started = broker.start();
    if (!started) return failed(started.failure());
    QTimer lists;
    QObject::connect(&lists, &QTimer::timeout, &application, [&broker] {
        const auto taken = broker.takeRevoked();
        if (!taken) failed(taken.failure());
    });
    lists.start(kListsEvery);
    sayReady(broker.port());
    return QCoreApplication::exec();
}
