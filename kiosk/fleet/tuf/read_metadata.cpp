#include "kiosk/fleet/tuf/read_metadata.h"

#include "kiosk/fleet/tuf/limits.h"
#include "kiosk/fleet/tuf/read_parts.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>

namespace evergreen::tuf {

namespace json = boost::json;

namespace {

constexpr std::array<std::string_view, 4> kTopRoles{"root", "timestamp", "snapshot", "targets"};

Root rootFrom(const Fields& fields) {
    Root root;
    root.consistentSnapshot = fields.has("consistent_snapshot") && fields.flag("consistent_snapshot");
    root.keys = readKeys(fields.object("keys"));
    const Fields roles = fields.object("roles");
    for (const std::string_view name : kTopRoles) {
        const std::string role(name);
        root.roles.emplace(role, readSigners(roles.object(role.c_str())));
    }
    return root;
}

Timestamp timestampFrom(const Fields& fields) {
    Timestamp timestamp;
    timestamp.snapshot = readFileFacts(fields.object("meta").object("snapshot.json"));
    return timestamp;
}

Snapshot snapshotFrom(const Fields& fields) {
    Snapshot snapshot;
    const Fields files = fields.object("meta");
    for (const json::key_value_pair& one : files.all(kRolesMax)) {
        snapshot.files.emplace(one.key(), readFileFacts(files.member(one)));
    }
    return snapshot;
}

Target targetFrom(std::string path, const Fields& fields) {
    Target target;
    target.path = std::move(path);
    target.length = fields.integer("length", 0);
    target.hashes = readHashes(fields.object("hashes"));
    return target;
}

std::map<std::string, Target> targetsFrom(const Fields& list) {
    std::map<std::string, Target> targets;
    for (const json::key_value_pair& one : list.all(kTargetsMax)) {
        const Fields fields = list.member(one);
        if (one.key().empty() || one.key().size() > kNameBytesMax) fields.complain("path", "has no fitting length");
        Target target = targetFrom(std::string(one.key()), fields);
        // The whole document has its canonical form, so every part of it has.
        if (fields.has("custom")) target.custom = *canonicalJson(one.value().get_object().at("custom"));
        targets.emplace(one.key(), std::move(target));
    }
    return targets;
}

Delegation delegationFrom(const Fields& fields) {
    Delegation delegation;
    delegation.role = fields.text("name", kRoleNameBytesMax);
    // Check: delegation-top-name. A delegated "timestamp" would be kept in the place of the real one.
    if (isTopRole(delegation.role)) fields.complain("name", "is a top role's");
    delegation.signers = readSigners(fields);
    delegation.terminating = fields.flag("terminating");
    // Spec: TUF 1.0.34 §4.5: "paths" or "path_hash_prefixes", and not both.
    const bool isByPath = fields.has("paths");
    if (isByPath == fields.has("path_hash_prefixes")) fields.complain("paths", "are not given in one way");
    if (isByPath) {
        delegation.paths = readTexts(fields, "paths");
    } else {
        delegation.hashPrefixes = readTexts(fields, "path_hash_prefixes");
    }
    return delegation;
}

Targets targetsRoleFrom(const Fields& fields) {
    Targets role;
    role.targets = targetsFrom(fields.object("targets"));
    if (!fields.has("delegations")) return role;
    const Fields delegations = fields.object("delegations");
    role.keys = readKeys(delegations.object("keys"));
    // The specification's other way, "succinct_roles" of TAP 15, is not part of 1.0.34: such roles are not there.
    if (!delegations.has("roles")) return role;
    std::set<std::string> names;
    for (const json::value& one : delegations.array("roles", kRolesMax)) {
        role.delegations.push_back(delegationFrom(delegations.element(one)));
        // Check: delegation-name-once. Spec: TUF 1.0.34 §4.5
        if (!names.insert(role.delegations.back().role).second) delegations.complain("roles", "name a role twice");
    }
    return role;
}

}  // namespace

bool isTopRole(std::string_view name) {
    return std::find(kTopRoles.begin(), kTopRoles.end(), name) != kTopRoles.end();
}

Checked<Document<Root>> readRoot(std::string_view bytes, std::size_t bytesMax) {
    return readDocument<Root>(bytes, bytesMax, rootFrom);
}

Checked<Document<Timestamp>> readTimestamp(std::string_view bytes, std::size_t bytesMax) {
    return readDocument<Timestamp>(bytes, bytesMax, timestampFrom);
}

Checked<Document<Snapshot>> readSnapshot(std::string_view bytes, std::size_t bytesMax) {
    return readDocument<Snapshot>(bytes, bytesMax, snapshotFrom);
}

Checked<Document<Targets>> readTargets(std::string_view bytes, std::size_t bytesMax) {
    return readDocument<Targets>(bytes, bytesMax, targetsRoleFrom);
}

}  // namespace evergreen::tuf
