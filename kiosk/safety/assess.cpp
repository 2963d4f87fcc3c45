#include "kiosk/safety/assess.h"

#include <algorithm>

namespace evergreen {

const Check* Assessment::check(QStringView ruleId) const {
    const auto found =
        std::find_if(checks.begin(), checks.end(), [ruleId](const Check& each) { return each.ruleId == ruleId; });
    return found == checks.end() ? nullptr : &*found;
}

int Assessment::holdHours() const {
    int longest = 0;
    for (const Check& each : checks) longest = std::max(longest, each.holdHours);
    return longest;
}

Assessment assess(const SafetyFacts& facts, const SafetyRules& rules) {
    Assessment found;
    for (const SafetyRule& rule : rules.rules) {
        if (!holds(rule.when, facts)) continue;
        found.checks.push_back({rule.id, rule.outcome, text(rule.words.why), text(rule.words.action), rule.holdHours});
    }
    std::stable_sort(found.checks.begin(), found.checks.end(),
                     [](const Check& a, const Check& b) { return a.outcome > b.outcome; });
    return found;
}

}  // namespace evergreen
