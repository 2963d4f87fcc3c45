// How long the safety rules take to be weighed: a document of 1,000 rules against the facts of a transfer.
#pragma once

#include <vector>

namespace evergreen {

struct SafetyFigures {
    std::vector<double> assessMs;  ///< one for each assessment of all 1,000 rules
    int rules = 0;
    int checks = 0;  ///< how many of the rules applied
};

SafetyFigures measureSafety();

}  // namespace evergreen
