// What an audit has brought to light, in numbers and findings. Slices of the matrix are audited by processes of their
// own; their outcomes add up to the whole.
#pragma once

#include "accessibility/audit/finding.h"

#include <array>

#include <QJsonObject>

namespace evergreen {

// What one rule did over all cells.
struct RuleTally {
    int cells = 0;  // in which it measured something
    qint64 measured = 0;
    int findings = 0;
    int waived = 0;
    bool operator==(const RuleTally&) const = default;
};

struct Outcome {
    static constexpr int rulesAndOne = 49;  // rule numbers count from 1

    int states = 0;
    int receipts = 0;
    int cells = 0;
    int faces = 0;      // looked at: a cell has more than one where a list goes on or the leaf is turned
    int actChecks = 0;  // a rule acting on a state
    std::array<RuleTally, rulesAndOne> tallies{};
    std::vector<Finding> findings;
    QStringList notMeasured;
    double seconds = 0;

    void add(const Verdict& verdict);
    void add(const Outcome& other);
};

// Without crops, which go to files beside it.
[[nodiscard]] QJsonObject toJson(const Outcome& outcome);
[[nodiscard]] Outcome outcomeFrom(const QJsonObject& object);

}  // namespace evergreen
