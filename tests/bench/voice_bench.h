// How soon the kiosk speaks when a page appears, and how closely the caption's highlight follows the sound: the real
// screen models, voice and espeak-ng on a real clock, into an audio device that plays nothing at its true pace.
#pragma once

#include <vector>

namespace evergreen {

struct VoiceFigures {
    std::vector<double> coldStartMs;   ///< one: the first words of the process, engine start included
    std::vector<double> startMs;       ///< from the page's appearance to its first sound
    std::vector<double> captionLagMs;  ///< of each utterance the worst: a phrase lit against its place in the sound
};

/// The cold figure is true only where nothing was spoken in this process before. Takes about half a minute.
VoiceFigures measureVoice();

}  // namespace evergreen
