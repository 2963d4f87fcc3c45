#include "kiosk/fleet/bundle_slots.h"

#include "kiosk/fleet/tuf/digest.h"

#include <algorithm>

namespace evergreen::fleet {

namespace {

constexpr const char* kStage = "stage";
constexpr std::size_t kEntriesMax = 256;

void complain(std::vector<std::string>& alarms, const std::string& what, const Checked<>& outcome) {
    if (!outcome) alarms.push_back(what + ": " + outcome.refusal().detail);
}

}  // namespace

BundleSlots::BundleSlots(FileSystem& disk, std::string folder)
    : m_disk(disk), m_folder(std::move(folder)), m_record(disk, m_folder) {}

BundleSlots::Booted BundleSlots::boot() {
    m_running.reset();
    m_staged.reset();
    m_isGoodDamaged = false;
    std::vector<std::string> alarms = m_record.load();
    Booted booted;
    if (auto trial = bootTrial(alarms)) {
        booted = std::move(*trial);
    } else if (const auto good = state().good) {
        auto manifest = verifyBundle(m_disk, folderOf(*good), good->sha256);
        m_isGoodDamaged = !manifest;
        if (manifest) {
            m_running = good;
            booted = {good->version, folderOf(*good), false, std::move(*manifest), {}};
        } else {
            alarms.push_back("good bundle damaged: " + manifest.refusal().detail);
        }
    }
    booted.alarms = std::move(alarms);
    return booted;
}

std::optional<BundleSlots::Booted> BundleSlots::bootTrial(std::vector<std::string>& alarms) {
    const auto trial = state().trial;
    if (!trial) return std::nullopt;
    // Check: trial-starts
    if (state().starts >= trialStartsMax) {
        alarms.push_back("bundle " + std::to_string(trial->version) + ": never confirmed");
        complain(alarms, "roll back", endTrial(true));
        return std::nullopt;
    }
    auto manifest = verifyBundle(m_disk, folderOf(*trial), trial->sha256);
    if (!manifest) {
        alarms.push_back("bundle on trial damaged: " + manifest.refusal().detail);
        // It was good when it was staged: the disk failed, not the bundle, which may come again.
        complain(alarms, "roll back", endTrial(false));
        return std::nullopt;
    }
    SlotState counted = state();
    ++counted.starts;
    // Check: trial-counted. A trial that cannot be counted could go on for ever.
    if (auto kept = m_record.save(std::move(counted)); !kept) {
        complain(alarms, "count the trial", kept);
        return std::nullopt;
    }
    m_running = trial;
    return Booted{trial->version, folderOf(*trial), true, std::move(*manifest), {}};
}

Checked<BundleSlots::Staged> BundleSlots::stage(const std::string& manifestBytes, const BundleFiles& files) {
    m_staged.reset();
    auto manifest = readManifest(manifestBytes);
    if (!manifest) return manifest.refusal();
    const Slot slot{manifest->version, tuf::sha256Hex(manifestBytes)};
    if (state().good == slot && !m_isGoodDamaged) {
        if (auto ended = endTrial(false); !ended) return ended.refusal();
        return Staged::GoodAlready;
    }
    // Check: one-trial
    if (state().trial) return Staged::TrialGoesOn;
    const auto& failed = state().failed;
    // Check: failed-here
    if (std::find(failed.begin(), failed.end(), slot.sha256) != failed.end()) return Staged::FailedHere;
    // Check: slot-minimum
    if (slot.version < state().minimum) return Refusal{Reason::Rollback, "bundle is below the minimum"};
    if (m_running != slot) {
        if (auto room = makeRoom(); !room) return room.refusal();
        const std::string place = m_folder + '/' + kStage;
        auto written = writeBundle(m_disk, place, *manifest, manifestBytes, files);
        if (written) written = putInPlace(slot);
        if (!written) {
            // Half a bundle must not fill the disk until the next attempt.
            [[maybe_unused]] const auto gone = removeTree(m_disk, place);
            return written.refusal();
        }
    }
    m_staged = slot;
    return Staged::Ready;
}

Checked<> BundleSlots::makeRoom() {
    if (auto forgotten = forgetDamagedGood(); !forgotten) return forgotten;
    // Before anything goes, no record may name it, not even the one that a power cut would bring back.
    if (auto settled = m_record.settle(); !settled) return settled;
    auto entries = m_disk.list(m_folder, kEntriesMax);
    if (!entries) return entries.refusal();
    for (const FileSystem::Entry& entry : *entries) {
        const auto isIt = [&entry](const std::optional<Slot>& slot) { return slot && slot->sha256 == entry.name; };
        if (!entry.isFolder || isIt(state().good) || isIt(m_running)) continue;
        if (auto gone = removeTree(m_disk, m_folder + '/' + entry.name); !gone) return gone;
    }
    return {};
}

Checked<> BundleSlots::forgetDamagedGood() {
    if (!m_isGoodDamaged) return {};
    SlotState without = state();
    without.good.reset();
    if (auto kept = m_record.save(std::move(without)); !kept) return kept;
    m_isGoodDamaged = false;
    return {};
}

Checked<> BundleSlots::putInPlace(const Slot& slot) {
    if (auto renamed = m_disk.rename(m_folder + '/' + kStage, folderOf(slot)); !renamed) return renamed;
    return m_disk.syncFolder(m_folder);
}

Checked<> BundleSlots::startTrial() {
    if (!m_staged) return Refusal{Reason::NotThere, "no bundle is staged"};
    SlotState trying = state();
    trying.trial = m_staged;
    trying.starts = 0;
    if (auto kept = m_record.save(std::move(trying)); !kept) return kept;
    m_staged.reset();
    return {};
}

Checked<> BundleSlots::confirm() {
    // Check: confirm-what-runs
    if (!m_running || state().trial != m_running) return Refusal{Reason::NotThere, "no trial is running"};
    SlotState proven = state();
    proven.good = proven.trial;
    proven.trial.reset();
    proven.starts = 0;
    return m_record.save(std::move(proven));
}

Checked<> BundleSlots::rollBack() {
    if (!state().trial) return Refusal{Reason::NotThere, "no trial to roll back"};
    return endTrial(true);
}

Checked<> BundleSlots::endTrial(bool hasFailed) {
    if (!state().trial) return {};
    SlotState ended = state();
    if (hasFailed) {
        if (ended.failed.size() >= SlotState::failedMax) ended.failed.erase(ended.failed.begin());
        ended.failed.push_back(ended.trial->sha256);
    }
    ended.trial.reset();
    ended.starts = 0;
    return m_record.save(std::move(ended));
}

Checked<> BundleSlots::returnToBuiltIn() {
    SlotState bare = state();
    bare.good.reset();
    bare.trial.reset();
    bare.starts = 0;
    return m_record.save(std::move(bare));
}

Checked<> BundleSlots::raiseMinimum(BundleVersion minimum) {
    if (minimum <= state().minimum) return {};
    SlotState raised = state();
    raised.minimum = minimum;
    return m_record.save(std::move(raised));
}

Checked<> BundleSlots::keepClock(tuf::Moment lastGood) {
    if (lastGood < state().clock + clockStep) return {};
    SlotState later = state();
    later.clock = lastGood;
    return m_record.save(std::move(later));
}

}  // namespace evergreen::fleet
