// How soon paper moves: from the moment the printer driver is given a drawn receipt to the first band of it on the
// cable.
#pragma once

#include <vector>

namespace evergreen {

/// Milliseconds, one for each receipt, over USB/IP to a virtual printer that answers at once; empty when none came out.
std::vector<double> measureFirstBand();

}  // namespace evergreen
