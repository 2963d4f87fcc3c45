// One poll of the fleet's server, from the refresh to a bundle that is ready for its trial: what is believed, what is
// ordered, what is fetched, whether it can serve. Whatever comes, what runs is left alone; only apply() orders another
// start. Blocks on network and disk. One thread; see FleetClient.
#pragma once

#include "kiosk/fleet/approval.h"
#include "kiosk/fleet/bundle_depot.h"
#include "kiosk/fleet/bundle_slots.h"
#include "kiosk/fleet/fleet_status.h"

namespace evergreen::fleet {

class FleetRound {
public:
    /// What it works on; all outlive it.
    struct Ground {
        FileSystem& disk;
        tuf::MetadataStore& store;  ///< has a root
        tuf::Fetcher& fetcher;
        BundleSlots& slots;  ///< booted; and no trial runs any more that is neither confirmed nor rolled back
    };
    struct Place {
        std::string kiosk;  ///< its id
        std::string metadataUrl;
        std::string targetsUrl;
        std::string filesUrl;
        std::string depotFolder;
        tuf::Moment built{};  ///< the program; no time before it is believed
        tuf::Limits limits = {};
        BundleDepot::Limits depotLimits = {};
    };
    /// Why the bundle in the folder cannot serve, in sentences.
    using Judge = std::function<std::vector<std::string>(const std::string& folder, const BundleManifest& manifest)>;
    /// Sentences for the log.
    using Log = std::function<void(const std::string& sentence)>;

    FleetRound(Ground ground, Place place, const BundleSlots::Booted& booted, tuf::Updater::Clocks clocks, Judge judge,
               Log log);

    /// One poll. Refused: it failed, status() says in which way, and the next should come later.
    Checked<> poll();
    /// What is ready is tried, or the built-in bundle run, at the next start. NotThere when nothing is ready.
    Checked<> apply();

    const FleetStatus& status() const { return m_status; }

private:
    Checked<> refresh(tuf::Updater& updater, tuf::Moment believed);
    Checked<> follow(Approval& approval, const FleetOrder& order);
    Checked<> take(Approval& approval, const ApprovedBundle& bundle);
    Checked<BundleSlots::Staged> stage(const std::string& manifestBytes, const BundleManifest& manifest);
    void judge(const BundleManifest& manifest);
    void alarm(FleetAlarm alarm, const std::string& words);
    void noteFailed(BundleVersion version, FleetAlarm how);
    bool hasFailedHere(const std::string& sha256) const;

    Ground m_ground;
    Place m_place;
    tuf::Updater::Clocks m_clocks;
    Judge m_judge;
    Log m_log;
    BundleDepot m_depot;
    FleetStatus m_status;
    std::set<FleetAlarm> m_before;  ///< of the poll before
    bool m_hasBootAlarm = false;
    /// What was last seen to its end, so that it is not fetched and judged again with every poll.
    std::optional<tuf::Target> m_staged;
    std::optional<tuf::Target> m_unfit;
};

}  // namespace evergreen::fleet
