// The SlotState on disk, twice: "slots.0" and "slots.1", of which the one with the higher sequence counts, and the
// other is the one that is written next. So a record that a power cut or a bad sector has spoilt costs the last step,
// not all.
#pragma once

#include "kiosk/fleet/file_system.h"
#include "kiosk/fleet/slot_state.h"

#include <array>

namespace evergreen::fleet {

class SlotRecord {
public:
    /// The disk outlives this.
    SlotRecord(FileSystem& disk, std::string folder);

    /// What could be read; one complaint for each record that is there and could not.
    std::vector<std::string> load();
    const SlotState& state() const { return m_state; }

    /// Lasting when it returns well. After a refusal the old state counts here, and either may be found at the next
    /// load. Refused while no record could be read for the disk's sake: they may be good, and are not to be outvoted.
    Checked<> save(SlotState state);
    /// Makes both records say the same, so that no power cut brings a state back that names an older slot.
    Checked<> settle();

private:
    static constexpr std::array<const char*, 2> fileNames{"slots.0", "slots.1"};

    FileSystem& m_disk;
    std::string m_folder;
    SlotState m_state;
    std::size_t m_current = 0;
    bool m_isSettled = false;
    bool m_isBlind = false;
};

}  // namespace evergreen::fleet
