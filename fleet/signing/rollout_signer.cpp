#include "fleet/signing/rollout_signer.h"

#include "fleet/signing/kiosk_view.h"
#include "kiosk/fleet/tuf/digest.h"
#include "kiosk/fleet/tuf/limits.h"
#include "kiosk/fleet/tuf/read_metadata.h"

namespace evergreen::fleet {

namespace json = boost::json;

namespace {

/// What is wrong with a bundle that a rollout names: not approved any more, or not all there.
bool isOfABundle(Reason reason) {
    return reason == Reason::NotListed || reason == Reason::Mismatch || reason == Reason::NotThere ||
           reason == Reason::Expired;
}

Refusal overtaken() {
    return {Reason::WrongVersion, "rollout: is not any more what was judged"};
}

}  // namespace

const char* nameOf(Rollout::State state) {
    switch (state) {
        case Rollout::State::Go:
            return "go";
        case Rollout::State::Hold:
            return "hold";
        case Rollout::State::Halt:
            break;
    }
    return "halt";
}

std::string bytesOf(const Rollout& rollout) {
    json::array rings;
    for (const Ring& ring : rollout.rings) {
        rings.push_back({{"name", ring.name}, {"basisPoints", ring.basisPoints}, {"bundle", ring.bundle}});
    }
    return json::serialize(json::object{{"schema", 1},
                                        {"id", rollout.id},
                                        {"state", nameOf(rollout.state)},
                                        {"minimum", rollout.minimum},
                                        {"fallback", rollout.fallback},
                                        {"rings", std::move(rings)}});
}

Checked<Rollout> signedRollout(const Edition& edition) {
    auto document = edition.newest(Approval::rolloutRole);
    if (!document) return document.refusal();
    auto role = tuf::readTargets(document->bytes(), tuf::Limits{}.targetsBytesMax);
    if (!role) return role.refusal();
    const auto listed = role->says.targets.find(Approval::rolloutFile);
    if (listed == role->says.targets.end()) return Refusal{Reason::NotThere, Approval::rolloutFile};
    const tuf::Target& target = listed->second;
    const auto sha256 = target.hashes.find("sha256");
    if (sha256 == target.hashes.end()) return Refusal{Reason::Malformed, "rollout.json: listed without its SHA-256"};
    const std::string place = "targets/" + hashedPath(target.path, sha256->second);
    auto bytes = edition.read(place, Rollout::bytesMax);
    // Not as if there had never been one: then its minimum would be forgotten.
    if (!bytes) return Refusal{Reason::Storage, place + ": is signed and cannot be read"};
    if (auto same = tuf::checkFile(*bytes, target.length, target.hashes); !same) return same.refusal();
    return readRollout(*bytes);
}

Checked<std::int64_t> rolloutVersion(const Edition& edition) {
    const auto document = edition.newest(Approval::rolloutRole);
    if (!document) return document.refusal();
    return document->version();
}

RolloutSigner::RolloutSigner(const RepositoryFolder& repository, Keys keys, Lifetimes lifetimes, Now now,
                             std::chrono::milliseconds lockWaitMax)
    : m_repository(repository),
      m_keys(keys),
      m_lifetimes(lifetimes),
      m_now(std::move(now)),
      m_lockWaitMax(lockWaitMax) {}

Checked<Rollout> RolloutSigner::current() const {
    return signedRollout(Edition(m_repository));
}

Checked<> RolloutSigner::put(const Rollout& rollout) {
    auto lock = m_repository.lock(m_lockWaitMax);
    if (!lock) return lock.refusal();
    Edition edition(m_repository);
    return putInto(edition, rollout);
}

Checked<Rollout> RolloutSigner::setState(Rollout::State state) {
    const Change turn = [state](Rollout rollout) -> Checked<Rollout> {
        rollout.state = state;
        return rollout;
    };
    return state == Rollout::State::Halt ? haltBy(turn, false) : change(turn);
}

Checked<Rollout> RolloutSigner::decide(const Rollout& seen, Rollout::State state) {
    const Change turning = [&seen, state](Rollout rollout) -> Checked<Rollout> {
        if (rollout != seen) return overtaken();
        rollout.state = state;
        return rollout;
    };
    return state == Rollout::State::Halt ? haltBy(turning, false) : change(turning);
}

Checked<Rollout> RolloutSigner::halt(const Rollout& judged) {
    const auto turn = [&judged](Rollout rollout) -> Checked<Rollout> {
        const bool isHalted = rollout.state == Rollout::State::Halt && rollout.id == judged.id;
        if (!isHalted && rollout != judged) return overtaken();
        rollout.state = Rollout::State::Halt;
        return rollout;
    };
    return haltBy(turn, true);
}

Checked<Rollout> RolloutSigner::haltBy(const Change& halt, bool isDoneWhenSeen) {
    auto after = changed(halt, isDoneWhenSeen);
    if (after || !isOfABundle(after.refusal().reason)) return after;
    // The stop must not fail for the very bundle that is to be stopped. The fallback still has to be approved.
    const Change withoutRings = [&halt](Rollout rollout) -> Checked<Rollout> {
        auto halted = halt(std::move(rollout));
        if (halted) halted->rings.clear();
        return halted;
    };
    return changed(withoutRings, isDoneWhenSeen);
}

Checked<Rollout> RolloutSigner::renew() {
    return change([](Rollout rollout) -> Checked<Rollout> { return rollout; });
}

Checked<Rollout> RolloutSigner::change(const Change& change) {
    return changed(change, false);
}

Checked<Rollout> RolloutSigner::changed(const Change& change, bool isDoneWhenSeen) {
    auto lock = m_repository.lock(m_lockWaitMax);
    if (!lock) return lock.refusal();
    Edition edition(m_repository);
    auto before = signedRollout(edition);
    if (!before) return before.refusal();
    auto after = change(*before);
    if (!after) return after.refusal();
    if (isDoneWhenSeen && *after == *before && isSeen(edition)) return after;
    if (auto done = putInto(edition, *after); !done) return done.refusal();
    return after;
}

/// Whether kiosks get what the role has signed last: a program that was killed may have signed more.
bool RolloutSigner::isSeen(const Edition& edition) const {
    KioskView view(edition, m_now());
    if (!view.refresh()) return false;
    auto believed = view.updater().role(Approval::rolloutRole);
    auto newest = edition.newest(Approval::rolloutRole);
    return believed && newest && (*believed)->version == newest->version();
}

Checked<> RolloutSigner::putInto(Edition& edition, const Rollout& rollout) {
    const std::string bytes = bytesOf(rollout);
    auto same = readRollout(bytes);
    if (!same) return same.refusal();
    auto before = signedRollout(edition);
    if (!before && before.refusal().reason != Reason::NotThere) return before.refusal();
    const BundleVersion minimum = before ? before->minimum : kBuiltIn;
    if (rollout.minimum < minimum) {
        return Refusal{Reason::Rollback, "rollout: kiosks remember the minimum " + std::to_string(minimum)};
    }
    const tuf::Moment now = m_now();
    edition.putTarget(Approval::rolloutFile, bytes);
    RoleDocument document = RoleDocument::empty(tuf::Targets::type);
    document.says()["targets"] = json::object{
        {Approval::rolloutFile, {{"length", bytes.size()}, {"hashes", {{"sha256", tuf::sha256Hex(bytes)}}}}}};
    auto done = edition.sign(Approval::rolloutRole, std::move(document), now + m_lifetimes.rollout, m_keys.rollout);
    if (!done) return done;
    if (done = edition.close({m_keys.snapshot, m_keys.timestamp}, m_lifetimes, now); !done) return done;
    if (done = checkAsKiosk(edition, rollout, minimum); !done) return done;
    return edition.publish();
}

Checked<> RolloutSigner::checkAsKiosk(const Edition& edition, const Rollout& rollout, BundleVersion minimum) const {
    KioskView view(edition, m_now());
    if (auto fresh = view.refresh(); !fresh) return fresh;
    auto order = view.order({"any", kBuiltIn, minimum});
    if (!order) return order.refusal();
    std::set<BundleVersion> versions{rollout.fallback};
    for (const Ring& ring : rollout.rings) versions.insert(ring.bundle);
    versions.erase(kBuiltIn);
    for (const BundleVersion version : versions) {
        auto bundle = view.approved(version);
        if (!bundle) return bundle.refusal();
        if (auto manifest = view.complete(*bundle); !manifest) return manifest.refusal();
    }
    return {};
}

}  // namespace evergreen::fleet
