// What is shown to a customer comes from a network: no line breaks, nothing that turns the writing round.
#pragma once

#include <algorithm>
#include <iterator>

#include <QString>

namespace evergreen {

inline QString plainLine(const QString& words) {
    QString plain;
    std::copy_if(words.begin(), words.end(), std::back_inserter(plain), [](QChar c) { return c.isPrint(); });
    return plain.trimmed();
}

}  // namespace evergreen
