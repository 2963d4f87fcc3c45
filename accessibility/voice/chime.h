// Two soft tones that call for an ear: before "are you still there?" and when the card is on its way back. Made here,
// of no file; Voice plays them. No words, no caption.
#pragma once

#include "accessibility/voice/speech.h"

namespace evergreen {

enum class Chime {
    Question,   ///< rising: an answer is wanted
    CardReturn  ///< falling: something is done, and to be taken
};

/// Always the same sound for the same chime; shorter than `chimeMax`.
SpeechPtr chimeSound(Chime chime);
constexpr std::chrono::milliseconds chimeMax{800};

}  // namespace evergreen
