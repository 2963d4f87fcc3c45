// Characters with two readings that espeak-ng's Mandarin voice takes for the wrong one: 银行 comes out as yínxíng. Each
// such word is given to the engine in characters of the same sound and the same number, so that marks still fit the
// text that is shown. A pure function.
#pragma once

#include <QString>

namespace evergreen {

/// As long as `text`, unit for unit. Only for the engine's eyes.
QString withMandarinReadings(const QString& text);

}  // namespace evergreen
