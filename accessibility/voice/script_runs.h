// Which voice speaks which stretch of a text: names in Chinese characters in an English sentence, and Latin words in a
// Mandarin one. espeak-ng's own voices do not change over: its English says "Chinese letter" for each character, its
// Mandarin takes every Latin word for Pinyin. A pure function.
#pragma once

#include "kiosk/base/language.h"

#include <vector>

#include <QStringView>

namespace evergreen {

struct ScriptRun {
    qsizetype start = 0;  ///< in UTF-16 units
    qsizetype length = 0;
    Language language = Language::Chinese;

    bool operator==(const ScriptRun&) const = default;
};

/// Cover the whole text; marks and blanks stay with the run before them. One run of `language` where all is its own.
std::vector<ScriptRun> scriptRuns(QStringView text, Language language);

}  // namespace evergreen
