#include "kiosk/fleet/tuf/trusted_set.h"

#include "kiosk/fleet/tuf/digest.h"
#include "kiosk/fleet/tuf/read_metadata.h"
#include "kiosk/fleet/tuf/signature.h"

#include <algorithm>
#include <cassert>

namespace evergreen::tuf {

namespace {

Refusal refuse(Reason reason, const std::string& role, const std::string& what) {
    return {reason, role + ": " + what};
}

Refusal refuseVersion(Reason reason, const std::string& role, std::int64_t found, std::int64_t wanted) {
    return refuse(reason, role, "version " + std::to_string(found) + ", not " + std::to_string(wanted));
}

bool isKeyTakenAway(const Signers& before, const Signers& after) {
    return !std::includes(after.keyIds.begin(), after.keyIds.end(), before.keyIds.begin(), before.keyIds.end());
}

}  // namespace

Checked<TrustedSet> TrustedSet::startFrom(std::string_view rootBytes, Moment now, const Limits& limits) {
    auto root = readRoot(rootBytes, limits.rootBytesMax);
    if (!root) return root.refusal();
    TrustedSet set(root->says, now, limits);
    // Check: root-first-signed
    if (auto signedWell = set.checkSigned(*root); !signedWell) return signedWell.refusal();
    return set;
}

Checked<TrustedSet::OnlineKeys> TrustedSet::takeRoot(std::string_view bytes) {
    auto next = readRoot(bytes, m_limits.rootBytesMax);
    if (!next) return next.refusal();
    // Check: root-signed-by-old. Spec: TUF 1.0.34 §5.3.4
    if (auto byOld = checkSigned(*next); !byOld) return byOld.refusal();
    const TrustedSet itself(next->says, m_now, m_limits);
    // Check: root-signed-by-new. Spec: TUF 1.0.34 §5.3.4
    if (auto byNew = itself.checkSigned(*next); !byNew) return byNew.refusal();
    // Check: root-next-version. Spec: TUF 1.0.34 §5.3.5
    if (next->says.version != m_root.version + 1) {
        return refuseVersion(Reason::WrongVersion, Root::type, next->says.version, m_root.version + 1);
    }
    bool isRotated = false;
    for (const char* role : {Timestamp::type, Snapshot::type}) {
        isRotated = isRotated || isKeyTakenAway(m_root.roles.at(role), next->says.roles.at(role));
    }
    m_root = std::move(next->says);
    return isRotated ? OnlineKeys::Rotated : OnlineKeys::Kept;
}

Checked<> TrustedSet::checkRootTime() const {
    return checkTime(Root::type, m_root.expires);
}

Checked<> TrustedSet::rememberTimestamp(std::string_view bytes) {
    auto timestamp = readTimestamp(bytes, m_limits.timestampBytesMax);
    if (!timestamp) return timestamp.refusal();
    // Check: remembered-timestamp-signed. One that a lost key has signed would stand in the way of recovery.
    if (auto signedWell = checkSigned(*timestamp); !signedWell) return signedWell;
    m_rememberedTimestamp = std::move(timestamp->says);
    return {};
}

Checked<TrustedSet::News> TrustedSet::takeTimestamp(std::string_view bytes) {
    auto timestamp = readTimestamp(bytes, m_limits.timestampBytesMax);
    if (!timestamp) return timestamp.refusal();
    // Check: timestamp-signed. Spec: TUF 1.0.34 §5.4.2
    if (auto signedWell = checkSigned(*timestamp); !signedWell) return signedWell.refusal();
    // Check: timestamp-rollback. Spec: TUF 1.0.34 §5.4.3
    if (auto forward = checkNoRollback(timestamp->says); !forward) return forward.refusal();
    const bool isSame = m_rememberedTimestamp && m_rememberedTimestamp->version == timestamp->says.version;
    const Timestamp& believed = isSame ? *m_rememberedTimestamp : timestamp->says;
    // Check: timestamp-time. Spec: TUF 1.0.34 §5.4.4
    if (auto inTime = checkTime(Timestamp::type, believed.expires); !inTime) return inTime.refusal();
    m_timestamp = believed;
    return isSame ? News::Same : News::Newer;
}

Checked<> TrustedSet::rememberSnapshot(std::string_view bytes) {
    auto snapshot = readSnapshot(bytes, m_limits.snapshotBytesMax);
    if (!snapshot) return snapshot.refusal();
    // Check: remembered-snapshot-signed
    if (auto signedWell = checkSigned(*snapshot); !signedWell) return signedWell;
    m_rememberedSnapshot = std::move(snapshot->says);
    m_rememberedSnapshotBytes = bytes;
    return {};
}

bool TrustedSet::isSnapshotKnown() {
    if (!m_rememberedSnapshot) return false;
    const FileFacts& promise = timestamp().snapshot;
    // Check: remembered-snapshot-version
    if (m_rememberedSnapshot->version != promise.version) return false;
    // Check: remembered-snapshot-hash
    if (!checkFile(m_rememberedSnapshotBytes, promise.length, promise.hashes)) return false;
    // Check: remembered-snapshot-time
    if (!checkTime(Snapshot::type, m_rememberedSnapshot->expires)) return false;
    m_snapshot = m_rememberedSnapshot;
    return true;
}

Checked<> TrustedSet::takeSnapshot(std::string_view bytes) {
    const FileFacts& promise = timestamp().snapshot;
    // Check: snapshot-hash. Spec: TUF 1.0.34 §5.5.2
    if (auto kept = checkFile(bytes, promise.length, promise.hashes); !kept) return kept;
    auto snapshot = readSnapshot(bytes, m_limits.snapshotBytesMax);
    if (!snapshot) return snapshot.refusal();
    // Check: snapshot-signed. Spec: TUF 1.0.34 §5.5.3
    if (auto signedWell = checkSigned(*snapshot); !signedWell) return signedWell;
    // Check: snapshot-version. Spec: TUF 1.0.34 §5.5.4
    if (snapshot->says.version != promise.version) {
        return refuseVersion(Reason::WrongVersion, Snapshot::type, snapshot->says.version, promise.version);
    }
    // Check: snapshot-rollback. Spec: TUF 1.0.34 §5.5.5
    if (auto forward = checkNoRollback(snapshot->says); !forward) return forward;
    // Check: snapshot-time. Spec: TUF 1.0.34 §5.5.6
    if (auto inTime = checkTime(Snapshot::type, snapshot->says.expires); !inTime) return inTime;
    m_snapshot = std::move(snapshot->says);
    return {};
}

Checked<Targets> TrustedSet::checkTargets(std::string_view bytes) const {
    return checkTargetsRole(Targets::type, m_root.roles.at(Targets::type), m_root.keys, bytes);
}

Checked<Targets> TrustedSet::checkDelegated(const Targets& delegator, const Delegation& delegation,
                                            std::string_view bytes) const {
    return checkTargetsRole(delegation.role, delegation.signers, delegator.keys, bytes);
}

const Timestamp& TrustedSet::timestamp() const {
    assert(m_timestamp);
    return *m_timestamp;
}

const Snapshot& TrustedSet::snapshot() const {
    assert(m_snapshot);
    return *m_snapshot;
}

const FileFacts* TrustedSet::promiseOf(const std::string& role) const {
    const auto found = snapshot().files.find(role + ".json");
    return found == snapshot().files.end() ? nullptr : &found->second;
}

template <typename Role>
Checked<> TrustedSet::checkSigned(const Document<Role>& document) const {
    if (isSignedByEnough(m_root.roles.at(Role::type), m_root.keys, document.signedBytes, document.signatures))
        return {};
    return refuse(Reason::Unsigned, Role::type, "fewer good signatures than the threshold");
}

Checked<> TrustedSet::checkTime(const char* role, Moment expires) const {
    if (m_now < expires) return {};
    const auto late = std::chrono::duration_cast<std::chrono::minutes>(m_now - expires);
    return refuse(Reason::Expired, role, std::to_string(late.count()) + " minutes ago");
}

Checked<> TrustedSet::checkNoRollback(const Timestamp& timestamp) const {
    if (!m_rememberedTimestamp) return {};
    const Timestamp& known = *m_rememberedTimestamp;
    // Check: timestamp-version. Spec: TUF 1.0.34 §5.4.3.1
    if (timestamp.version < known.version) {
        return refuseVersion(Reason::Rollback, Timestamp::type, timestamp.version, known.version);
    }
    const bool isSame = timestamp.version == known.version;
    // Check: timestamp-snapshot-version. Spec: TUF 1.0.34 §5.4.3.2
    if (!isSame && timestamp.snapshot.version < known.snapshot.version) {
        return refuseVersion(Reason::Rollback, "timestamp of snapshot", timestamp.snapshot.version,
                             known.snapshot.version);
    }
    return {};
}

Checked<> TrustedSet::checkNoRollback(const Snapshot& snapshot) const {
    if (!m_rememberedSnapshot) return {};
    for (const auto& [file, known] : m_rememberedSnapshot->files) {
        const auto found = snapshot.files.find(file);
        // Check: snapshot-removal. Spec: TUF 1.0.34 §5.5.5
        if (found == snapshot.files.end()) return refuse(Reason::Rollback, Snapshot::type, file + " is gone");
        // Check: snapshot-targets-version. Spec: TUF 1.0.34 §5.5.5
        if (found->second.version < known.version) {
            return refuseVersion(Reason::Rollback, file, found->second.version, known.version);
        }
    }
    return {};
}

Checked<Targets> TrustedSet::checkTargetsRole(const std::string& role, const Signers& signers, const Keys& keys,
                                              std::string_view bytes) const {
    const FileFacts* promise = promiseOf(role);
    // Spec: TUF 1.0.34 §5.6.7.2.1: what the snapshot does not list is not there.
    if (promise == nullptr) return refuse(Reason::NotListed, role, "is not in the snapshot");
    // Check: targets-hash. Spec: TUF 1.0.34 §5.6.2
    if (auto kept = checkFile(bytes, promise->length, promise->hashes); !kept) return kept.refusal();
    auto targets = readTargets(bytes, m_limits.targetsBytesMax);
    if (!targets) return targets.refusal();
    // Check: targets-signed. Spec: TUF 1.0.34 §5.6.3
    if (!isSignedByEnough(signers, keys, targets->signedBytes, targets->signatures)) {
        return refuse(Reason::Unsigned, role, "fewer good signatures than the threshold");
    }
    // Check: targets-version. Spec: TUF 1.0.34 §5.6.4
    if (targets->says.version != promise->version) {
        return refuseVersion(Reason::WrongVersion, role, targets->says.version, promise->version);
    }
    // Check: targets-time. Spec: TUF 1.0.34 §5.6.5
    if (auto inTime = checkTime(role.c_str(), targets->says.expires); !inTime) return inTime.refusal();
    return std::move(targets->says);
}

}  // namespace evergreen::tuf
