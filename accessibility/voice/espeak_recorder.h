// Collects what espeak-ng delivers for one utterance: samples and word events. Lives on the worker thread, for the
// length of one synthesis.
#pragma once

#include "accessibility/voice/speech.h"
#include "accessibility/voice/utterance.h"

#include <functional>

namespace evergreen {

/// Speaks the text into a Speech; its samples are empty when espeak-ng cannot, or when `isUnwanted` became true.
/// Initialises espeak-ng at its first call. Not reentrant; one thread at a time.
Speech recordSpeech(const Utterance& utterance, int wordsPerMinute, const std::function<bool()>& isUnwanted);

}  // namespace evergreen
