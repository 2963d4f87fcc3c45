// What a simulated fleet has shown: docs/fleet-client.md says what each figure means.
#pragma once

#include "tests/fleet/sim/running_nginx.h"

#include <QJsonObject>
#include <QString>

namespace evergreen {

struct SimFigures {
    /// From the end of the call that rolls out until kiosks run it.
    struct Applied {
        double most_s = 0;      ///< 99 of 100
        double all_s = 0;       ///< 0 when not all do
        double reported_s = 0;  ///< until the desk has heard it of 99 of 100
        RunningNginx::Served served;
    };
    struct Memory {
        qint64 kiosks_kb = 0;
        qint64 nginx_kb = 0;
        qint64 broker_kb = 0;

        qint64 all_kb() const { return kiosks_kb + nginx_kb + broker_kb; }
    };

    int kiosks = 0;
    double poll_s = 0;
    RunningNginx::Served quiet;  ///< while nothing is new, a poll of each kiosk and more
    double quiet_s = 0;
    Applied polled;  ///< found by the poll alone
    Applied hinted;
    double hintMax_ms = 0;  ///< of both hints: with the second rollout, and after the broker's return
    double hintHalf_ms = 0;
    int hintMissed = 0;      ///< times that a kiosk was starting anew when a hint went out
    double reconnect_s = 0;  ///< from the broker's kill
    int lost = 0;            ///< that do not run what was rolled out last
    int unreported = 0;      ///< of whom the desk does not know it
    RunningNginx::Served whole;
    Memory memory;  ///< at its most

    /// Nobody is lost or unheard, and who polls and finds nothing new makes no handshake.
    bool isWell() const {
        return lost == 0 && unreported == 0 && quiet.polls > 0 && quiet.handshakes * 100 <= quiet.polls;
    }

    QJsonObject json() const;
    QString table() const;
};

}  // namespace evergreen
