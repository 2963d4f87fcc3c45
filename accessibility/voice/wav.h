// Reads a WAV file of the one kind a voice pack holds: PCM, 16 bits, one channel. A pure function over bytes.
// Spec: Microsoft/IBM Multimedia Programming Interface and Data Specifications 1.0, "Waveform Audio File Format"
#pragma once

#include "accessibility/voice/speech.h"
#include "kiosk/base/result.h"

#include <span>

namespace evergreen {

/// Without marks. ConfigBad, saying what is wrong, for anything else.
Result<Speech> readWav(std::span<const std::byte> file);

}  // namespace evergreen
