// evergreen-bank: the sandbox bank as a program. Prints one JSON line when it is ready, then serves until SIGTERM or
// SIGINT.
#include "backend/bank_sandbox/bank_sandbox.h"
#include "backend/bank_sandbox/control_socket.h"
#include "backend/bank_sandbox/signature_check.h"
#include "kiosk/base/quit_on_signal.h"
#include "kiosk/base/system_clock.h"

#include <cstdio>

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>

using namespace evergreen;

namespace {

int failed(const Failure& failure) {
    std::fprintf(stderr, "evergreen-bank: %s: %s\n", failure.name(), qPrintable(failure.detail));
    return 1;
}

int makeCertificates(const QString& folder) {
    const auto made = CertificateFolder(folder).make(BankSandbox::kioskNames);
    return made ? 0 : failed(made.failure());
}

/// 0 when every order in the books has a good signature.
int verifySignatures(const QString& state, const QString& certificates) {
    auto people = builtInPeople();
    if (!people) return failed(people.failure());
    SystemClock clock;
    Books books(clock, std::move(*people));
    const auto enrolled = books.kioskKeys.open(certificates);
    if (!enrolled) return failed(enrolled.failure());
    const auto opened = books.openAsTheyAre(state);
    if (!opened) return failed(opened.failure());
    const auto report = SignatureCheck(books).run();
    if (!report) return failed(report.failure());
    std::printf("orders %lld, good %lld\n", report->orders, report->good);
    for (const QString& line : report->bad) std::puts(qPrintable(line));
    return report->bad.isEmpty() ? 0 : 1;
}

void sayReady(quint16 port, const QString& certificates) {
    const QJsonObject ready{{QStringLiteral("ready"), true},
                            {QStringLiteral("port"), port},
                            {QStringLiteral("certificates"), certificates}};
    std::puts(QJsonDocument(ready).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Sandbox bank with fictional customers; every PIN is 123456."));
    parser.addHelpOption();
    parser.addOptions(
        {{QStringLiteral("state"), QStringLiteral("State folder."), QStringLiteral("folder"),
          QStringLiteral("state/bank")},
         {QStringLiteral("port"), QStringLiteral("TCP port; 0 takes a free one."), QStringLiteral("port"),
          QStringLiteral("8443")},
         {QStringLiteral("address"), QStringLiteral("Address to listen on."), QStringLiteral("address"),
          QStringLiteral("127.0.0.1")},
         {QStringLiteral("control"), QStringLiteral("Unix socket for control words."), QStringLiteral("path")},
         {QStringLiteral("verify-signatures"),
          QStringLiteral("Only verify the signature under every order in the books; 1 if one is bad or missing.")},
         {QStringLiteral("make-certificates"), QStringLiteral("Only write development certificates."),
          QStringLiteral("folder")}});
    parser.process(application);
    if (parser.isSet(QStringLiteral("make-certificates"))) {
        return makeCertificates(parser.value(QStringLiteral("make-certificates")));
    }

    const QString state = QDir(parser.value(QStringLiteral("state"))).absolutePath();
    const QString certificates = state + QStringLiteral("/certificates");
    if (parser.isSet(QStringLiteral("verify-signatures"))) return verifySignatures(state, certificates);
    SystemClock clock;
    BankSandbox bank(
        {state, certificates, parser.value(QStringLiteral("address")), parser.value(QStringLiteral("port")).toUShort()},
        clock);
    const auto port = bank.start();
    if (!port) return failed(port.failure());
    ControlSocket control(bank);
    if (parser.isSet(QStringLiteral("control"))) {
        const auto listening =
            control.listen(QDir::current().absoluteFilePath(parser.value(QStringLiteral("control"))));
        if (!listening) return failed(listening.failure());
    }
    const QuitOnSignal quitOnSignal;
    sayReady(*port, certificates);
    return QCoreApplication::exec();
}
