// The audit told: JSON for the gate, HTML for people. The HTML is one file without anything to fetch, for a bank's
// accessibility officer: first what was found in plain words, then the clauses, then finding by finding with pictures.
#pragma once

#include "accessibility/audit/outcome.h"
#include "accessibility/audit/planting.h"

namespace evergreen {

struct Report {
    Outcome outcome;
    Planting planting;
    int cellsExpected = 0;
    int actChecksExpected = 0;
    QStringList idleWaivers;
    QString builtFrom;  // version, date
    double seconds = 0;

    // Findings that no waiver covers.
    [[nodiscard]] int open() const;
    [[nodiscard]] int waived() const { return static_cast<int>(outcome.findings.size()) - open(); }
    // Cells that did not run, rules that measured nothing anywhere, and everything a rule could not measure.
    [[nodiscard]] QStringList unmeasured() const;
    // Nothing open, nothing unmeasured, every planted defect found, no clean page flagged, no idle waiver.
    [[nodiscard]] bool passes() const;
};

// Keys: cells, findings, waived, not_measured, rules, planted, planted_found, clean_flagged, seconds, and details.
[[nodiscard]] QByteArray jsonOf(const Report& report);
[[nodiscard]] QByteArray htmlOf(const Report& report);

}  // namespace evergreen
