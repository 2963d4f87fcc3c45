#include "kiosk/fleet/slot_state.h"

#include "kiosk/fleet/tuf/canonical_json.h"
#include "kiosk/fleet/tuf/digest.h"
#include "kiosk/fleet/tuf/fields.h"

#include <boost/json.hpp>

namespace evergreen::fleet {

namespace json = boost::json;

namespace {

constexpr std::size_t kHashLetters = 64;

json::object jsonOf(const Slot& slot) {
    return {{"version", slot.version}, {"sha256", slot.sha256}};
}

std::optional<Slot> slotIn(const tuf::Fields& fields, const char* name) {
    if (!fields.has(name)) return std::nullopt;
    const tuf::Fields slot = fields.object(name);
    return Slot{slot.integer("version", 1), slot.text("sha256", kHashLetters)};
}

std::vector<std::string> failedIn(const tuf::Fields& fields) {
    std::vector<std::string> failed;
    for (const json::value& one : fields.array("failed", SlotState::failedMax)) {
        const json::string* hash = one.if_string();
        if (hash == nullptr) fields.complain("failed", "has what is no text");
        if (hash != nullptr) failed.emplace_back(hash->data(), hash->size());
    }
    return failed;
}

}  // namespace

std::string writtenState(const SlotState& state) {
    json::object object{{"sequence", state.sequence},
                        {"starts", state.starts},
                        {"failed", json::array(state.failed.begin(), state.failed.end())},
                        {"minimum", state.minimum},
                        {"clock", state.clock.time_since_epoch().count()}};
    if (state.good) object["good"] = jsonOf(*state.good);
    if (state.trial) object["trial"] = jsonOf(*state.trial);
    const std::string text = json::serialize(object) + '\n';
    return tuf::sha256Hex(text) + '\n' + text;
}

Checked<SlotState> readState(std::string_view bytes) {
    const std::string_view hash = bytes.substr(0, kHashLetters);
    if (bytes.size() <= kHashLetters || bytes[kHashLetters] != '\n')
        return Refusal{Reason::Malformed, "slots: no hash"};
    const std::string_view text = bytes.substr(kHashLetters + 1);
    // Check: state-hash
    if (tuf::sha256Hex(text) != hash) return Refusal{Reason::Mismatch, "slots: not as they were written"};
    auto parsed = tuf::parseJson(text, SlotState::bytesMax);
    if (!parsed) return parsed.refusal();
    std::string complaint;
    const tuf::Fields fields(*parsed, "slots", complaint);
    SlotState state;
    state.sequence = fields.integer("sequence", 0);
    state.starts = fields.integer("starts", 0);
    state.minimum = fields.integer("minimum", kBuiltIn);
    state.clock = tuf::Moment(std::chrono::seconds(fields.integer("clock", 0)));
    state.failed = failedIn(fields);
    state.good = slotIn(fields, "good");
    state.trial = slotIn(fields, "trial");
    if (!complaint.empty()) return Refusal{Reason::Malformed, complaint};
    return state;
}

}  // namespace evergreen::fleet
