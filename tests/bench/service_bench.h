// How long a customer waits from touching a service to its first question, over the sandbox bank's real HTTPS.
#pragma once

#include <vector>

namespace evergreen {

/// Milliseconds, one figure for each service of the menu in each round: the touch that chooses it, to its first
/// question painted, what the bank is asked before included. Empty when a service could not be reached. Needs a
/// QGuiApplication, off-screen with software rendering.
std::vector<double> measureServiceStarts(int rounds);

}  // namespace evergreen
