#include "qml/craft/typesetter.h"

#include "qml/craft/line_breaks.h"

#include <algorithm>
#include <cmath>

#include <QFontMetricsF>

namespace evergreen {

namespace {

/// Quotation marks need no escaping between tags, and whoever reads the text is not to read entities.
QString escaped(const QString& words) {
    return words.toHtmlEscaped().replace(QLatin1String("&quot;"), QLatin1String("\""));
}

// Text lays glyphs out a little wider or narrower than the metrics say.
constexpr qreal spare = 2;

QStringList linesOf(const QString& text, const QFont& font, qreal width) {
    const QFontMetricsF metrics(font);
    return brokenLines(text, width - spare,
                       [&metrics](const QString& piece) { return metrics.horizontalAdvance(piece); });
}

// One line of a caption, the characters from `from` to `to` bold.
QString styled(const QString& line, qsizetype from, qsizetype to) {
    const auto begin = std::clamp<qsizetype>(from, 0, line.size());
    const auto end = std::clamp<qsizetype>(to, begin, line.size());
    if (begin == end) return escaped(line);
    return escaped(line.left(begin)) + QStringLiteral("<b>") + escaped(line.mid(begin, end - begin)) +
           QStringLiteral("</b>") + escaped(line.mid(end));
}

}  // namespace

QString Typesetter::set(const QString& text, const QFont& font, qreal width) const {
    return linesOf(text, font, width).join(QLatin1Char('\n'));
}

qreal Typesetter::measure(const QString& text, const QFont& font) const {
    return std::ceil(QFontMetricsF(font).horizontalAdvance(text)) + spare;
}

QString Typesetter::captionPage(const QString& text, const QFont& font, qreal width, int start, int length,
                                int linesMax) const {
    auto bold = font;  // the widest it can get, so that lines stay when the phrase moves on
    bold.setBold(true);
    const auto lines = linesOf(text, bold, width);
    QStringList page;
    qsizetype at = 0;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        at = text.indexOf(lines[i], at);
        const bool pastPhrase = start < at && !page.isEmpty();
        if (i % linesMax == 0) {
            if (pastPhrase) break;
            page.clear();
        }
        page << styled(lines[i], start - at, start + length - at);
        at += lines[i].size();
    }
    return page.join(QStringLiteral("<br>"));
}

}  // namespace evergreen
