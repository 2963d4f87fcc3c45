// From facts and rules to checks: what has to be asked, held, limited, shown to a human or refused, and why. A pure
// function; who asks it does what it says.
#pragma once

#include "kiosk/safety/safety_rules.h"

namespace evergreen {

/// One rule that applies.
struct Check {
    QString ruleId;
    SafetyOutcome outcome = SafetyOutcome::Go;
    Text why;     ///< the danger, in plain words
    Text action;  ///< what to do now
    int holdHours = 0;

    bool operator==(const Check&) const = default;
};

/// Every check, the most careful first, then in the document's order.
struct Assessment {
    std::vector<Check> checks;

    /// The most careful one wins; Go when nothing applies.
    SafetyOutcome outcome() const { return checks.empty() ? SafetyOutcome::Go : checks.front().outcome; }
    /// The check of that rule, or null.
    const Check* check(QStringView ruleId) const;
    /// The longest of all holds; 0: none.
    int holdHours() const;

    bool operator==(const Assessment&) const = default;
};

[[nodiscard]] Assessment assess(const SafetyFacts& facts, const SafetyRules& rules);

}  // namespace evergreen
