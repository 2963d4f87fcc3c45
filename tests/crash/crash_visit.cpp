// evergreen-crash-visit: one customer's visit at a kiosk of the project's own parts (journal on disk, bank over mutual
// TLS, services, reception), without screen and devices. Started by evergreen-crash-matrix, and often killed by it.
#include "kiosk/audit_log/audit_log.h"
#include "kiosk/bank/https_bank.h"
#include "kiosk/base/system_clock.h"
#include "kiosk/journal/journal.h"
#include "kiosk/safety/safety_rules.h"
#include "kiosk/visit/reception.h"
#include "tests/crash/breakpoint_board.h"
#include "tests/crash/telling_dialogue.h"
#include "tests/support/scripted_card_reader.h"

#include <cstdio>

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QTimer>

using namespace evergreen;

namespace {

const QString kSongPan = QStringLiteral("9999990000000000048");

QCommandLineOption option(const char* name, const char* help) {
    return {QString::fromLatin1(name), QString::fromLatin1(help), QStringLiteral("value"), QString()};
}

BankEndpoint endpointOf(const QCommandLineParser& call) {
    const QDir certificates(call.value(QStringLiteral("certificates")));
    BankEndpoint endpoint;
    endpoint.base = QUrl(QStringLiteral("https://localhost:") + call.value(QStringLiteral("port")));
    endpoint.authorityFile = certificates.filePath(QStringLiteral("ca.pem"));
    endpoint.certificateFile = certificates.filePath(QStringLiteral("kiosk-0001.pem"));
    endpoint.keyFile = certificates.filePath(QStringLiteral("kiosk-0001.key"));
    endpoint.orderKeyFile = certificates.filePath(QStringLiteral("kiosk-0001.orders.key"));
    return endpoint;
}

/// What is to be counted from the moment of confirming.
void arm(const QString& boardFile) {
    if (boardFile.isEmpty()) return;
    if (auto* board = BreakpointBoard::at(QFile::encodeName(boardFile).constData())) board->isArmed = 1;
}

}  // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    QCommandLineParser call;
    call.addOptions({option("port", "The bank's."), option("certificates", "Folder."), option("state", "Folder."),
                     option("told", "What is told goes to this file."), option("fen", "To be transferred; 0: nothing."),
                     option("patience", "How long the bank may take, in milliseconds."),
                     option("arm", "A board to arm when the transfer is confirmed.")});
    call.process(application);

    SystemClock clock;
    const std::chrono::milliseconds patience(call.value(QStringLiteral("patience")).toInt());
    HttpsBank bank(endpointOf(call), clock, {patience, patience, patience});
    Journal journal(call.value(QStringLiteral("state")) + QStringLiteral("/journal.db"));
    const AuditPlace place = AuditPlace::below(call.value(QStringLiteral("state")));
    FileAuditKey auditKey(place.keyFile);
    AuditLog audit(place, auditKey, clock);
    Notebook notebook(call.value(QStringLiteral("told")));
    NotedReceipts receipts(notebook);
    TellingDialogue customer(notebook, Money{call.value(QStringLiteral("fen")).toLongLong()},
                             [&call] { arm(call.value(QStringLiteral("arm"))); });
    Comfort comfort;
    ScriptedCardReader reader;
    Reception reception({customer, reader, bank, journal, audit, receipts, clock, comfort, SafetyRules::builtIn()},
                        text("branch.name"));
    QObject::connect(&reception, &Reception::cardReturning, &reader,
                     [&reader] { QTimer::singleShot(0, &reader, [&reader] { reader.remove(); }); });
    QObject::connect(&reception, &Reception::visitClosed, &application, [&] {
        notebook.note("visit", "closed");
        QTimer::singleShot(0, &application, &QCoreApplication::quit);
    });
    reception.open();
    ScriptedCard card;
    card.pan = kSongPan;
    reader.insert(card);
    const int code = QCoreApplication::exec();
    reception.close();
    return code;
}
