// Whether a font, with the fonts that stand in for it, has every character of a text. Remembers what it has looked up.
#pragma once

#include <QFont>
#include <QString>

namespace evergreen {

// How many characters would be painted as an empty box.
[[nodiscard]] int missingGlyphs(const QString& text, const QFont& font);

}  // namespace evergreen
