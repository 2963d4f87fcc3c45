// When a safety rule applies, as data: a fact between two bounds, or all, or any, of other conditions. Pure.
#pragma once

#include "kiosk/safety/safety_facts.h"

#include <limits>
#include <vector>

#include <QString>

namespace evergreen {

class JsonFields;

struct Condition {
    enum class Kind { Fact, All, Any };

    Kind kind = Kind::All;
    // Kind::Fact: least <= fact <= most
    SafetyFact fact = SafetyFact::AgeYears;
    std::int64_t least = std::numeric_limits<std::int64_t>::min();
    std::int64_t most = std::numeric_limits<std::int64_t>::max();
    // Kind::All, Kind::Any: at least one
    std::vector<Condition> parts;

    static constexpr int partsMax = 16;
    static constexpr int depthMax = 4;

    bool operator==(const Condition&) const = default;
};

/// {"fact": "payee-new", "is": "yes"}, {"fact": "amount-fen", "is": "at-least", "value": 500000}, {"all": [ … ]} or
/// {"any": [ … ]}.
Condition readCondition(JsonFields& fields);

[[nodiscard]] bool holds(const Condition& condition, const SafetyFacts& facts);

/// True only if `wide` holds wherever `narrow` does. Sound and not complete: it compares facts one by one, so a "false"
/// may merely mean that the two are built too differently to tell.
[[nodiscard]] bool covers(const Condition& wide, const Condition& narrow);

/// "all of (age-years >= 70, payee-new yes)": for a complaint.
[[nodiscard]] QString describe(const Condition& condition);

}  // namespace evergreen
