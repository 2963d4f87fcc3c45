#include "kiosk/fleet/slot_record.h"

namespace evergreen::fleet {

SlotRecord::SlotRecord(FileSystem& disk, std::string folder) : m_disk(disk), m_folder(std::move(folder)) {}

std::vector<std::string> SlotRecord::load() {
    m_state = {};
    m_current = 0;
    m_isSettled = false;
    bool isAnyUnread = false;
    std::vector<std::string> complaints;
    for (std::size_t at = 0; at < fileNames.size(); ++at) {
        const std::string place = m_folder + '/' + fileNames.at(at);
        auto bytes = readWhole(m_disk, place, SlotState::bytesMax);
        if (!bytes && bytes.refusal().reason == Reason::NotThere) continue;
        auto state = bytes ? readState(*bytes) : Checked<SlotState>(bytes.refusal());
        if (!state) {
            complaints.push_back(place + ": " + state.refusal().detail);
            isAnyUnread = isAnyUnread || state.refusal().reason == Reason::Storage;
        } else if (state->sequence > m_state.sequence) {
            m_state = *state;
            m_current = at;
        }
    }
    m_isBlind = isAnyUnread && m_state.sequence == 0;
    return complaints;
}

Checked<> SlotRecord::save(SlotState state) {
    m_isSettled = false;
    // Check: record-seen
    if (m_isBlind) return Refusal{Reason::Storage, "slots: no record could be read"};
    state.sequence = m_state.sequence + 1;
    const std::size_t next = 1 - m_current;
    if (auto kept = replaceFile(m_disk, m_folder, fileNames.at(next), writtenState(state)); !kept) return kept;
    m_state = std::move(state);
    m_current = next;
    return {};
}

Checked<> SlotRecord::settle() {
    if (m_isSettled) return {};
    if (auto saved = save(m_state); !saved) return saved;
    m_isSettled = true;
    return {};
}

}  // namespace evergreen::fleet
