// A kiosk's whole end of the fleet on a disk, a store and a server in memory, with clocks that a test moves.
#pragma once

#include "kiosk/fleet/fleet_round.h"
#include "tests/fleet/fleet_server.h"
#include "tests/fleet/slots_bed.h"

namespace evergreen::fleet {

/// The server in memory, which may be away.
class AwayServer : public tuf::Fetcher {
public:
    explicit AwayServer(tuf::Fetcher& server) : m_server(server) {}
    Checked<> fetch(const Request& request, const tuf::Sink& sink) override;

    /// Answers every request so, or those alone whose URL has `only` in it.
    std::optional<Refusal> refusal;
    std::string only;
    std::vector<std::string> asked;

private:
    tuf::Fetcher& m_server;
};

class FleetRoundBed : public FleetServer {
protected:
    FleetRoundBed();

    /// Both approve it, its files lie on the server, and everybody is to run it.
    void order(BundleVersion version, BundleVersion minimum = kBuiltIn, const char* state = "go");
    /// A new process of the same kiosk.
    FleetRound& start();
    /// The same, of a program that cannot use what it finds: the built-in bundle runs, the other one's bytes are whole.
    FleetRound& startUnableToUseIt();
    /// start(), poll(), apply(), and a second start that confirms.
    void install(BundleVersion version);
    void expectAlarms(const std::set<FleetAlarm>& alarms) const { EXPECT_EQ(round->status().alarms, alarms); }

    FailingDisk disk;
    AwayServer away{server};
    tuf::Moment wall = now;
    tuf::Moment built = std::chrono::sys_days(std::chrono::year(2026) / 1 / 1);
    std::vector<std::string> judgement;  ///< what the judge says
    std::vector<std::string> judged;     ///< folders
    std::vector<std::string> log;
    std::optional<StartedKiosk> kiosk;
    std::optional<FleetRound> round;

private:
    FleetRound& begin();
};

}  // namespace evergreen::fleet
