// The bundles on this kiosk, and how one takes the place of another without the kiosk ever being dead or half-changed.
// Three slots: the good one, one on trial, and the built-in one, which no disk can lose.
//
//   stage()       writes a bundle beside the others; nobody runs it
//   startTrial()  the next start tries it
//   boot()        says what to run, and counts a trial before it begins
//   confirm()     the pages render and the voice speaks: the trial is the good one from now on
//   rollBack()    they do not: the good one again, and never this bundle again
//
// A trial that neither confirms nor rolls back (a crash, a hang, a power cut) is over after `trialStartsMax` starts.
// When a power cut comes, the kiosk starts either as before the call or as after it. Whoever calls stage() has had the
// bundle approved, and changes what runs only between customers. One thread; blocks on the disk.
#pragma once

#include "kiosk/fleet/bundle_folder.h"
#include "kiosk/fleet/slot_record.h"

namespace evergreen::fleet {

class BundleSlots {
public:
    static constexpr std::int64_t trialStartsMax = 3;
    /// What is remembered of the clock is written no more often than this.
    static constexpr std::chrono::hours clockStep{1};

    /// The folder is there and for this alone; the disk outlives this.
    BundleSlots(FileSystem& disk, std::string folder);

    struct Booted {
        BundleVersion version = kBuiltIn;
        std::string folder;  ///< empty: the built-in bundle
        bool isTrial = false;
        BundleManifest manifest;
        std::vector<std::string> alarms;  ///< for the desk: what was found damaged, or has failed
    };
    /// Once, when the program starts. Always says something that can be run: what it names has been read to the last
    /// byte.
    Booted boot();

    enum class Staged {
        Ready,        ///< whole, on the disk
        GoodAlready,  ///< it is the good one; a trial of another has been called off
        TrialGoesOn,  ///< first the trial has to end
        FailedHere,   ///< it has had its trial on this kiosk
    };
    Checked<Staged> stage(const std::string& manifestBytes, const BundleFiles& files);
    /// Where it lies; only while something is staged.
    std::string stagedFolder() const { return m_staged ? folderOf(*m_staged) : std::string(); }
    /// Of what was staged last.
    Checked<> startTrial();
    /// Only while the trial runs.
    Checked<> confirm();
    Checked<> rollBack();
    /// The built-in bundle is the good one from now on.
    Checked<> returnToBuiltIn();

    /// Both only ever go up.
    Checked<> raiseMinimum(BundleVersion minimum);
    Checked<> keepClock(tuf::Moment lastGood);

    const SlotState& state() const { return m_record.state(); }

private:
    std::optional<Booted> bootTrial(std::vector<std::string>& alarms);
    std::string folderOf(const Slot& slot) const { return m_folder + '/' + slot.sha256; }
    Checked<> endTrial(bool hasFailed);
    Checked<> forgetDamagedGood();
    Checked<> makeRoom();
    Checked<> putInPlace(const Slot& slot);

    FileSystem& m_disk;
    std::string m_folder;
    SlotRecord m_record;
    std::optional<Slot> m_running;
    std::optional<Slot> m_staged;
    bool m_isGoodDamaged = false;
};

}  // namespace evergreen::fleet
