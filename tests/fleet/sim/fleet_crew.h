// Some hundred kiosks in a process of their own, and the simulation's side of it. A process may have 20,000 files, and
// a kiosk takes seven or so.
//
// The lines: "kiosk NAME" (the next kiosk starts; they count from 0). The crew reports, each time with the moment in
// microseconds of the machine's steady clock: "up I T", "down I T" (its connection to the broker), "hint I T" (a hint
// has come), "runs I T VERSION" (it has started anew with that bundle, tried and kept), "refused I T WHY" (a poll).
#pragma once

#include "tests/fleet/sim/poll_loop.h"
#include "tests/storm/crew_process.h"

namespace evergreen {

/// Where everything is; from the command line.
struct CrewGround {
    QString certificates = {};
    QString root = {};  ///< file
    quint16 webPort = 0;
    quint16 brokerPort = 0;
    std::chrono::seconds pollEvery{60};

    QStringList arguments() const;
    FleetKiosk::Place placeOf(const QString& kiosk, const std::string& rootBytes) const;
};

/// The crew's program: runs until standard input ends; what it ends with.
int runFleetCrew(const CrewGround& ground);

class FleetCrew {
public:
    using Moment = std::chrono::steady_clock::time_point;

    /// What a kiosk has reported.
    struct Kiosk {
        bool isOnline = false;
        Moment connected{};  ///< last
        Moment hinted{};     ///< last
        fleet::BundleVersion running = fleet::kBuiltIn;
        Moment applied{};  ///< what it runs
        QString refusal;   ///< of its last refused poll
    };

    /// Nothing is started. Its end is the program's, in order.
    FleetCrew(QStringList arguments, QStringList kiosks);

    /// The program, with no kiosk in it yet. ConfigBad.
    Result<> start() { return m_process.start(); }
    /// The next one that is not started; false when all are.
    bool startKiosk();
    void end() { m_process.end(); }

    const std::vector<Kiosk>& kiosks() const { return m_kiosks; }
    qint64 processId() const { return m_process.processId(); }

private:
    void hear(const QByteArray& line);

    const QStringList m_names;
    qsizetype m_started = 0;
    std::vector<Kiosk> m_kiosks;
    CrewProcess m_process;
};

}  // namespace evergreen
