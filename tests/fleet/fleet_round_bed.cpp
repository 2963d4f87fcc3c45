#include "tests/fleet/fleet_round_bed.h"

#include "kiosk/fleet/tuf/digest.h"

#include <boost/json.hpp>

namespace evergreen::fleet {

Checked<> AwayServer::fetch(const Request& request, const tuf::Sink& sink) {
    asked.push_back(request.url);
    if (refusal && request.url.find(only) != std::string::npos) return *refusal;
    return m_server.fetch(request, sink);
}

FleetRoundBed::FleetRoundBed() {
    EXPECT_TRUE(disk.makeFolder(kSlots));
    EXPECT_TRUE(disk.syncFolder(""));
}

void FleetRoundBed::order(BundleVersion version, BundleVersion minimum, const char* state) {
    if (version != kBuiltIn) {
        const TestBundle bundle = TestBundle::of(version);
        approve(version, bundle.manifest());
        for (const auto& [path, bytes] : bundle.files) repository.files["files/" + tuf::sha256Hex(bytes)] = bytes;
    }
    setRollout({{"schema", 1},
                {"id", "spring"},
                {"state", state},
                {"minimum", minimum},
                {"fallback", version},
                {"rings", boost::json::array()}});
    publishAll();
}

FleetRound& FleetRoundBed::start() {
    kiosk.emplace(disk);
    return begin();
}

FleetRound& FleetRoundBed::startUnableToUseIt() {
    kiosk.emplace(disk);
    kiosk->booted.version = kBuiltIn;
    return begin();
}

FleetRound& FleetRoundBed::begin() {
    away.asked.clear();
    const FleetRound::Judge judge = [this](const std::string& folder, const BundleManifest&) {
        judged.push_back(folder);
        return judgement;
    };
    round.emplace(FleetRound::Ground{disk, store, away, kiosk->slots},
                  FleetRound::Place{"kiosk-7", "repo:metadata", "repo:targets", "repo:files", "/depot", built},
                  kiosk->booted, tuf::Updater::Clocks{[this] { return wall; }, [this] { return steady; }}, judge,
                  [this](const std::string& sentence) { log.push_back(sentence); });
    return *round;
}

void FleetRoundBed::install(BundleVersion version) {
    order(version);
    ASSERT_TRUE(start().poll());
    ASSERT_TRUE(round->apply());
    start();
    ASSERT_EQ(kiosk->booted.version, version);
    ASSERT_TRUE(kiosk->slots.confirm());
}

}  // namespace evergreen::fleet
