#include "kiosk/fleet/approval.h"

#include "kiosk/fleet/bundle_manifest.h"

#include <algorithm>

namespace evergreen::fleet {

namespace {

std::string manifestPath(BundleVersion version) {
    return "bundles/" + std::to_string(version) + ".json";
}

/// A key is what it is, whatever it is called and however it is said to sign.
using KeyIdentity = std::pair<std::string, std::string>;

Checked<std::set<KeyIdentity>> keysOf(const tuf::Targets& top, const std::string& role) {
    const auto isIt = [&role](const tuf::Delegation& delegation) { return delegation.role == role; };
    const auto found = std::find_if(top.delegations.begin(), top.delegations.end(), isIt);
    if (found == top.delegations.end()) return Refusal{Reason::NotListed, role + ": is not delegated to"};
    std::set<KeyIdentity> keys;
    for (const std::string& keyId : found->signers.keyIds) {
        const auto key = top.keys.find(keyId);
        if (key != top.keys.end()) keys.emplace(key->second.type, key->second.value);
    }
    return keys;
}

}  // namespace

Approval::Approval(tuf::Updater& updater, std::string targetsUrl)
    : m_updater(updater), m_targetsUrl(std::move(targetsUrl)) {}

Checked<FleetOrder> Approval::order(const Kiosk& kiosk) {
    auto wanted = rollout();
    if (!wanted) return wanted.refusal();
    const BundleVersion minimum = std::max(wanted->minimum, kiosk.minimum);
    if (auto good = checkRollout(*wanted, minimum); !good) return good.refusal();
    FleetOrder order{wanted->id, {}, minimum, std::nullopt};
    if (const Ring* const ring = ringOf(*wanted, kiosk.id)) order.ring = ring->name;
    wanted->minimum = minimum;
    const auto version = wantedOf(*wanted, kiosk.id, kiosk.running);
    if (!version || *version == kiosk.running) return order;
    auto bundle = approved(*version);
    if (!bundle) return bundle.refusal();
    order.bundle = std::move(*bundle);
    return order;
}

Checked<ApprovedBundle> Approval::approved(BundleVersion version) {
    if (version == kBuiltIn) return ApprovedBundle{};
    if (auto apart = checkKeysApart(); !apart) return apart.refusal();
    const std::string path = manifestPath(version);
    auto made = m_updater.findIn(publisher, path);
    // Check: publisher-lists
    if (!made) return made.refusal();
    auto reviewed = m_updater.findIn(reviewer, path);
    // Check: reviewer-lists
    if (!reviewed) return reviewed.refusal();
    // Check: approvals-agree. One hash more on one side is a disagreement too: somebody vouches for less.
    if (made->length != reviewed->length || made->hashes != reviewed->hashes) {
        return Refusal{Reason::Mismatch, path + ": publisher and reviewer do not mean the same bytes"};
    }
    // Check: manifest-length
    if (made->length > static_cast<std::int64_t>(BundleManifest::bytesMax)) return Refusal{Reason::TooLarge, path};
    return ApprovedBundle{version, std::move(*made)};
}

Checked<> Approval::checkKeysApart() {
    auto top = m_updater.role(tuf::Targets::type);
    if (!top) return top.refusal();
    std::set<KeyIdentity> seen;
    for (const char* role : {publisher, reviewer, rolloutRole}) {
        auto keys = keysOf(**top, role);
        if (!keys) return keys.refusal();
        for (const KeyIdentity& key : *keys) {
            // Check: keys-apart. Four eyes that look through one key are two.
            if (!seen.insert(key).second) {
                return Refusal{Reason::Unsigned, std::string(role) + ": has a key that another of the three roles has"};
            }
        }
    }
    return {};
}

Checked<Rollout> Approval::rollout() {
    auto listed = m_updater.findIn(rolloutRole, rolloutFile);
    if (!listed) return listed.refusal();
    // Check: rollout-length
    if (listed->length > static_cast<std::int64_t>(Rollout::bytesMax)) return Refusal{Reason::TooLarge, rolloutFile};
    auto bytes = fetched(*listed);
    if (!bytes) return bytes.refusal();
    return readRollout(*bytes);
}

Checked<std::string> Approval::manifest(const ApprovedBundle& bundle) {
    auto bytes = fetched(bundle.manifest);
    if (!bytes) return bytes.refusal();
    auto says = readManifest(*bytes);
    if (!says) return says.refusal();
    // Check: manifest-version. The minimum is about what the path says, and what runs is what the manifest says.
    if (says->version != bundle.version) {
        return Refusal{Reason::WrongVersion, bundle.manifest.path + ": says " + std::to_string(says->version)};
    }
    return bytes;
}

Checked<std::string> Approval::fetched(const tuf::Target& target) {
    std::string bytes;
    const tuf::Sink keep = [&bytes](std::string_view piece) -> Checked<> {
        bytes += piece;
        return {};
    };
    if (auto done = m_updater.download(target, m_targetsUrl, keep); !done) return done.refusal();
    return bytes;
}

Checked<> Approval::checkRollout(const Rollout& rollout, BundleVersion minimum) {
    std::set<BundleVersion> named{rollout.fallback};
    for (const Ring& ring : rollout.rings) named.insert(ring.bundle);
    // Check: bundle-minimum
    if (*named.begin() < minimum) {
        return Refusal{Reason::Rollback, "rollout: bundle " + std::to_string(*named.begin()) +
                                             " is below the minimum, " + std::to_string(minimum)};
    }
    // Check: all-approved. So the minimum goes no higher than what both have approved: whoever has the rollout key
    // alone cannot shut the fleet off from bundles to come.
    for (const BundleVersion version : named) {
        auto bundle = approved(version);
        if (!bundle) return bundle.refusal();
    }
    return {};
}

}  // namespace evergreen::fleet
