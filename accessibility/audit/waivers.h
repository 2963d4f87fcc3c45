// What is known, owned and dated: findings that the gate lets pass until a day, and counts. A waiver past its day is
// none.
#pragma once

#include "accessibility/audit/outcome.h"
#include "kiosk/base/result.h"

#include <vector>

#include <QDate>

namespace evergreen {

struct Waiver {
    std::vector<int> rules;
    QString page;      // with * for anything
    QString setting;   // the same
    QString path;      // the same; matched against the end of the item's path
    QString measured;  // the same
    QString why;
    QString owner;
    QDate until;
};

// Every field but `setting` and `measured` must be there; a waiver without owner or day is an error.
[[nodiscard]] Result<std::vector<Waiver>> readWaivers(const QString& file);

// Marks the findings that are waived on `today`. Returns waivers that no finding needed: they are to be struck out.
[[nodiscard]] QStringList applyWaivers(Outcome& outcome, const std::vector<Waiver>& waivers, QDate today);

}  // namespace evergreen
