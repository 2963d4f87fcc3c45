#include "fleet/signing/founding.h"

#include "kiosk/fleet/approval.h"

#include <array>

namespace evergreen::fleet {

namespace json = boost::json;

namespace {

using Role = std::pair<const char*, const std::vector<tuf::Key>*>;

std::array<Role, 6> rolesOf(const FoundingKeys& keys) {
    return {{{tuf::Root::type, &keys.root},
             {Approval::publisher, &keys.publisher},
             {Approval::reviewer, &keys.reviewer},
             {Approval::rolloutRole, &keys.rollout},
             {tuf::Snapshot::type, &keys.snapshot},
             {tuf::Timestamp::type, &keys.timestamp}}};
}

json::object signersOf(const std::vector<tuf::Key>& keys, std::int64_t threshold) {
    json::array ids;
    for (const tuf::Key& key : keys) ids.emplace_back(keyIdOf(key));
    return {{"keyids", ids}, {"threshold", threshold}};
}

void add(json::object& list, const std::vector<tuf::Key>& keys) {
    for (const tuf::Key& key : keys) list[keyIdOf(key)] = jsonOf(key);
}

json::object delegationOf(const char* role, const std::vector<tuf::Key>& keys, const char* path) {
    json::object delegation = signersOf(keys, 1);
    delegation["name"] = role;
    delegation["terminating"] = false;
    delegation["paths"] = json::array{path};
    return delegation;
}

}  // namespace

Checked<> checkFoundingKeys(const FoundingKeys& keys) {
    // A key is what it is, however it is said to sign.
    std::set<std::pair<std::string, std::string>> seen;
    for (const auto& [role, its] : rolesOf(keys)) {
        if (its->empty()) return Refusal{Reason::Malformed, std::string(role) + ": has no key"};
        for (const tuf::Key& key : *its) {
            if (!seen.emplace(key.type, key.value).second) {
                return Refusal{Reason::Unsigned, std::string(role) + ": has a key that is there twice"};
            }
        }
    }
    if (keys.rootThreshold < 1 || keys.rootThreshold > static_cast<std::int64_t>(keys.root.size())) {
        return Refusal{Reason::Malformed, "root: has fewer keys than must sign"};
    }
    return {};
}

RoleDocument firstRoot(const FoundingKeys& keys, tuf::Moment expires) {
    RoleDocument root = RoleDocument::empty(tuf::Root::type);
    json::object all;
    for (const auto* one : {&keys.root, &keys.snapshot, &keys.timestamp}) add(all, *one);
    root.says()["consistent_snapshot"] = true;
    root.says()["keys"] = std::move(all);
    root.says()["roles"] = json::object{{tuf::Root::type, signersOf(keys.root, keys.rootThreshold)},
                                        {tuf::Targets::type, signersOf(keys.root, keys.rootThreshold)},
                                        {tuf::Snapshot::type, signersOf(keys.snapshot, 1)},
                                        {tuf::Timestamp::type, signersOf(keys.timestamp, 1)}};
    root.renew(1, expires);
    return root;
}

RoleDocument firstTargets(const FoundingKeys& keys, tuf::Moment expires) {
    RoleDocument targets = RoleDocument::empty(tuf::Targets::type);
    json::object all;
    for (const auto* one : {&keys.publisher, &keys.reviewer, &keys.rollout}) add(all, *one);
    targets.says()["targets"] = json::object();
    targets.says()["delegations"] =
        json::object{{"keys", std::move(all)},
                     {"roles",
                      {delegationOf(Approval::publisher, keys.publisher, "bundles/*"),
                       delegationOf(Approval::reviewer, keys.reviewer, "bundles/*"),
                       delegationOf(Approval::rolloutRole, keys.rollout, Approval::rolloutFile)}}};
    targets.renew(1, expires);
    return targets;
}

}  // namespace evergreen::fleet
