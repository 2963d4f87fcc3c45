// Every safety rule on both sides of its threshold: the facts that bring it about, and the one fact that, turned, no
// longer does.
#pragma once

#include "kiosk/safety/safety_rules.h"

#include <span>
#include <vector>

namespace evergreen {

struct GivenFact {
    SafetyFact fact;
    std::int64_t value;
};

struct RuleRow {
    const char* id;
    SafetyOutcome outcome;
    std::vector<GivenFact> given;  ///< besides the turning one
    SafetyFact turning;
    std::int64_t applies;  ///< the turning fact's value on the near side of the threshold
    std::int64_t spares;   ///< and on the far side
};

std::span<const RuleRow> ruleRows();

/// The rule ids of the TX-, EL-, UI-, PV- and CD- rows of the bank's rules.
std::span<const char* const> demandedRuleIds();

inline SafetyFacts factsOf(const RuleRow& row, std::int64_t turning) {
    SafetyFacts facts;
    for (const GivenFact& given : row.given) facts[given.fact] = given.value;
    facts[row.turning] = turning;
    return facts;
}

}  // namespace evergreen
