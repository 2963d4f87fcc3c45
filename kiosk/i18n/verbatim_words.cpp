#include "kiosk/i18n/verbatim_words.h"

#include "kiosk/i18n/number_words.h"

#include <algorithm>

#include <QRegularExpression>

namespace evergreen {

namespace {

QRegularExpression pattern(const char16_t* text) {
    return QRegularExpression(QString::fromUtf16(text), QRegularExpression::UseUnicodePropertiesOption);
}

/// Puts what `make` says of each match in its place.
template <typename Make>
QString replaced(const QString& words, const QRegularExpression& what, Make make) {
    QString result;
    qsizetype after = 0;
    auto matches = what.globalMatch(words);
    while (matches.hasNext()) {
        const auto match = matches.next();
        result += words.mid(after, match.capturedStart() - after) + make(match.captured(1));
        after = match.capturedEnd();
    }
    return result + words.mid(after);
}

bool isMask(QChar letter) {
    static constexpr QStringView masks = u"*＊•●";
    return masks.contains(letter);
}

}  // namespace

QString withoutMasks(const QString& words, Language language) {
    if (std::none_of(words.begin(), words.end(), isMask)) return words;
    // Digits in groups belong to the number whose middle is hidden; its tail ends where the digits do.
    static const QRegularExpression number = pattern(u"(?:[0-9][0-9 ]*)?[*＊•●][*＊•●\\s-]*((?:[0-9] ?)*[0-9])");
    static const QRegularExpression besideName = pattern(u"[*＊•●]+(?=\\p{L})|(?<=\\p{L})[*＊•●]+");
    static const QRegularExpression alone = pattern(u"(?:[0-9][0-9 ]*)?[*＊•●]+(?:\\s*[*＊•●]+)*");
    const bool isChinese = language == Language::Chinese;
    QString spoken = replaced(words, number, [&](const QString& tail) {
        return (isChinese ? QStringLiteral("尾号") : QStringLiteral("ending in ")) + digitWords(tail, language);
    });
    spoken.remove(besideName);
    return spoken.replace(alone, isChinese ? QStringLiteral("遮着") : QStringLiteral("hidden"));
}

QString verbatimWords(const QString& words, Language language) {
    static const QRegularExpression afterLetter = pattern(u"(?<=[A-Za-z])(?=[0-9])|(?<=[0-9])(?=[A-Za-z])");
    static const QRegularExpression digits = pattern(u"([0-9]+)");
    QString spoken = withoutMasks(words, language);
    spoken.replace(afterLetter, QStringLiteral(" "));
    // Mobile numbers are told as on the telephone.
    static const QRegularExpression mobile = pattern(u"^1[3-9][0-9]{9}$");
    return replaced(spoken, digits, [&](const QString& run) {
        return digitWords(run, language, mobile.match(run).hasMatch() ? DigitOne::Yao : DigitOne::Yi);
    });
}

}  // namespace evergreen
