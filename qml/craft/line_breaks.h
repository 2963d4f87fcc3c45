// Where a line of customers' text may end: never inside a word (请把 | 银行卡, not 银行 | 卡), never between a number
// and its unit, rather after a comma than in the middle of a phrase, and with lines of much the same length. Pure
// functions over ICU's word lists and a ruler; they know no font and no page.
#pragma once

#include <functional>

#include <QString>
#include <QStringList>

namespace evergreen {

// Width of a piece of text, in the caller's unit.
using Ruler = std::function<double(const QString&)>;

// The fewest lines of at most `width` that hold `text`, set as evenly as its words allow. Line feeds in the text stay.
// A word wider than a line is cut. Joining the lines gives the text back, but for spaces at the cuts.
[[nodiscard]] QStringList brokenLines(const QString& text, double width, const Ruler& ruler);

}  // namespace evergreen
