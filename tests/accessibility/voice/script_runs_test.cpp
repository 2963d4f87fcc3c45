#include "accessibility/voice/script_runs.h"

#include "accessibility/voice/espeak_recorder.h"
#include "accessibility/voice/phrases.h"

#include <gmock/gmock.h>

namespace evergreen {

namespace {

using testing::ElementsAre;

constexpr int kWordsPerMinute = 160;

Speech spoken(const QString& text, Language language) {
    return recordSpeech({text, language, false, {}}, kWordsPerMinute, [] { return false; });
}

}  // namespace

TEST(ScriptRuns, text_of_one_script_is_one_run) {
    EXPECT_THAT(scriptRuns(u"您好，慢慢来。", Language::Chinese), ElementsAre(ScriptRun{0, 7, Language::Chinese}));
    EXPECT_THAT(scriptRuns(u"Take it easy.", Language::English), ElementsAre(ScriptRun{0, 13, Language::English}));
    EXPECT_TRUE(scriptRuns(u"", Language::English).empty());
}

TEST(ScriptRuns, name_in_the_other_script_is_a_run_with_the_marks_behind_it) {
    EXPECT_THAT(scriptRuns(u"To 梅, ending", Language::English),
                ElementsAre(ScriptRun{0, 3, Language::English}, ScriptRun{3, 3, Language::Chinese},
                            ScriptRun{6, 6, Language::English}));
    EXPECT_THAT(scriptRuns(u"编号 EG 二", Language::Chinese),
                ElementsAre(ScriptRun{0, 3, Language::Chinese}, ScriptRun{3, 3, Language::English},
                            ScriptRun{6, 1, Language::Chinese}));
}

TEST(ScriptRuns, chinese_name_in_an_english_sentence_sounds_as_in_a_chinese_one) {
    // Left to itself the English voice says "Chinese letter", three times as long.
    const auto name = spoken(QStringLiteral("梅"), Language::Chinese).duration();
    const auto inEnglish = spoken(QStringLiteral("梅"), Language::English).duration();
    ASSERT_GT(name.count(), 100);
    EXPECT_NEAR(static_cast<double>(inEnglish.count()), static_cast<double>(name.count()), 20);
}

TEST(ScriptRuns, marks_go_on_through_the_runs_of_a_sentence) {
    const QString text = QStringLiteral("To 梅. Ending zero one.");
    const Speech speech = spoken(text, Language::English);
    const auto marks = phraseMarks(text, speech.words);
    ASSERT_EQ(marks.size(), 2U);
    EXPECT_EQ(marks[1].phrase.start, 6);
    const auto before = spoken(QStringLiteral("To "), Language::English).duration() +
                        spoken(QStringLiteral("梅. "), Language::Chinese).duration();
    EXPECT_GE(marks[1].at, before - std::chrono::milliseconds(2));
    EXPECT_LT(marks[1].at, speech.duration());
}

}  // namespace evergreen
