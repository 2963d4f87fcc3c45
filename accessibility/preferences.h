// How one customer wants the kiosk to look, sound and wait. A plain value held by the visit; it begins at the defaults
// and returns to them when the visit ends, so that nobody meets the settings of the one before.
#pragma once

#include "accessibility/text_scale.h"
#include "kiosk/base/language.h"

namespace evergreen {

struct Preferences {
    enum class Theme { Warm, Dark, Light, LowGlare };

    int textScale = text_scale::standard;  ///< 1…5
    Theme theme = Theme::Warm;
    bool voiceOn = true;
    int speechRate = rateNormal;  ///< 0…6, see speechRateFactor()
    int volume = volumeNormal;    ///< 0…10, see volumeGain()
    Language language = Language::Chinese;
    bool extraTime = false;   ///< every time allowance twice as long
    bool lowerHalf = false;   ///< all that is touched in the lower half of a tall panel
    bool leftHanded = false;  ///< what is beside the text goes to its left

    static constexpr int rateNormal = 3;
    static constexpr int rateLast = 6;
    static constexpr int volumeNormal = 7;
    static constexpr int volumeLast = 10;

    bool operator==(const Preferences&) const = default;

    void reset() { *this = Preferences(); }
};

/// 0.5, 0.63, 0.79, 1, 1.26, 1.59, 2: seven equal steps for the ear.
double speechRateFactor(int speechRate);

/// Amplitude 0…1 in steps of 4 dB, from -40 dB to full. Silence is voiceOn = false, never a volume.
/// Spec: EN 301 549 v3.2.1 §8.2.1 (a range of 18 dB, a step 12 dB above the lowest); VVSG 2.0 (steps of at most 10 dB).
double volumeGain(int volume);

}  // namespace evergreen
