#include "kiosk/i18n/spell_out.h"

#include <array>
#include <cassert>
#include <cstdlib>
#include <unicode/rbnf.h>

namespace evergreen {

namespace {

struct Rules {
    const char* locale;
    const char16_t* ruleSet;
};

constexpr std::array kRules{Rules{"zh_Hans_CN", u"%spellout-cardinal"},
                            Rules{"zh_Hans_CN", u"%spellout-cardinal-alternate2"},
                            Rules{"zh_Hans_CN", u"%spellout-cardinal-financial"},
                            Rules{"en_US", u"%spellout-cardinal-verbose"},
                            Rules{"en_US", u"%spellout-ordinal"},
                            Rules{"en_US", u"%spellout-numbering-year"}};
static_assert(kRules.size() == static_cast<std::size_t>(SpellOut::EnglishYear) + 1);

/// Reading a language's rules takes milliseconds, so each is read once, when first needed.
const icu::RuleBasedNumberFormat& formatOf(const char* locale) {
    const auto make = [](const char* name) {
        UErrorCode status = U_ZERO_ERROR;
        icu::RuleBasedNumberFormat format(icu::URBNF_SPELLOUT, icu::Locale(name), status);
        assert(U_SUCCESS(status) && "ICU without its rules");
        return format;
    };
    static const icu::RuleBasedNumberFormat chinese = make("zh_Hans_CN");
    static const icu::RuleBasedNumberFormat english = make("en_US");
    return locale[0] == 'z' ? chinese : english;
}

QString ruleWords(std::int64_t value, const Rules& rules) {
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString words;
    icu::FieldPosition nowhere(icu::FieldPosition::DONT_CARE);
    formatOf(rules.locale).format(value, icu::UnicodeString(rules.ruleSet), words, nowhere, status);
    assert(U_SUCCESS(status) && "ICU without this rule set");
    return QString::fromUtf16(words.getBuffer(), words.length());
}

/// ICU begins ten and its like with 拾; bank forms want 壹拾, because a digit could be written in front of 拾.
/// Spec: PBoC 正确填写票据和结算凭证的基本规定, 一
void putOneBeforeTen(QString& words) {
    static constexpr QStringView digits = u"壹贰叁肆伍陆柒捌玖";
    for (qsizetype at = words.indexOf(u'拾'); at >= 0; at = words.indexOf(u'拾', at + 1)) {
        if (at > 0 && digits.contains(words.at(at - 1))) continue;
        words.insert(at++, u'壹');
    }
}

/// ICU forgets the 零 between 亿 and a 万 that is not full: 一亿零一十万.
void putZeroAfterEmptyPlace(QString& words, std::int64_t value) {
    constexpr std::int64_t yi = 100'000'000;
    constexpr std::int64_t fullFrom = yi / 10;
    const std::int64_t rest = std::abs(value % yi);
    const qsizetype after = words.lastIndexOf(u'亿') + 1;
    if (after == 0 || rest == 0 || rest >= fullFrom || words.at(after) == u'零') return;
    words.insert(after, u'零');
}

}  // namespace

QString spellOut(std::int64_t value, SpellOut manner) {
    QString words = ruleWords(value, kRules[static_cast<std::size_t>(manner)]);
    if (manner <= SpellOut::ChineseFinancial) putZeroAfterEmptyPlace(words, value);
    if (manner == SpellOut::ChineseFinancial) putOneBeforeTen(words);
    // A comma is a pause for the voice, and nobody pauses inside a number.
    if (manner == SpellOut::English) words.remove(u',');
    return words;
}

}  // namespace evergreen
