#include "accessibility/voice/phrases.h"

#include <gmock/gmock.h>

#include <QStringList>

namespace evergreen {

namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;

QStringList cut(const QString& text) {
    QStringList parts;
    for (const Phrase& phrase : phrasesOf(text)) parts << text.mid(phrase.start, phrase.length);
    return parts;
}

}  // namespace

TEST(Phrases, pauses_of_both_languages_end_a_phrase_and_stay_with_it) {
    EXPECT_EQ(cut(QStringLiteral("您好，要转多少钱？请说。")),
              QStringList({QStringLiteral("您好，"), QStringLiteral("要转多少钱？"), QStringLiteral("请说。")}));
    EXPECT_EQ(cut(QStringLiteral("Hello, how much? Please speak.")),
              QStringList({QStringLiteral("Hello,"), QStringLiteral("how much?"), QStringLiteral("Please speak.")}));
}

TEST(Phrases, point_and_comma_inside_a_number_are_no_pause) {
    EXPECT_EQ(cut(QStringLiteral("It is 6,512.30 yuan.")), QStringList(QStringLiteral("It is 6,512.30 yuan.")));
}

TEST(Phrases, closing_marks_stay_with_their_phrase) {
    EXPECT_EQ(cut(QStringLiteral("请按“好了。”再等。")),
              QStringList({QStringLiteral("请按“好了。”"), QStringLiteral("再等。")}));
}

TEST(Phrases, text_without_a_pause_is_one_phrase_and_blanks_are_none) {
    EXPECT_EQ(cut(QStringLiteral("好了")), QStringList(QStringLiteral("好了")));
    EXPECT_TRUE(cut(QString()).isEmpty());
    EXPECT_TRUE(cut(QStringLiteral("  \n ")).isEmpty());
    EXPECT_EQ(cut(QStringLiteral("一\n 二")), QStringList({QStringLiteral("一"), QStringLiteral("二")}));
}

TEST(Phrases, every_letter_that_is_no_blank_belongs_to_exactly_one_phrase) {
    const QString text = QStringLiteral("您好，Mr. Li! 余额是 six thousand；好…… 再见");
    std::vector<int> uses(static_cast<std::size_t>(text.size()), 0);
    for (const Phrase& phrase : phrasesOf(text)) {
        for (qsizetype i = 0; i < phrase.length; ++i) ++uses[static_cast<std::size_t>(phrase.start + i)];
    }
    for (qsizetype at = 0; at < text.size(); ++at) {
        const int expected = text.at(at).isSpace() ? 0 : 1;
        EXPECT_GE(uses[static_cast<std::size_t>(at)], expected) << at;
        EXPECT_LE(uses[static_cast<std::size_t>(at)], 1) << at;
    }
}

TEST(Phrases, phrase_sounds_when_its_first_word_does) {
    const QString text = QStringLiteral("您好。再见。");
    const std::vector<WordMark> words{{0ms, 0, 1}, {120ms, 1, 1}, {480ms, 3, 1}, {600ms, 4, 1}};
    EXPECT_THAT(phraseMarks(text, words), ElementsAre(PhraseMark{0ms, {0, 3}}, PhraseMark{480ms, {3, 3}}));
}

TEST(Phrases, phrase_without_a_word_is_left_out) {
    const QString text = QStringLiteral("您好。——。再见。");
    const std::vector<WordMark> words{{0ms, 0, 2}, {500ms, 6, 2}};
    EXPECT_THAT(phraseMarks(text, words), ElementsAre(PhraseMark{0ms, {0, 3}}, PhraseMark{500ms, {6, 3}}));
    EXPECT_TRUE(phraseMarks(text, {}).empty());
}

}  // namespace evergreen
