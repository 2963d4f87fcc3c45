// What must hold after a crash, whatever the crash was: no money lost, none moved twice, nothing untrue told.
#pragma once

#include "tests/crash/crash_branch.h"

#include <QStringList>

namespace evergreen {

/// Everything known of one transfer of one customer, from the first visit to the last.
struct Aftermath {
    qint64 fen = 0;
    Books before;
    Books after;
    QString journalled;  ///< what the kiosk's journal says of it; empty: nothing
    int unsettled = 0;
    QString auditFlaw = {};  ///< see CrashKiosk
    std::vector<VisitStory> visits;
};

struct Verdict {
    QStringList lost;
    QStringList doubled;
    QStringList untrue;
    bool isExecuted = false;  ///< no judgement: what the bank did

    bool isGood() const { return lost.isEmpty() && doubled.isEmpty() && untrue.isEmpty(); }
};

Verdict judged(const Aftermath& aftermath);

}  // namespace evergreen
