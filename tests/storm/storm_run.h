// One whole storm, from the certificates to the count at its end.
#pragma once

#include "tests/storm/storm_figures.h"

namespace evergreen {

struct StormOptions {
    int kiosks = 5'000;
    int durableKiosks = 80;
    int besideKills = 1'000;  ///< of the kiosks, connected while programs are killed
    int requests = 10'000;    ///< through the kills
    int desks = 1;            ///< instances over the one database; each is killed as it comes
    QString database{};       ///< empty: SQLite in a folder of the storm's
};

/// ConfigBad, StorageFault: something did not come about within its limit, and no figure would mean anything.
Result<StormFigures> runStorm(const StormOptions& options);

}  // namespace evergreen
