#include "qml/craft/line_breaks.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <set>
#include <unicode/brkiter.h>
#include <vector>

namespace evergreen {

namespace {

// What a cut after a piece costs, beside uneven lines: in the same unit as the square of a line's empty share.
constexpr double costOfLine = 2;
constexpr double costOfBadCut = 4;
constexpr double costOfCutInPhrase = 0.12;
constexpr double costOfCutAtComma = 0.04;
constexpr double lastLineEase = 0.7;

constexpr QChar maskStar(0xff0a);

// A piece of text that is never cut, the width it takes, and what a cut after it costs.
struct Piece {
    QString text;
    double width = 0;
    double bareWidth = 0;
    double cutCost = 0;
};

bool isIdeograph(QChar c) {
    return c.script() == QChar::Script_Han;
}

// Words that lean on the one before them.
bool leansBack(const QString& piece) {
    static const QString particles =
        QStringLiteral("的了吗呢吧们着过啊呀地得里上下中进出来去回起到好元角分天月年日号岁次笔张个万千");
    return !piece.isEmpty() && particles.contains(piece.front()) && (piece.size() == 1 || !isIdeograph(piece[1]));
}

double cutCost(const QString& before, const QString& after) {
    const auto bare = before.trimmed();
    if (bare.isEmpty() || after.isEmpty()) return costOfBadCut;
    const auto end = bare.back();
    const auto start = after.front();
    if (QStringLiteral("。？！!?").contains(end)) return 0;
    if (QStringLiteral("，；：、,;:·").contains(end)) return costOfCutAtComma;
    const bool numberAndWord = (end.isDigit() && isIdeograph(start)) || (isIdeograph(end) && start.isDigit());
    const bool maskedName = after.contains(maskStar);
    if (numberAndWord || maskedName || leansBack(after)) return costOfBadCut;
    return costOfCutInPhrase;
}

std::set<int> boundaries(const icu::UnicodeString& text, bool words) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> iterator(
        words ? icu::BreakIterator::createWordInstance(icu::Locale::getChina(), status)
              : icu::BreakIterator::createLineInstance(icu::Locale::getChina(), status));
    std::set<int> found;
    if (U_FAILURE(status)) return found;
    iterator->setText(text);
    for (auto at = iterator->first(); at != icu::BreakIterator::DONE; at = iterator->next()) found.insert(at);
    return found;
}

// The text cut wherever a line may end: where the line rules and the word lists agree.
QStringList uncuttable(const QString& text) {
    const icu::UnicodeString unicode(reinterpret_cast<const char16_t*>(text.utf16()), static_cast<int>(text.size()));
    const auto lines = boundaries(unicode, false);
    const auto words = boundaries(unicode, true);
    QStringList pieces;
    int from = 0;
    for (const int at : lines) {
        if (at <= from || (at < text.size() && !words.contains(at))) continue;
        pieces << text.mid(from, at - from);
        from = at;
    }
    if (from < text.size()) pieces << text.mid(from);
    return pieces;
}

// "＊＊竹" is one name: the stars lead it, or follow it, and a line ends at neither.
QStringList withWholeNames(const QStringList& pieces) {
    QStringList whole;
    for (const auto& piece : pieces) {
        const bool afterStar = !whole.isEmpty() && whole.back().endsWith(maskStar);
        if (afterStar && isIdeograph(piece.front()))
            whole.back() += piece;
        else
            whole << piece;
    }
    return whole;
}

QStringList cutToWidth(const QString& word, double width, const Ruler& ruler) {
    QStringList parts{QString()};
    for (const QChar c : word) {
        if (!parts.back().isEmpty() && !c.isLowSurrogate() && ruler(parts.back() + c) > width) parts << QString();
        parts.back() += c;
    }
    return parts;
}

std::vector<Piece> measured(const QString& text, double width, const Ruler& ruler) {
    QStringList fitting;
    for (const auto& piece : withWholeNames(uncuttable(text)))
        fitting << (ruler(piece.trimmed()) > width ? cutToWidth(piece, width, ruler) : QStringList(piece));
    std::vector<Piece> pieces;
    for (qsizetype i = 0; i < fitting.size(); ++i) {
        const auto& piece = fitting[i];
        const auto cost = i + 1 < fitting.size() ? cutCost(piece, fitting[i + 1]) : 0;
        pieces.push_back({piece, ruler(piece), ruler(piece.trimmed()), cost});
    }
    return pieces;
}

double costOfSlack(double used, double width, bool last) {
    const double slack = (width - used) / width;
    return slack * slack * (last ? lastLineEase : 1);
}

// Cheapest way to set pieces 0…n in lines (after Knuth and Plass, for a handful of words).
QStringList cheapest(const std::vector<Piece>& pieces, double width) {
    const auto count = pieces.size();
    std::vector<double> best(count + 1, std::numeric_limits<double>::max());
    std::vector<std::size_t> from(count + 1, 0);
    best[0] = 0;
    for (std::size_t end = 1; end <= count; ++end) {
        double used = pieces[end - 1].bareWidth;
        for (std::size_t start = end; start-- > 0;) {
            if (start + 1 < end) used += pieces[start].width;
            if (used > width && start + 1 < end) break;
            const auto cost =
                best[start] + costOfLine + costOfSlack(used, width, end == count) + pieces[end - 1].cutCost;
            if (cost < best[end]) {
                best[end] = cost;
                from[end] = start;
            }
        }
    }
    QStringList lines;
    for (auto end = count; end > 0; end = from[end]) {
        QString line;
        for (auto i = from[end]; i < end; ++i) line += pieces[i].text;
        lines.prepend(line.trimmed());
    }
    return lines;
}

}  // namespace

QStringList brokenLines(const QString& text, double width, const Ruler& ruler) {
    QStringList lines;
    for (const auto& paragraph : text.split(QLatin1Char('\n'))) {
        const bool fits = width <= 0 || ruler(paragraph) <= width;
        lines << (fits ? QStringList(paragraph) : cheapest(measured(paragraph, width, ruler), width));
    }
    return lines;
}

}  // namespace evergreen
