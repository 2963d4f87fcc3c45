#include "kiosk/i18n/number_words.h"

#include "kiosk/i18n/spell_out.h"

#include <algorithm>
#include <array>

#include <QLocale>
#include <QStringList>

namespace evergreen {

namespace {

constexpr std::int64_t kFenPerYuan = 100;
constexpr std::int64_t kFenPerJiao = 10;
constexpr std::int64_t kThousandthsPerWhole = 1000;
constexpr int kPercentDecimals = 3;

/// Magnitude of any value, the smallest of all included.
std::uint64_t magnitude(std::int64_t value) {
    return value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
}

struct Parts {
    std::int64_t yuan;
    std::int64_t jiao;
    std::int64_t fen;  ///< 0…9
};

Parts partsOf(std::uint64_t minor) {
    const auto fen = static_cast<std::int64_t>(minor % kFenPerYuan);
    return {static_cast<std::int64_t>(minor / kFenPerYuan), fen / kFenPerJiao, fen % kFenPerJiao};
}

QString chineseMoney(const Parts& parts, SpellOut manner) {
    QString words;
    const bool hasFraction = parts.jiao > 0 || parts.fen > 0;
    if (parts.yuan > 0 || !hasFraction) words += spellOut(parts.yuan, manner) + u'元';
    if (parts.jiao > 0) words += spellOut(parts.jiao, manner) + u'角';
    // An empty place between yuan and fen is said: 一百元零五分.
    if (parts.fen > 0 && parts.jiao == 0 && parts.yuan > 0) words += u'零';
    if (parts.fen > 0) words += spellOut(parts.fen, manner) + u'分';
    if (manner == SpellOut::ChineseFinancial && !hasFraction) words += u'整';
    return words;
}

QString englishMoney(const Parts& parts) {
    const std::int64_t fen = parts.jiao * kFenPerJiao + parts.fen;
    QStringList words;
    if (parts.yuan > 0 || fen == 0) words << spellOut(parts.yuan, SpellOut::English) + QStringLiteral(" yuan");
    if (fen > 0) words << spellOut(fen, SpellOut::English) + QStringLiteral(" fen");
    return words.join(u' ');
}

QString chineseDigit(int digit, DigitOne one) {
    static constexpr std::array kDigits{u'零', u'一', u'二', u'三', u'四', u'五', u'六', u'七', u'八', u'九'};
    if (digit == 1 && one == DigitOne::Yao) return QStringLiteral("幺");
    return QChar(kDigits[static_cast<std::size_t>(digit)]);
}

/// The decimals of a percentage without idle zeros at the end: 0.950 gives "95".
QString decimalsOf(std::uint64_t thousandths) {
    QString digits =
        QStringLiteral("%1").arg(thousandths % kThousandthsPerWhole, kPercentDecimals, 10, QLatin1Char('0'));
    while (digits.endsWith(u'0')) digits.chop(1);
    return digits;
}

struct PartOfDay {
    int untilHour;  ///< exclusive
    const char16_t* chinese;
    const char16_t* english;
};

constexpr std::array kPartsOfDay{
    PartOfDay{5, u"凌晨", u" at night"},        PartOfDay{12, u"上午", u" in the morning"},
    PartOfDay{13, u"中午", u" at midday"},      PartOfDay{18, u"下午", u" in the afternoon"},
    PartOfDay{24, u"晚上", u" in the evening"},
};

const PartOfDay& partOfDay(QTime time) {
    return *std::find_if(kPartsOfDay.begin(), kPartsOfDay.end(),
                         [&](const PartOfDay& part) { return time.hour() < part.untilHour; });
}

/// 12 at noon and, as people say it, 零 in Chinese and twelve in English at midnight.
int hourOnTheDial(QTime time, Language language) {
    constexpr int half = 12;
    if (time.hour() == 0) return language == Language::Chinese ? 0 : half;
    return time.hour() > half ? time.hour() - half : time.hour();
}

QString chineseTime(QTime time) {
    constexpr int twoDigitsFrom = 10;
    QString words = QString::fromUtf16(partOfDay(time).chinese) +
                    spellOut(hourOnTheDial(time, Language::Chinese), SpellOut::ChineseCounting) + u'点';
    if (time.minute() == 0) return words;
    if (time.minute() < twoDigitsFrom) words += u'零';
    return words + spellOut(time.minute(), SpellOut::Chinese) + u'分';
}

QString englishTime(QTime time) {
    constexpr int twoDigitsFrom = 10;
    QString words = spellOut(hourOnTheDial(time, Language::English), SpellOut::English);
    if (time.minute() == 0) {
        words += QStringLiteral(" o'clock");
    } else {
        words += time.minute() < twoDigitsFrom ? QStringLiteral(" oh ") : QStringLiteral(" ");
        words += spellOut(time.minute(), SpellOut::English);
    }
    return words + QString::fromUtf16(partOfDay(time).english);
}

QString minusWord(Language language) {
    return language == Language::Chinese ? QStringLiteral("负") : QStringLiteral("minus ");
}

}  // namespace

QString moneyWords(Money money, Language language, MoneyStyle style) {
    const Parts parts = partsOf(magnitude(money.minor));
    const auto manner = style == MoneyStyle::Financial ? SpellOut::ChineseFinancial : SpellOut::ChineseCounting;
    const QString words = language == Language::Chinese ? chineseMoney(parts, manner) : englishMoney(parts);
    return money.minor < 0 ? minusWord(language) + words : words;
}

QString integerWords(std::int64_t value, Language language) {
    return spellOut(value, language == Language::Chinese ? SpellOut::Chinese : SpellOut::English);
}

QString countWords(std::int64_t value, Language language) {
    return spellOut(value, language == Language::Chinese ? SpellOut::ChineseCounting : SpellOut::English);
}

QString digitWords(QStringView digits, Language language, DigitOne one) {
    QStringList words;
    for (const QChar letter : digits) {
        const int digit = letter.digitValue();
        if (digit < 0) continue;
        words << (language == Language::Chinese ? chineseDigit(digit, one) : spellOut(digit, SpellOut::English));
    }
    return words.join(language == Language::Chinese ? QString() : QStringLiteral(" "));
}

QString dateWords(QDate date, Language language) {
    if (!date.isValid()) return {};
    if (language == Language::English) {
        return QLocale::c().monthName(date.month()) + u' ' + spellOut(date.day(), SpellOut::EnglishOrdinal);
    }
    return spellOut(date.month(), SpellOut::Chinese) + u'月' + spellOut(date.day(), SpellOut::Chinese) + u'日';
}

QString dateWordsWithYear(QDate date, Language language) {
    if (!date.isValid()) return {};
    if (language == Language::English) {
        return dateWords(date, language) + QStringLiteral(", ") + spellOut(date.year(), SpellOut::EnglishYear);
    }
    return digitWords(QString::number(date.year()), language) + u'年' + dateWords(date, language);
}

QString timeWords(QTime time, Language language) {
    if (!time.isValid()) return {};
    return language == Language::Chinese ? chineseTime(time) : englishTime(time);
}

QString percentWords(Percent percent, Language language) {
    const std::uint64_t thousandths = magnitude(percent.thousandths);
    const auto whole = static_cast<std::int64_t>(thousandths / kThousandthsPerWhole);
    const QString decimals = decimalsOf(thousandths);
    const bool isChinese = language == Language::Chinese;
    QString words = integerWords(whole, language);
    if (!decimals.isEmpty()) {
        words += (isChinese ? QStringLiteral("点") : QStringLiteral(" point ")) + digitWords(decimals, language);
    }
    words = isChinese ? QStringLiteral("百分之") + words : words + QStringLiteral(" percent");
    return percent.thousandths < 0 ? minusWord(language) + words : words;
}

}  // namespace evergreen
