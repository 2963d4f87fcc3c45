#include "accessibility/preferences.h"

#include <algorithm>
#include <cmath>

namespace evergreen {

namespace {

constexpr int kStepsPerDoubling = 3;
constexpr double kVolumeStepDb = 4.0;
constexpr double kAmplitudeDbPerDecade = 20.0;

}  // namespace

double speechRateFactor(int speechRate) {
    const int steps = std::clamp(speechRate, 0, Preferences::rateLast) - Preferences::rateNormal;
    return std::exp2(static_cast<double>(steps) / kStepsPerDoubling);
}

double volumeGain(int volume) {
    const int below = Preferences::volumeLast - std::clamp(volume, 0, Preferences::volumeLast);
    return std::pow(10.0, -kVolumeStepDb * below / kAmplitudeDbPerDecade);
}

}  // namespace evergreen
