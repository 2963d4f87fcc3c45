#include "accessibility/audit/glyphs.h"

#include <QGlyphRun>
#include <QHash>
#include <QTextLayout>

namespace evergreen {

namespace {

int counted(const QString& text, const QFont& font) {
    QTextLayout layout(text, font);
    layout.beginLayout();
    static_cast<void>(layout.createLine());
    layout.endLayout();
    int missing = 0;
    for (const auto& run : layout.glyphRuns())
        for (const auto glyph : run.glyphIndexes()) missing += glyph == 0 ? 1 : 0;
    return missing;
}

}  // namespace

int missingGlyphs(const QString& text, const QFont& font) {
    // One size stands for all: a font has the same characters in each.
    static QHash<QString, int> known;
    QString words = text;
    words.remove(QLatin1Char('\n'));
    const auto key = font.family() + QLatin1Char('/') + words;
    const auto found = known.constFind(key);
    if (found != known.constEnd()) return *found;
    auto one = font;
    one.setPixelSize(20);
    const int missing = counted(words, one);
    known.insert(key, missing);
    return missing;
}

}  // namespace evergreen
