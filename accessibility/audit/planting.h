// Tries every rule on pages with a planted defect, which it must find, and on their clean twins, which it must not:
// what shows that a rule without findings is no rule that cannot see.
#pragma once

#include <array>

#include <QString>
#include <QStringList>

namespace evergreen {

struct Planting {
    struct OfRule {
        int planted = 0;
        int found = 0;
        int cleanFlagged = 0;
    };
    std::array<OfRule, 49> rules{};  // rule numbers count from 1
    QStringList wrong;               // what was not found, flagged clean, or did not load; rules without a page

    [[nodiscard]] int planted() const;
    [[nodiscard]] int found() const;
    [[nodiscard]] int cleanFlagged() const;
};

// `folder`: rule_NN.qml, rule_NN_more.qml, each with `property bool planted`.
[[nodiscard]] Planting tryPlanted(const QString& folder);

}  // namespace evergreen
