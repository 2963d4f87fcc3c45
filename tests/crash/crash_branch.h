// A branch whose programs may be killed: the sandbox bank as a program of its own, visits at a kiosk as further ones,
// each under the breakpoints, and the books as they lie on disk.
#pragma once

#include "kiosk/base/result.h"
#include "tests/crash/breakpoint_board.h"

#include <vector>

#include <QByteArrayList>
#include <QProcess>
#include <QTemporaryDir>

namespace evergreen {

/// What lies on the bank's disk of one transfer, and of all the money.
struct Books {
    int transfers = 0;        ///< of that sum
    QString key;              ///< of the last of them
    qint64 payerBalance = 0;  ///< fen
    qint64 wholeMoney = 0;    ///< every account of the bank together: never changes
    int unsignedOrders = 0;   ///< decided, and the books hold no signature with that verdict
};

class CrashBank {
public:
    CrashBank();
    ~CrashBank();

    /// The same port and the same books every time. BankUnreachable when it does not get ready.
    Result<> start();
    void kill();
    /// Also when it was killed at a breakpoint.
    bool isRunning();

    quint16 port() const { return m_port; }
    QString certificates() const { return m_certificates; }
    QString boardFile() const { return m_folder.filePath(QStringLiteral("board")); }
    /// At that breakpoint after the next visit has armed the board; counted from that flush on, if not 0.
    void killWhenArmed(int number, int fromFlush);
    /// Where it was killed so; empty: it was not, and will not be.
    QByteArray death();
    Books books(qint64 fen) const;

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    BreakpointBoard* m_board;
    quint16 m_port = 0;
    QString m_certificates;
};

/// What a visit is to be like.
struct VisitPlan {
    quint16 port = 0;
    QString certificates;
    qint64 fen = 0;       ///< to be transferred; 0: the customer only looks in
    int patience = 5000;  ///< how long the kiosk waits for the bank, ms
    int killAt = 0;       ///< breakpoint, counted from 1; 0: none
    QString arm{};        ///< the bank's board, armed when the transfer is confirmed
};

struct VisitStory {
    bool isKilled = false;
    bool isWhole = false;   ///< it came to its own end
    QByteArrayList told;    ///< "page transfer.done", in order
    QByteArrayList passed;  ///< the breakpoints' names
};

/// One kiosk's machine: its state folder outlives the killed visits.
class CrashKiosk {
public:
    VisitStory visit(const VisitPlan& plan);

    /// What its journal says of that key, or without one of its only intent: "done", "refused", "never-seen"; "open";
    /// empty: nothing.
    QString journalled(const QString& key) const;
    /// What is wrong with the audit log, or with what it says of an order; empty: nothing. It must hold an entry of
    /// every order that was executed (`key` empty: none was).
    QString auditFlaw(const QString& key) const;
    int unsettled() const;

private:
    QTemporaryDir m_folder;
    int m_visits = 0;
};

}  // namespace evergreen
