// The real espeak-ng with its installed voices.
#include "accessibility/voice/espeak_synthesizer.h"

#include "accessibility/preferences.h"
#include "kiosk/i18n/number_words.h"

#include <cmath>
#include <gtest/gtest.h>
#include <map>

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

namespace evergreen {

namespace {

const QString kChinese = QStringLiteral("您好，余额是六千五百一十二元三角。要转多少钱？");
const QString kEnglish = QStringLiteral("Hello, your balance is six thousand yuan. How much would you like?");

SpeechPtr speak(EspeakSynthesizer& synthesizer, std::uint64_t ticket, const Utterance& utterance,
                int rate = Preferences::rateNormal) {
    SpeechPtr result;
    QEventLoop loop;
    QObject::connect(&synthesizer, &Synthesizer::synthesized, &loop, [&](quint64 answered, const SpeechPtr& speech) {
        if (answered != ticket) return;
        result = speech;
        loop.quit();
    });
    QTimer::singleShot(std::chrono::seconds(20), &loop, &QEventLoop::quit);
    synthesizer.synthesize(ticket, utterance, rate);
    loop.exec();
    return result;
}

double loudness(const Speech& speech) {
    double sum = 0.0;
    for (const std::int16_t sample : speech.samples) sum += static_cast<double>(sample) * sample;
    return std::sqrt(sum / static_cast<double>(speech.samples.size()));
}

class EspeakSpeech : public testing::TestWithParam<Language> {
protected:
    Utterance utterance() const { return {GetParam() == Language::Chinese ? kChinese : kEnglish, GetParam(), false}; }
    EspeakSynthesizer synthesizer;
};

}  // namespace

TEST_P(EspeakSpeech, sound_is_there_and_loud_enough) {
    const SpeechPtr speech = speak(synthesizer, 1, utterance());
    ASSERT_TRUE(speech);
    EXPECT_GT(speech->duration(), std::chrono::seconds(2));
    EXPECT_LT(speech->duration(), std::chrono::seconds(15));
    EXPECT_GT(loudness(*speech), 1000.0);
}

TEST_P(EspeakSpeech, word_marks_go_forward_in_text_and_time_and_lie_within_both) {
    const Utterance said = utterance();
    const SpeechPtr speech = speak(synthesizer, 1, said);
    ASSERT_TRUE(speech);
    ASSERT_GE(speech->words.size(), 10u);
    for (std::size_t i = 0; i < speech->words.size(); ++i) {
        const WordMark& word = speech->words[i];
        EXPECT_GT(word.length, 0);
        EXPECT_LE(word.start + word.length, said.text.size());
        EXPECT_LT(word.at, speech->duration());
        if (i == 0) continue;
        EXPECT_GT(word.start, speech->words[i - 1].start);
        EXPECT_GT(word.at, speech->words[i - 1].at);
    }
}

TEST_P(EspeakSpeech, slow_and_fast_take_about_double_and_half_the_time) {
    const double slow = static_cast<double>(speak(synthesizer, 1, utterance(), 0)->duration().count());
    const double normal = static_cast<double>(speak(synthesizer, 2, utterance())->duration().count());
    const double fast = static_cast<double>(speak(synthesizer, 3, utterance(), 6)->duration().count());
    EXPECT_NEAR(slow / normal, 2.0, 0.3);
    EXPECT_NEAR(fast / normal, 0.5, 0.15);
}

INSTANTIATE_TEST_SUITE_P(BothLanguages, EspeakSpeech, testing::Values(Language::Chinese, Language::English));

TEST(EspeakSynthesizer, every_chinese_character_is_a_word_of_its_own) {
    EspeakSynthesizer synthesizer;
    const SpeechPtr speech = speak(synthesizer, 1, {QStringLiteral("三千元"), Language::Chinese, false});
    ASSERT_TRUE(speech);
    ASSERT_EQ(speech->words.size(), 3u);
    EXPECT_EQ(speech->words[2].start, 2);
}

TEST(EspeakSynthesizer, chinese_digits_are_not_read_as_english_tone_numbers) {
    // The broken voice says "eight-one" for 八: half as long again.
    EspeakSynthesizer synthesizer;
    const SpeechPtr speech =
        speak(synthesizer, 1, {digitWords(u"88888888", Language::Chinese), Language::Chinese, false});
    ASSERT_TRUE(speech);
    EXPECT_LT(speech->duration(), std::chrono::milliseconds(8 * 350));
}

TEST(EspeakSynthesizer, letters_outside_the_basic_plane_keep_positions_right) {
    EspeakSynthesizer synthesizer;
    const QString text = QStringLiteral("𠮷好，再见");
    const SpeechPtr speech = speak(synthesizer, 1, {text, Language::Chinese, false});
    ASSERT_TRUE(speech);
    ASSERT_FALSE(speech->words.empty());
    EXPECT_EQ(speech->words.back().start, text.indexOf(u'见'));
}

TEST(EspeakSynthesizer, newest_utterance_is_answered_and_older_ones_give_way) {
    EspeakSynthesizer synthesizer;
    std::map<quint64, std::size_t> samples;
    QObject::connect(&synthesizer, &Synthesizer::synthesized, &synthesizer,
                     [&](quint64 ticket, const SpeechPtr& speech) { samples[ticket] = speech->samples.size(); });
    for (std::uint64_t ticket = 1; ticket <= 20; ++ticket) {
        synthesizer.synthesize(ticket, {kChinese.repeated(50), Language::Chinese, false}, 0);
    }
    QElapsedTimer timer;
    timer.start();
    ASSERT_TRUE(speak(synthesizer, 21, {kEnglish, Language::English, false}));
    EXPECT_LT(timer.elapsed(), 1000) << "twenty long texts must not be spoken first";
    EXPECT_GT(samples[21], 0u);
    for (const auto& [ticket, count] : samples) {
        EXPECT_EQ(count > 0, ticket == 21) << ticket;
    }
}

TEST(EspeakSynthesizer, empty_text_gives_empty_speech_and_no_fault) {
    EspeakSynthesizer synthesizer;
    const SpeechPtr speech = speak(synthesizer, 1, {QString(), Language::English, false});
    ASSERT_TRUE(speech);
    EXPECT_TRUE(speech->words.empty());
}

TEST(EspeakSynthesizer, construction_costs_nothing_before_the_first_word) {
    QElapsedTimer timer;
    timer.start();
    const EspeakSynthesizer synthesizer;
    EXPECT_LT(timer.nsecsElapsed(), 5'000'000);
}

}  // namespace evergreen
