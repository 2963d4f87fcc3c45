// Takes the card holder out of a transcript before it is kept: every card number becomes one of the demo range, the
// same wherever it stands, and tracks, names, identity numbers and PINs become filling. What a number could be guessed
// from goes, too: the certificate of the card's key and signed static data. Pure.
#pragma once

#include "drivers/tools/card_transcript.h"

namespace evergreen {

enum class TranscriptMask {
    NotNeeded,  ///< a demo card (its number begins 999999): all stays as it is
    Done,
};

struct MaskedTranscript {
    CardTranscript transcript;
    TranscriptMask mask = TranscriptMask::Done;
    std::size_t numbers = 0;  ///< how many card numbers were replaced
};

/// Lengths stay as they are, and with them the card layer's way through the card; signatures over masked data no longer
/// fit. An answer that is no TLV is withheld: zeros in its place.
MaskedTranscript withoutHolder(CardTranscript transcript);

}  // namespace evergreen
