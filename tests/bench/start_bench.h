// How long a program takes from its start to its first page on the glass, and how much memory it then holds: the kiosk,
// and beside it, in turn, a browser in kiosk mode with an equivalent page.
#pragma once

#include "kiosk/base/result.h"

#include <vector>

namespace evergreen {

struct StartFigures {
    std::vector<double> firstFrameMs;
    std::vector<double> pssMib;  ///< of the program and all its children
};

struct StartComparison {
    StartFigures kiosk;
    StartFigures peer;  ///< empty without a peer
};

/// Both start `rounds` times by turns, after one round that does not count. ConfigBad when one does not come up.
Result<StartComparison> measureStarts(int rounds, bool withPeer);

}  // namespace evergreen
