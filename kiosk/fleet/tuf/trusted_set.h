// What is believed, and the checks that come before it is: root, timestamp, snapshot, targets, delegated targets, in
// this order and in no other. Takes bytes, whoever brought them, and a time; fetches and keeps nothing (Updater does).
// One set serves one refresh; the time stays what it was at the beginning.
//
// What an earlier refresh has believed is given back as "remembered": it may be old, and serves to tell that something
// new is older still.
// Spec: TUF 1.0.34 §5
#pragma once

#include "kiosk/fleet/tuf/checked.h"
#include "kiosk/fleet/tuf/limits.h"
#include "kiosk/fleet/tuf/metadata.h"

#include <optional>
#include <string_view>

namespace evergreen::tuf {

class TrustedSet {
public:
    /// Refused unless the root is signed as it says itself. It may be past its time: a newer one may follow.
    static Checked<TrustedSet> startFrom(std::string_view rootBytes, Moment now, const Limits& limits);

    enum class OnlineKeys { Kept, Rotated };
    /// The root after this one. Rotated when a key of timestamp or snapshot was taken away: what is remembered of these
    /// must then be forgotten, as its versions may have been driven up by whoever had the key.
    Checked<OnlineKeys> takeRoot(std::string_view bytes);
    /// After the last root.
    Checked<> checkRootTime() const;

    Checked<> rememberTimestamp(std::string_view bytes);
    enum class News { Newer, Same };
    /// Same: the remembered one stays, whatever else these bytes say.
    Checked<News> takeTimestamp(std::string_view bytes);

    Checked<> rememberSnapshot(std::string_view bytes);
    /// True when the remembered snapshot is the one that the timestamp promises, and is believed now.
    bool isSnapshotKnown();
    Checked<> takeSnapshot(std::string_view bytes);

    /// The top targets role, by root's word.
    Checked<Targets> checkTargets(std::string_view bytes) const;
    /// Another one, by the word of `delegator`, which must have come from this set.
    Checked<Targets> checkDelegated(const Targets& delegator, const Delegation& delegation,
                                    std::string_view bytes) const;

    const Root& root() const { return m_root; }
    /// Only once there is one.
    const Timestamp& timestamp() const;
    const Snapshot& snapshot() const;
    /// What the snapshot promises of a role's file; null when it does not speak of it.
    const FileFacts* promiseOf(const std::string& role) const;

private:
    TrustedSet(Root root, Moment now, const Limits& limits) : m_root(std::move(root)), m_now(now), m_limits(limits) {}

    template <typename Role>
    Checked<> checkSigned(const Document<Role>& document) const;
    Checked<> checkTime(const char* role, Moment expires) const;
    Checked<> checkNoRollback(const Timestamp& timestamp) const;
    Checked<> checkNoRollback(const Snapshot& snapshot) const;
    Checked<Targets> checkTargetsRole(const std::string& role, const Signers& signers, const Keys& keys,
                                      std::string_view bytes) const;

    Root m_root;
    Moment m_now;
    Limits m_limits;
    std::optional<Timestamp> m_rememberedTimestamp;
    std::optional<Timestamp> m_timestamp;
    std::string m_rememberedSnapshotBytes;
    std::optional<Snapshot> m_rememberedSnapshot;
    std::optional<Snapshot> m_snapshot;
};

}  // namespace evergreen::tuf
