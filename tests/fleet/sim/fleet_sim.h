// A simulated fleet's course: kiosks start and come to run a first bundle; nothing happens for a while; a second one is
// found by the poll alone; a third with a hint; the broker is killed, and all come back to it and hear a hint again.
#pragma once

#include "backend/broker/running_broker.h"
#include "tests/fleet/sim/fleet_crew.h"
#include "tests/fleet/sim/fleet_ear.h"
#include "tests/fleet/sim/fleet_publisher.h"
#include "tests/fleet/sim/sim_figures.h"

#include <QTemporaryDir>

namespace evergreen {

struct SimOptions {
    int kiosks = 0;
    std::chrono::seconds pollEvery{60};
};

class FleetSim {
public:
    static constexpr int crewSize = 1'000;

    explicit FleetSim(SimOptions options);

    /// All of it. ConfigBad when something does not come about within its limit. Kiosks that do not apply are no
    /// failure, but lost.
    Result<SimFigures> run();

private:
    using Moment = FleetCrew::Moment;
    using Is = std::function<bool(const FleetCrew::Kiosk& kiosk)>;

    Result<> startServers();
    Result<> startKiosks();
    Result<> pollInQuiet();
    Result<> rollOut(int version, bool isHinted, SimFigures::Applied& applied);
    Result<> hint();
    Result<> restartBroker();
    Result<> awaitOnline(Moment since, const QString& when);
    void noteMemory();
    void awaitApplied(int version) const;
    void awaitReported(int version) const;
    void reckonApplied(int version, Moment began, SimFigures::Applied& applied) const;

    std::size_t count(const Is& is) const;
    bool areAll(const Is& is) const { return count(is) == static_cast<std::size_t>(m_options.kiosks); }
    /// Turns the event loop until all kiosks are so; false when that takes longer.
    bool await(std::chrono::milliseconds most, const Is& is) const;
    Failure late(const QString& what) const;

    const SimOptions m_options;
    QTemporaryDir m_folder;
    CertificateFolder m_certificates;
    FleetPublisher m_publisher;
    std::unique_ptr<RunningNginx> m_web;
    RunningBroker m_broker;
    std::unique_ptr<FleetEar> m_desk;
    std::vector<std::unique_ptr<FleetCrew>> m_crews;
    SimFigures m_figures;
};

}  // namespace evergreen
