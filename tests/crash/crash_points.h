// The points of the crash matrix: where a kiosk or a bank is killed, what the wire does; each run from a transfer to
// the customer's next visit and judged.
#pragma once

#include "tests/crash/crash_branch.h"
#include "tests/crash/unreliable_wire.h"
#include "tests/crash/verdict.h"

#include <functional>
#include <memory>

namespace evergreen {

struct CrashPoint {
    QString group;  ///< "kiosk killed"
    QString where;  ///< "after send network"
    Verdict verdict;
};

class CrashPoints {
public:
    /// `found` gets every point as soon as it is judged. `every`: 1 takes all, 8 each eighth.
    CrashPoints(int every, std::function<void(const CrashPoint&)> found);

    /// BankUnreachable when the programs do not run at all.
    Result<> run();

private:
    void killKiosk();
    void killKioskWhileReconciling();
    void killBank();
    void troubleTheWire();

    VisitPlan plan(qint64 fen, int killAt = 0) const;
    /// Makes the visits that go wrong, and says where they did; empty when what was to go wrong did not come.
    using Act = std::function<QString(CrashKiosk&, Aftermath&)>;
    /// Runs one point: `act`, then a visit without any trouble, then the books. False: not reached.
    bool point(const QString& group, const Act& act);
    using KillAt = std::function<QByteArray(CrashKiosk&, Aftermath&, int)>;
    void killAtEach(const QString& group, const KillAt& killAt);
    void wirePoint(const Trouble& trouble, QString name, bool isReconciling, bool isLate);
    VisitStory leaveOpen(CrashKiosk& kiosk, qint64 fen);

    const int m_every;
    const std::function<void(const CrashPoint&)> m_found;
    CrashBank m_bank;
    std::unique_ptr<UnreliableWire> m_wire;
    qint64 m_fen = 100;  ///< every transfer has a sum of its own, by which the books know it
};

}  // namespace evergreen
