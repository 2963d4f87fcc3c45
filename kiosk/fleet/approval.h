// What the fleet wants of this kiosk, and whether it may be believed: three roles that the top targets role delegates
// to, none of which can do anything alone.
//   publisher  lists the bundles that the bank has made
//   reviewer   lists the bundles that the department of consumer protection has approved
//   rollout    lists rollout.json, which chooses among the bundles that both list with the same length and hashes
// A bundle is known by its manifest, "bundles/42.json", which names all its files by their hashes.
//
// Asks an Updater that was just refreshed; changes nothing on this machine.
#pragma once

#include "kiosk/fleet/rollout.h"
#include "kiosk/fleet/tuf/updater.h"

namespace evergreen::fleet {

struct ApprovedBundle {
    BundleVersion version = kBuiltIn;
    tuf::Target manifest;  ///< of no meaning for the built-in one
};

struct FleetOrder {
    std::string rollout;
    std::string ring;                      ///< empty: in none
    BundleVersion minimum = kBuiltIn;      ///< to be remembered for ever
    std::optional<ApprovedBundle> bundle;  ///< nothing: stay
};

class Approval {
public:
    static constexpr const char* publisher = "publisher";
    static constexpr const char* reviewer = "reviewer";
    static constexpr const char* rolloutRole = "rollout";
    static constexpr const char* rolloutFile = "rollout.json";

    /// The updater outlives this.
    Approval(tuf::Updater& updater, std::string targetsUrl);

    struct Kiosk {
        std::string id;
        BundleVersion running = kBuiltIn;
        BundleVersion minimum = kBuiltIn;  ///< the highest of all orders so far
    };
    /// Refused as a whole when anything in it is not approved or below the minimum, for this kiosk's ring or for
    /// another's: whoever signs such a rollout is not to be followed anywhere.
    Checked<FleetOrder> order(const Kiosk& kiosk);

    /// NotListed when one of the two does not list it, Mismatch when they do not mean the same bytes.
    Checked<ApprovedBundle> approved(BundleVersion version);
    /// The bytes of its manifest, which was read once to see that it is the manifest of this version.
    Checked<std::string> manifest(const ApprovedBundle& bundle);

private:
    Checked<> checkKeysApart();
    Checked<Rollout> rollout();
    Checked<std::string> fetched(const tuf::Target& target);
    Checked<> checkRollout(const Rollout& rollout, BundleVersion minimum);

    tuf::Updater& m_updater;
    std::string m_targetsUrl;
};

}  // namespace evergreen::fleet
