#include "kiosk/i18n/stretched.h"

#include <algorithm>
#include <cmath>

namespace evergreen {

namespace {

// What letters become; the rest stays. "bdhlt…" have no accented form in every font.
QChar accented(QChar c) {
    static const QString plain = QStringLiteral("aeiouyAEIOU");
    static const QString marked = QStringLiteral("áéíóúýÁÉÍÓÚ");
    const qsizetype at = plain.indexOf(c);
    return at < 0 ? c : marked[at];
}

}  // namespace

QString stretched(const QString& translation) {
    const auto enough = static_cast<qsizetype>(std::ceil(static_cast<double>(translation.size()) * stretchedBy));
    const auto vowels = std::count_if(translation.begin(), translation.end(), [](QChar c) { return accented(c) != c; });
    const auto missing = std::max<qsizetype>(0, enough - translation.size() - 2);
    QString words;
    qsizetype seen = 0;
    for (const QChar c : translation) {
        const QChar mark = accented(c);
        words += mark;
        if (mark == c) continue;
        // Vowels are held as long as it takes: words grow, none is added.
        const auto held = missing / vowels + (seen++ < missing % vowels ? 1 : 0);
        words += QString(held, mark.toLower());
    }
    return QLatin1Char('[') + words + QLatin1Char(']');
}

}  // namespace evergreen
