// Whether a bundle's sentences may be said to customers: no forbidden words (forbidden_words.json, or the bank's own
// list beside it), and no sentence longer than is read in one breath. What it finds, a reviewer mends or accepts with a
// reason; whether the bundle can serve at all is complaintsOfFolder()'s, which nobody can accept away.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/fleet/bundle_check.h"

#include <QByteArray>
#include <QMap>
#include <QStringList>

namespace evergreen::fleet {

struct ForbiddenWords {
    QStringList forbidden;
    /// Phrases in which a forbidden word says the opposite.
    QStringList except;
};

class WordList {
public:
    static constexpr qint64 fileBytesMax = 256 * 1024;
    static constexpr qsizetype wordsMax = 2000;

    /// The program's own.
    static Result<WordList> builtIn();
    /// ConfigBad: another schema, a word that is no text or empty.
    static Result<WordList> read(const QByteArray& json);

    /// The bank's words beside these.
    void add(const WordList& more);
    /// In a sentence, each once.
    QStringList forbiddenIn(const QString& words, const QString& language) const;

private:
    QMap<QString, ForbiddenWords> m_languages;
};

/// Characters of Chinese, words of English, in the longest sentence of a message: as the accessibility auditor wants it
/// of every page (docs/accessibility.md).
inline constexpr int kSentenceChinese = 30;
inline constexpr int kSentenceEnglish = 20;
/// No more are looked for.
inline constexpr std::size_t kFindingsMax = 500;

/// In the order of their places: "zh_CN/bonds.explain: says “保本”", "en/welcome.explain: a sentence of 25 words (20)".
[[nodiscard]] std::vector<std::string> wordingFindings(const BundleContents& contents, const WordList& list);

}  // namespace evergreen::fleet
