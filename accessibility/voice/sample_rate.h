// Speech in the shape an audio device takes: its sample rate and its channels. A pure function.
#pragma once

#include "accessibility/voice/speech.h"

#include <QByteArray>

namespace evergreen {

/// Native-endian 16-bit samples, interleaved, every channel alike; between two samples a straight line is drawn.
QByteArray devicePcm(const Speech& speech, int sampleRate, int channels);

}  // namespace evergreen
