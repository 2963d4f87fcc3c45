// Which clause of which standard is held by which rules: the map behind the conformance table. A clause of the machine
// itself (sound level, key force, reach of the mounted panel) is "hardware, unverified", never a pass.
#pragma once

#include "accessibility/audit/outcome.h"

#include <span>
#include <vector>

namespace evergreen {

struct Clause {
    enum class By { Rules, Test, Hardware, NotApplicable };

    const char* standard;  // "EN 301 549"
    const char* number;    // "5.1.4"
    const char* what;
    By by;
    std::vector<int> rules;  // By::Rules: all of them must be without findings
    const char* where;       // By::Test: the test's name; else what is to be said about it
};

[[nodiscard]] std::span<const Clause> clauses();

// "EN 301 549 5.1.4, WCAG 2.2 1.4.4": what a rule stands for.
[[nodiscard]] QString clausesOf(int rule);

enum class Standing { Pass, Waived, Fail, NotMeasured, Hardware, NotApplicable };
[[nodiscard]] Standing standingOf(const Clause& clause, const Outcome& outcome);
[[nodiscard]] QString wordsFor(Standing standing);

}  // namespace evergreen
