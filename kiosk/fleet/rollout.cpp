#include "kiosk/fleet/rollout.h"

#include "kiosk/fleet/tuf/canonical_json.h"
#include "kiosk/fleet/tuf/digest.h"
#include "kiosk/fleet/tuf/fields.h"

#include <algorithm>
#include <boost/json.hpp>

namespace evergreen::fleet {

namespace {

constexpr std::int64_t kSchema = 1;

std::string nameIn(const tuf::Fields& fields, const char* name) {
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
    const std::string text = fields.text(name, Rollout::nameBytesMax);
    if (text.find_first_not_of(letters) != std::string::npos) fields.complain(name, "has a letter no name has");
    return text;
}

Rollout::State stateIn(const tuf::Fields& fields) {
    const std::string word = fields.text("state", Rollout::nameBytesMax);
    if (word == "go") return Rollout::State::Go;
    if (word == "hold") return Rollout::State::Hold;
    if (word != "halt") fields.complain("state", "is neither go, hold nor halt");
    return Rollout::State::Halt;
}

std::vector<Ring> ringsIn(const tuf::Fields& fields) {
    std::vector<Ring> rings;
    std::int64_t before = 0;
    for (const boost::json::value& one : fields.array("rings", Rollout::ringsMax)) {
        const tuf::Fields ring = fields.element(one);
        const std::int64_t basisPoints = ring.integer("basisPoints", 1);
        // Check: ring-order. A ring that is not above the one before has nobody in it: surely not what was meant.
        if (basisPoints <= before || basisPoints > Rollout::wholeFleet) ring.complain("basisPoints", "do not go up");
        before = basisPoints;
        rings.push_back({nameIn(ring, "name"),
                         static_cast<int>(std::min<std::int64_t>(basisPoints, Rollout::wholeFleet)),
                         ring.integer("bundle", kBuiltIn)});
    }
    return rings;
}

}  // namespace

Checked<Rollout> readRollout(std::string_view bytes) {
    auto json = tuf::parseJson(bytes, Rollout::bytesMax);
    if (!json) return json.refusal();
    std::string complaint;
    const tuf::Fields fields(*json, "rollout", complaint);
    // Check: rollout-schema
    if (fields.integer("schema", 1) != kSchema) fields.complain("schema", "is not known");
    Rollout rollout;
    rollout.id = nameIn(fields, "id");
    rollout.state = stateIn(fields);
    rollout.minimum = fields.integer("minimum", kBuiltIn);
    rollout.fallback = fields.integer("fallback", kBuiltIn);
    rollout.rings = ringsIn(fields);
    if (!complaint.empty()) return Refusal{Reason::Malformed, complaint};
    return rollout;
}

int placeOf(std::string_view kiosk, std::string_view rollout) {
    // No name has a line break, so that no two pairs of names make one text.
    const std::string hash = tuf::sha256Hex(std::string(rollout) + '\n' + std::string(kiosk));
    constexpr std::size_t digits = 8;
    constexpr int hexadecimal = 16;
    return static_cast<int>(std::stoul(hash.substr(0, digits), nullptr, hexadecimal) % Rollout::wholeFleet);
}

const Ring* ringOf(const Rollout& rollout, std::string_view kiosk) {
    const int place = placeOf(kiosk, rollout.id);
    const auto holds = [place](const Ring& ring) { return place < ring.basisPoints; };
    const auto found = std::find_if(rollout.rings.begin(), rollout.rings.end(), holds);
    return found == rollout.rings.end() ? nullptr : &*found;
}

std::optional<BundleVersion> wantedOf(const Rollout& rollout, std::string_view kiosk, BundleVersion running) {
    if (rollout.state == Rollout::State::Halt) return rollout.fallback;
    if (rollout.state == Rollout::State::Hold) {
        return running < rollout.minimum ? std::optional(rollout.fallback) : std::nullopt;
    }
    const Ring* const ring = ringOf(rollout, kiosk);
    return ring != nullptr ? ring->bundle : rollout.fallback;
}

}  // namespace evergreen::fleet
