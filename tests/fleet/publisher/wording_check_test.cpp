// CR-01: forbidden words are found, however they are written; their denials are not; long sentences are found.
#include "fleet/publisher/wording_check.h"

#include "kiosk/i18n/catalogue.h"

#include <gmock/gmock.h>

namespace evergreen::fleet {

namespace {

std::vector<std::string> findingsOf(const std::string& language, const std::string& text) {
    BundleContents contents;
    contents.texts[language]["a"] = text;
    return wordingFindings(contents, *WordList::builtIn());
}

}  // namespace

TEST(WordingCheck, forbidden_words_are_found_in_both_languages) {
    EXPECT_THAT(findingsOf("zh_CN", "这个产品保本，稳赚不赔。"),
                testing::ElementsAre("zh_CN/a: says “保本”", "zh_CN/a: says “稳赚”"));
    EXPECT_THAT(findingsOf("zh_CN", "和存款一样安全。"), testing::ElementsAre("zh_CN/a: says “和存款一样”"));
    EXPECT_THAT(findingsOf("en", "It is RISK-FREE."), testing::ElementsAre("en/a: says “risk-free”"));
}

TEST(WordingCheck, break_in_the_middle_hides_nothing) {
    EXPECT_THAT(findingsOf("zh_CN", "这个产品保\n本。"), testing::ElementsAre("zh_CN/a: says “保本”"));
    EXPECT_THAT(findingsOf("zh_CN", "稳 赚"), testing::ElementsAre("zh_CN/a: says “稳赚”"));
    EXPECT_THAT(findingsOf("en", "no\nrisk at all"), testing::ElementsAre("en/a: says “no risk”"));
}

TEST(WordingCheck, denial_is_no_finding_and_does_not_hide_another) {
    EXPECT_THAT(findingsOf("zh_CN", "这个产品不保本。"), testing::IsEmpty());
    EXPECT_THAT(findingsOf("zh_CN", "确保本人来办。"), testing::IsEmpty());
    EXPECT_THAT(findingsOf("zh_CN", "不保本。但是保本。"), testing::ElementsAre("zh_CN/a: says “保本”"));
}

TEST(WordingCheck, sentence_of_more_than_one_breath_is_found) {
    EXPECT_THAT(findingsOf("zh_CN", std::string(3, 'x') + "。"), testing::IsEmpty());
    std::string most;
    for (int at = 0; at < kSentenceChinese; ++at) most += "字";
    EXPECT_THAT(findingsOf("zh_CN", most + "。" + most + "。"), testing::IsEmpty());
    EXPECT_THAT(findingsOf("zh_CN", most + "字。"), testing::ElementsAre("zh_CN/a: a sentence of 31 characters (30)"));
    std::string words = "word";
    for (int at = 1; at < kSentenceEnglish; ++at) words += " word";
    EXPECT_THAT(findingsOf("en", words + "."), testing::IsEmpty());
    EXPECT_THAT(findingsOf("en", words + " more."), testing::ElementsAre("en/a: a sentence of 21 words (20)"));
}

TEST(WordingCheck, banks_own_words_are_added) {
    auto list = WordList::builtIn();
    const auto more =
        WordList::read(R"({"schema": 1, "languages": {"zh_CN": {"forbidden": ["天天赚"], "except": []}}})");
    ASSERT_TRUE(more);
    list->add(*more);
    EXPECT_EQ(list->forbiddenIn(QStringLiteral("天天赚，保本"), QStringLiteral("zh_CN")).size(), 2);
}

TEST(WordingCheck, list_that_would_forbid_nothing_by_mistake_is_refused) {
    for (const char* bad : {"", "{}", R"({"schema": 2, "languages": {}})", R"({"schema": 1})",
                            R"({"schema": 1, "languages": {"en": {"forbidden": [" "], "except": []}}})",
                            R"({"schema": 1, "languages": {"en": {"forbiden": ["a"], "except": []}}})"}) {
        EXPECT_FALSE(WordList::read(bad)) << bad;
    }
}

// What the program is built with may be said but for what was looked at and let pass.
TEST(WordingCheck, built_in_sentences_are_clean_but_for_one) {
    BundleContents contents;
    for (const Language language : kLanguages) {
        const Catalogue& catalogue = builtInCatalogue(language);
        for (auto each = catalogue.keyValueBegin(); each != catalogue.keyValueEnd(); ++each) {
            contents.texts[codeOf(language)][each->first.toStdString()] = each->second.toStdString();
        }
    }
    // Practice with play money is without risk indeed.
    EXPECT_THAT(wordingFindings(contents, *WordList::builtIn()),
                testing::ElementsAre("en/practice.detail: says “no risk”"));
}

}  // namespace evergreen::fleet
