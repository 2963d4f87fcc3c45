// What the words of a page are made of: which of them belong to another language, which are jargon or bait, how long a
// sentence is. Pure functions over lists kept in wording.cpp.
#pragma once

#include <QString>
#include <QStringList>

namespace evergreen {

// Whatever does not belong to the language ("zh", "en", "pseudo"): words never translated, message ids, the other
// script. Masked names, figures and the languages' own names belong to all.
[[nodiscard]] QString foreignWords(const QString& words, const QString& language);

// The name the audit gives to whoever comes to help, which belongs to all languages as well.
[[nodiscard]] QString longestHelperName();

// Words of banks or of computers that a customer need not know; words that push a sale.
[[nodiscard]] QStringList jargonIn(const QString& words, const QString& language);
[[nodiscard]] QStringList baitIn(const QString& words, const QString& language);

// Chinese: characters; English: words; of the longest sentence.
[[nodiscard]] int longestSentence(const QString& words, const QString& language);

}  // namespace evergreen
