#include "kiosk/fleet/fleet_round.h"

#include "kiosk/fleet/clock_floor.h"
#include "kiosk/fleet/tuf/digest.h"

#include <algorithm>
#include <array>

namespace evergreen::fleet {

namespace {

FleetAlarm alarmOf(Reason reason) {
    switch (reason) {
        case Reason::Unreachable:
        case Reason::NotThere:
        case Reason::TooSlow:
            return FleetAlarm::Unreachable;
        case Reason::Expired:
            return FleetAlarm::Expired;
        case Reason::Storage:
            return FleetAlarm::Storage;
        case Reason::TooLarge:
        case Reason::TooMany:
        case Reason::Malformed:
        case Reason::Unsigned:
        case Reason::Rollback:
        case Reason::WrongVersion:
        case Reason::Mismatch:
        case Reason::NotListed:
            return FleetAlarm::Refused;
    }
    return FleetAlarm::Refused;
}

/// What FleetStatus::failed is about.
constexpr std::array kOfBundles{FleetAlarm::BundleUnfit, FleetAlarm::BundleFailed};

}  // namespace

const char* nameOf(FleetAlarm alarm) {
    switch (alarm) {
        case FleetAlarm::Unreachable:
            return "unreachable";
        case FleetAlarm::Expired:
            return "expired";
        case FleetAlarm::ClockBehind:
            return "clock-behind";
        case FleetAlarm::Refused:
            return "refused";
        case FleetAlarm::Storage:
            return "storage";
        case FleetAlarm::BundleUnfit:
            return "bundle-unfit";
        case FleetAlarm::BundleFailed:
            return "bundle-failed";
        case FleetAlarm::Boot:
            return "boot";
    }
    return "unknown";
}

FleetRound::FleetRound(Ground ground, Place place, const BundleSlots::Booted& booted, tuf::Updater::Clocks clocks,
                       Judge judge, Log log)
    : m_ground(ground),
      m_place(std::move(place)),
      m_clocks(std::move(clocks)),
      m_judge(std::move(judge)),
      m_log(std::move(log)),
      m_depot(ground.disk, m_place.depotFolder, {ground.fetcher, m_place.filesUrl}, m_place.depotLimits,
              m_clocks.steady),
      m_hasBootAlarm(!booted.alarms.empty()) {
    m_status.running = booted.version;
    if (m_hasBootAlarm) m_status.alarms.insert(FleetAlarm::Boot);
    if (!booted.folder.empty()) m_depot.lend(booted.folder, booted.manifest);
}

Checked<> FleetRound::poll() {
    m_before = std::exchange(m_status.alarms, {});
    // Only an order that is believed takes back what is known of a bundle: the desk counts by it.
    for (const FleetAlarm lasting : kOfBundles) {
        if (m_before.contains(lasting)) m_status.alarms.insert(lasting);
    }
    if (m_hasBootAlarm) m_status.alarms.insert(FleetAlarm::Boot);
    const ClockFloor clock{m_place.built, m_ground.slots.state().clock};
    const tuf::Moment wall = m_clocks.wall();
    if (clock.isBehind(wall)) alarm(FleetAlarm::ClockBehind, "the clock is before the last time that was good");
    const tuf::Moment believed = clock.believed(wall);
    tuf::Updater updater(m_ground.fetcher, m_ground.store, m_place.metadataUrl, m_place.limits,
                         {[believed] { return believed; }, m_clocks.steady});
    auto done = refresh(updater, believed);
    if (done) {
        Approval approval(updater, m_place.targetsUrl);
        auto order = approval.order({m_place.kiosk, m_status.running, m_ground.slots.state().minimum});
        done = order ? follow(approval, *order) : order.refusal();
    }
    if (done) {
        m_status.failures = 0;
        return done;
    }
    ++m_status.failures;
    const FleetAlarm failed = alarmOf(done.refusal().reason);
    alarm(failed, done.refusal().detail);
    // Check: ready-while-believed. A server that is away for a moment takes nothing back; one that cannot be believed
    // any more does.
    if (failed != FleetAlarm::Unreachable) m_status.ready.reset();
    return done;
}

Checked<> FleetRound::refresh(tuf::Updater& updater, tuf::Moment believed) {
    if (auto fresh = updater.refresh(); !fresh) return fresh;
    m_status.lastGood = believed;
    return m_ground.slots.keepClock(believed);
}

Checked<> FleetRound::follow(Approval& approval, const FleetOrder& order) {
    if (auto raised = m_ground.slots.raiseMinimum(order.minimum); !raised) return raised;
    // Whatever was ready before: only what is ordered now may be tried.
    m_status.ready.reset();
    m_status.failed.reset();
    for (const FleetAlarm lasting : kOfBundles) m_status.alarms.erase(lasting);
    if (!order.bundle) return {};
    if (order.bundle->version == kBuiltIn) {
        m_status.ready = kBuiltIn;
        return {};
    }
    return take(approval, *order.bundle);
}

Checked<> FleetRound::take(Approval& approval, const ApprovedBundle& bundle) {
    if (m_staged == bundle.manifest) {
        m_status.ready = bundle.version;
        return {};
    }
    if (m_unfit == bundle.manifest) {
        noteFailed(bundle.version, FleetAlarm::BundleUnfit);
        return {};
    }
    auto bytes = approval.manifest(bundle);
    if (!bytes) return bytes.refusal();
    // Before anything is fetched.
    if (hasFailedHere(tuf::sha256Hex(*bytes))) {
        noteFailed(bundle.version, FleetAlarm::BundleFailed);
        return {};
    }
    auto manifest = readManifest(*bytes);
    if (!manifest) return manifest.refusal();
    const auto staged = stage(*bytes, *manifest);
    if (!staged) return staged.refusal();
    if (*staged == BundleSlots::Staged::GoodAlready) {
        // Whole, the good one, and yet it is not what runs: this program cannot use it.
        noteFailed(bundle.version, FleetAlarm::BundleUnfit);
    } else {
        judge(*manifest);
    }
    // Only now: what was refused is to be tried again.
    (m_status.ready ? m_staged : m_unfit) = bundle.manifest;
    return {};
}

Checked<BundleSlots::Staged> FleetRound::stage(const std::string& manifestBytes, const BundleManifest& manifest) {
    m_staged.reset();
    if (auto brought = m_depot.bring(manifest); !brought) return brought.refusal();
    auto staged = m_ground.slots.stage(manifestBytes, m_depot.files());
    if (!staged) {
        // Twice the bundle's room was wanted, and is not there.
        if (staged.refusal().reason == Reason::Storage) {
            [[maybe_unused]] const auto gone = m_depot.clear();
        }
        return staged.refusal();
    }
    const std::string bundle = "bundle " + std::to_string(manifest.version);
    if (*staged == BundleSlots::Staged::TrialGoesOn) {
        return Refusal{Reason::Storage, bundle + " waits for a trial that the disk has not counted"};
    }
    if (*staged == BundleSlots::Staged::FailedHere) {
        return Refusal{Reason::WrongVersion, bundle + " is not to be staged"};
    }
    if (*staged == BundleSlots::Staged::Ready) m_log(bundle + " is here");
    if (auto cleared = m_depot.clear(); !cleared) return cleared.refusal();
    return *staged;
}

void FleetRound::judge(const BundleManifest& manifest) {
    const auto complaints = m_judge(m_ground.slots.stagedFolder(), manifest);
    if (complaints.empty()) {
        m_status.ready = manifest.version;
        return;
    }
    noteFailed(manifest.version, FleetAlarm::BundleUnfit);
    for (const std::string& complaint : complaints) m_log(complaint);
}

Checked<> FleetRound::apply() {
    if (!m_status.ready) return Refusal{Reason::NotThere, "no bundle is ready"};
    auto applied = *m_status.ready == kBuiltIn ? m_ground.slots.returnToBuiltIn() : m_ground.slots.startTrial();
    if (!applied) {
        alarm(alarmOf(applied.refusal().reason), applied.refusal().detail);
        // The next poll makes it ready anew.
        m_status.ready.reset();
        m_staged.reset();
        return applied;
    }
    m_status.isApplied = true;
    return applied;
}

void FleetRound::alarm(FleetAlarm alarm, const std::string& words) {
    m_status.alarms.insert(alarm);
    // What lasts for days is told once.
    if (!m_before.contains(alarm)) m_log(std::string(nameOf(alarm)) + ": " + words);
}

void FleetRound::noteFailed(BundleVersion version, FleetAlarm how) {
    m_status.failed = version;
    const bool isTried = how == FleetAlarm::BundleFailed;
    alarm(how, "bundle " + std::to_string(version) + (isTried ? " has failed its trial here" : " cannot serve here"));
}

bool FleetRound::hasFailedHere(const std::string& sha256) const {
    const auto& failed = m_ground.slots.state().failed;
    return std::find(failed.begin(), failed.end(), sha256) != failed.end();
}

}  // namespace evergreen::fleet
