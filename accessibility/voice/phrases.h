// Cuts a text into the phrases a caption highlights one after the other, and says when each begins to sound. Pure
// functions.
#pragma once

#include "accessibility/voice/speech.h"

#include <vector>

#include <QStringView>

namespace evergreen {

struct Phrase {
    qsizetype start = 0;  ///< in UTF-16 units
    qsizetype length = 0;

    bool operator==(const Phrase&) const = default;
};

/// From one pause to the next, the punctuation included: 。，；：！？ and their Western kin, line ends. A comma or a
/// point inside a number or a word is no pause. Blanks between phrases belong to none.
std::vector<Phrase> phrasesOf(QStringView text);

struct PhraseMark {
    std::chrono::milliseconds at{0};
    Phrase phrase;

    bool operator==(const PhraseMark&) const = default;
};

/// Each phrase with the moment of its first word; phrases without a word are left out.
std::vector<PhraseMark> phraseMarks(QStringView text, const std::vector<WordMark>& words);

}  // namespace evergreen
