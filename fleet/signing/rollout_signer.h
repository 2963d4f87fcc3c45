// Says to the fleet which approved bundle is for whom, and stops it: signs rollout.json, and the snapshot and timestamp
// that make it seen, with the three online keys. The publisher's program uses it at the command line; it is made for
// the branch desk's automatic stop, too.
//
// It cannot make or approve a bundle. Everything that it signs is put before a kiosk's own code first, and nothing goes
// out that a kiosk would refuse. Two processes may use one repository at a time: each change holds its lock.
#pragma once

#include "fleet/signing/edition.h"
#include "kiosk/fleet/rollout.h"

#include <functional>

namespace evergreen::fleet {

/// "go", "hold", "halt"
[[nodiscard]] const char* nameOf(Rollout::State state);
/// As readRollout() reads it.
[[nodiscard]] std::string bytesOf(const Rollout& rollout);

/// The rollout that its role has signed last, though it may be over. NotThere before the first; Unsigned, Mismatch or
/// Storage when what lies there is not what was signed.
Checked<Rollout> signedRollout(const Edition& edition);
/// The version of the role's document that says so: each change of the rollout is another.
Checked<std::int64_t> rolloutVersion(const Edition& edition);

class RolloutSigner {
public:
    struct Keys {
        SigningKey& rollout;
        SigningKey& snapshot;
        SigningKey& timestamp;
    };
    using Now = std::function<tuf::Moment()>;

    /// Folder and keys outlive it. `now` is asked at each change, in UTC. `lockWaitMax`: for another process.
    RolloutSigner(const RepositoryFolder& repository, Keys keys, Lifetimes lifetimes, Now now,
                  std::chrono::milliseconds lockWaitMax = std::chrono::seconds(30));

    /// signedRollout() of the repository.
    Checked<Rollout> current() const;
    /// The first, or another in the place of the current one. Nothing has changed after a refusal, which says what a
    /// kiosk would: NotListed or Mismatch for a bundle that not both have approved, Rollback for one below the minimum
    /// or a minimum below the one before, Expired when an approval is over, Unsigned for a key that is not the role's,
    /// NotThere for a bundle whose files are not all in the repository, Malformed for rings that do not go up. TooSlow
    /// when another process holds the repository, Storage when the disk does not take it: then try again.
    Checked<> put(const Rollout& rollout);
    /// The current one in another state; the new current one is returned. Halt sends every kiosk to the fallback, also
    /// when a ring's bundle is not approved any more: then without its rings, so that a resume has to name new ones.
    Checked<Rollout> setState(Rollout::State state);
    /// As setState(), of whoever has seen a rollout and decided: WrongVersion when it is not that any more, so that of
    /// two who decide at once one wins.
    Checked<Rollout> decide(const Rollout& seen, Rollout::State state);
    /// As setState(Halt), of whoever has judged a rollout and may come late or twice: WrongVersion when it is neither
    /// what was judged nor halted. Is it halted, and kiosks see that, nothing is signed; is it signed only, as by a
    /// program that was killed, it goes out now.
    Checked<Rollout> halt(const Rollout& judged);
    /// The current one anew, before it expires.
    Checked<Rollout> renew();

    using Change = std::function<Checked<Rollout>(Rollout before)>;
    /// The current one changed, with nobody else's change in between.
    Checked<Rollout> change(const Change& change);

private:
    Checked<Rollout> haltBy(const Change& halt, bool isDoneWhenSeen);
    Checked<Rollout> changed(const Change& change, bool isDoneWhenSeen);
    bool isSeen(const Edition& edition) const;
    Checked<> putInto(Edition& edition, const Rollout& rollout);
    Checked<> checkAsKiosk(const Edition& edition, const Rollout& rollout, BundleVersion minimum) const;

    const RepositoryFolder& m_repository;
    Keys m_keys;
    Lifetimes m_lifetimes;
    Now m_now;
    std::chrono::milliseconds m_lockWaitMax;
};

}  // namespace evergreen::fleet
