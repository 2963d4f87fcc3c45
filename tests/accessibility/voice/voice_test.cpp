#include "accessibility/voice/voice.h"

#include "accessibility/voice/silent_audio_out.h"
#include "tests/accessibility/voice/fake_synthesizer.h"
#include "tests/accessibility/voice/noted_audio_out.h"
#include "tests/support/fake_clock.h"

#include <gmock/gmock.h>

#include <QCoreApplication>

namespace evergreen {

namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;

/// A voice whose story is told as lines: "started 你好。", "phrase 0+3", "finished".
struct Scene {
    FakeClock clock;
    FakeSynthesizer synthesizer;
    SilentAudioOut audioOut{clock};
    Voice voice{synthesizer, audioOut};
    std::vector<std::string> story;

    Scene() {
        QObject::connect(&voice, &Voice::started, &voice,
                         [this](const Utterance& said) { story.push_back("started " + said.text.toStdString()); });
        QObject::connect(&voice, &Voice::phrase, &voice, [this](qsizetype start, qsizetype length) {
            story.push_back("phrase " + std::to_string(start) + "+" + std::to_string(length));
        });
        QObject::connect(&voice, &Voice::finished, &voice, [this] { story.emplace_back("finished"); });
        QObject::connect(&voice, &Voice::stopped, &voice, [this] { story.emplace_back("stopped"); });
    }

    void say(const char16_t* text, bool isPrivate = false) {
        voice.say({QString::fromUtf16(text), Language::Chinese, isPrivate, {}});
    }
    void turnEvents() { QCoreApplication::processEvents(); }
};

}  // namespace

TEST(Voice, utterance_runs_through_its_phrases_to_its_end) {
    Scene scene;
    scene.say(u"您好。要多少钱？");
    EXPECT_EQ(scene.voice.state(), Voice::State::Preparing);
    scene.synthesizer.answerLast();
    EXPECT_EQ(scene.voice.state(), Voice::State::Speaking);
    EXPECT_THAT(scene.story, ElementsAre("started 您好。要多少钱？", "phrase 0+3"));
    scene.clock.advance(299ms);
    EXPECT_EQ(scene.story.size(), 2u) << "the second phrase begins at 300 ms";
    scene.clock.advance(AudioOut::progressInterval + 1ms);
    EXPECT_EQ(scene.story.back(), "phrase 3+5");
    scene.clock.advance(500ms);
    EXPECT_EQ(scene.story.back(), "finished");
    EXPECT_EQ(scene.voice.state(), Voice::State::Silent);
    EXPECT_EQ(scene.clock.pendingAlarms(), 0u);
}

TEST(Voice, new_speech_cuts_off_the_old_and_never_overlaps) {
    Scene scene;
    scene.say(u"第一句。还有。");
    scene.synthesizer.answerLast();
    scene.clock.advance(100ms);
    scene.say(u"第二句。");
    scene.synthesizer.answerLast();
    scene.clock.advance(10s);
    EXPECT_THAT(scene.story, ElementsAre("started 第一句。还有。", "phrase 0+4", "stopped", "started 第二句。",
                                         "phrase 0+4", "finished"));
}

TEST(Voice, answer_for_an_older_utterance_is_passed_over) {
    Scene scene;
    scene.say(u"旧。");
    scene.say(u"新的。");
    scene.synthesizer.answer(0);
    EXPECT_EQ(scene.voice.state(), Voice::State::Preparing);
    scene.synthesizer.answer(1);
    scene.clock.advance(10s);
    EXPECT_THAT(scene.story, ElementsAre("started 旧。", "stopped", "started 新的。", "phrase 0+3", "finished"));
}

TEST(Voice, stop_is_silence_and_no_finish_follows) {
    Scene scene;
    scene.say(u"您好。");
    scene.synthesizer.answerLast();
    scene.voice.stop();
    scene.voice.stop();
    scene.clock.advance(10s);
    EXPECT_THAT(scene.story, ElementsAre("started 您好。", "phrase 0+3", "stopped"));
    EXPECT_EQ(scene.clock.pendingAlarms(), 0u);
}

TEST(Voice, stop_before_the_sound_is_ready_keeps_it_from_ever_playing) {
    Scene scene;
    scene.say(u"您好。");
    scene.voice.stop();
    scene.synthesizer.answerLast();
    scene.clock.advance(10s);
    EXPECT_THAT(scene.story, ElementsAre("started 您好。", "stopped"));
}

TEST(Voice, repeat_says_the_last_again_and_nothing_before_the_first) {
    Scene scene;
    scene.voice.repeatLast();
    EXPECT_TRUE(scene.story.empty());
    scene.say(u"您好。");
    scene.synthesizer.answerLast();
    scene.clock.advance(10s);
    scene.voice.repeatLast();
    scene.synthesizer.answerLast();
    scene.clock.advance(10s);
    EXPECT_THAT(scene.story,
                ElementsAre("started 您好。", "phrase 0+3", "finished", "started 您好。", "phrase 0+3", "finished"));
}

TEST(Voice, forgotten_utterance_cannot_be_repeated_by_the_next_customer) {
    Scene scene;
    scene.say(u"余额。");
    scene.voice.forget();
    scene.story.clear();
    scene.voice.repeatLast();
    EXPECT_TRUE(scene.story.empty());
}

TEST(Voice, pause_holds_the_position_and_resume_goes_on_from_it) {
    Scene scene;
    scene.say(u"您好。再见。");
    scene.synthesizer.answerLast();
    scene.clock.advance(200ms);
    scene.voice.pause();
    EXPECT_EQ(scene.voice.state(), Voice::State::Paused);
    scene.clock.advance(1min);
    EXPECT_EQ(scene.story.back(), "phrase 0+3");
    scene.voice.resume();
    scene.clock.advance(99ms);
    EXPECT_EQ(scene.story.back(), "phrase 0+3");
    scene.clock.advance(AudioOut::progressInterval + 1ms);
    EXPECT_EQ(scene.story.back(), "phrase 3+3");
    scene.clock.advance(1s);
    EXPECT_EQ(scene.story.back(), "finished");
}

TEST(Voice, pause_before_the_sound_is_ready_holds_it_back) {
    Scene scene;
    scene.say(u"您好。");
    scene.voice.pause();
    scene.synthesizer.answerLast();
    scene.clock.advance(1min);
    EXPECT_THAT(scene.story, ElementsAre("started 您好。"));
    scene.voice.resume();
    EXPECT_EQ(scene.voice.state(), Voice::State::Speaking);
    scene.clock.advance(1s);
    EXPECT_EQ(scene.story.back(), "finished");
}

TEST(Voice, resume_before_the_sound_is_ready_waits_for_it) {
    Scene scene;
    scene.say(u"您好。");
    scene.voice.pause();
    scene.voice.resume();
    EXPECT_EQ(scene.voice.state(), Voice::State::Preparing);
    scene.synthesizer.answerLast();
    EXPECT_EQ(scene.voice.state(), Voice::State::Speaking);
}

TEST(Voice, voice_switched_off_starts_and_finishes_without_sound) {
    Scene scene;
    scene.voice.setOn(false);
    scene.say(u"您好。");
    EXPECT_THAT(scene.story, ElementsAre("started 您好。")) << "the end never comes before say() returns";
    scene.turnEvents();
    EXPECT_THAT(scene.story, ElementsAre("started 您好。", "finished"));
    EXPECT_TRUE(scene.synthesizer.asked().empty());
}

TEST(Voice, switching_off_cuts_off_what_is_said) {
    Scene scene;
    scene.say(u"您好。");
    scene.synthesizer.answerLast();
    scene.voice.setOn(false);
    scene.clock.advance(10s);
    EXPECT_THAT(scene.story, ElementsAre("started 您好。", "phrase 0+3", "stopped"));
}

TEST(Voice, private_words_never_come_from_the_loudspeaker) {
    Scene scene;
    scene.say(u"余额六千元。", true);
    scene.turnEvents();
    EXPECT_TRUE(scene.synthesizer.asked().empty());
    EXPECT_THAT(scene.story, ElementsAre("started 余额六千元。", "finished"));
    scene.voice.setHeadset(true);
    scene.voice.repeatLast();
    EXPECT_EQ(scene.synthesizer.asked().size(), 1u);
}

TEST(Voice, pulling_the_headset_cuts_off_private_words_only) {
    Scene scene;
    scene.voice.setHeadset(true);
    scene.say(u"您好。");
    scene.voice.setHeadset(false);
    EXPECT_EQ(scene.voice.state(), Voice::State::Preparing);
    scene.voice.setHeadset(true);
    scene.say(u"余额六千元。", true);
    scene.synthesizer.answerLast();
    scene.voice.setHeadset(false);
    EXPECT_EQ(scene.voice.state(), Voice::State::Silent);
    EXPECT_EQ(scene.story.back(), "stopped");
}

TEST(Voice, speech_that_cannot_be_made_still_finishes) {
    Scene scene;
    scene.say(u"您好。");
    scene.synthesizer.failLast();
    scene.turnEvents();
    EXPECT_THAT(scene.story, ElementsAre("started 您好。", "finished"));
    EXPECT_EQ(scene.voice.state(), Voice::State::Silent);
}

TEST(Voice, rate_counts_from_the_next_utterance) {
    Scene scene;
    Preferences slow;
    slow.speechRate = 0;
    scene.voice.apply(slow);
    scene.say(u"您好。");
    EXPECT_EQ(scene.synthesizer.asked().back().speechRate, 0);
}

TEST(Voice, listener_that_speaks_when_speech_ends_is_heard_next) {
    Scene scene;
    bool hasAnswered = false;
    QObject::connect(&scene.voice, &Voice::finished, &scene.voice, [&] {
        if (!std::exchange(hasAnswered, true)) scene.say(u"还有。");
    });
    scene.say(u"您好。");
    scene.synthesizer.answerLast();
    scene.clock.advance(1s);
    EXPECT_EQ(scene.voice.state(), Voice::State::Preparing);
    scene.synthesizer.answerLast();
    scene.clock.advance(1s);
    EXPECT_EQ(scene.story.back(), "finished");
}

TEST(Voice, words_wait_until_the_chime_has_sounded) {
    Scene scene;
    scene.voice.ring(Chime::Question);
    scene.say(u"还需要时间吗？");
    scene.synthesizer.answerLast();
    EXPECT_EQ(scene.voice.state(), Voice::State::Preparing);
    scene.clock.advance(chimeSound(Chime::Question)->duration() - 1ms);
    EXPECT_THAT(scene.story, ElementsAre("started 还需要时间吗？"));
    scene.clock.advance(AudioOut::progressInterval);
    EXPECT_EQ(scene.voice.state(), Voice::State::Speaking);
    scene.clock.advance(10s);
    EXPECT_EQ(scene.story.back(), "finished");
}

TEST(Voice, words_made_after_the_chime_are_not_held_up_by_it) {
    Scene scene;
    scene.voice.ring(Chime::Question);
    scene.say(u"您好。");
    scene.clock.advance(chimeMax);
    scene.synthesizer.answerLast();
    EXPECT_EQ(scene.voice.state(), Voice::State::Speaking);
}

TEST(Voice, chime_cuts_off_what_is_said_and_two_never_sound_at_once) {
    Scene scene;
    NotedAudioOut noted(scene.audioOut);
    Voice voice(scene.synthesizer, noted);
    voice.say({QStringLiteral("第一句。还有。"), Language::Chinese, false, {}});
    scene.synthesizer.answerLast();
    scene.clock.advance(100ms);
    voice.ring(Chime::CardReturn);
    voice.say({QStringLiteral("请拿好您的卡。"), Language::Chinese, false, {}});
    scene.synthesizer.answerLast();
    scene.clock.advance(10s);
    EXPECT_THAT(noted.story, ElementsAre("play", "stop", "play", "finished", "play", "finished"));
}

TEST(Voice, chime_sounds_with_the_voice_off_and_is_no_utterance) {
    Scene scene;
    NotedAudioOut noted(scene.audioOut);
    Voice voice(scene.synthesizer, noted);
    voice.setOn(false);
    voice.ring(Chime::Question);
    EXPECT_THAT(noted.story, ElementsAre("play"));
    EXPECT_EQ(voice.state(), Voice::State::Silent);
    scene.clock.advance(10s);
    EXPECT_THAT(noted.story, ElementsAre("play", "finished"));
}

TEST(Voice, pause_during_the_chime_holds_the_words_until_resume) {
    Scene scene;
    scene.voice.ring(Chime::Question);
    scene.say(u"您好。");
    scene.synthesizer.answerLast();
    scene.voice.pause();
    scene.clock.advance(1min);
    EXPECT_THAT(scene.story, ElementsAre("started 您好。"));
    scene.voice.resume();
    EXPECT_EQ(scene.voice.state(), Voice::State::Speaking);
}

TEST(Voice, resume_during_the_chime_still_waits_for_its_end) {
    Scene scene;
    scene.voice.ring(Chime::Question);
    scene.say(u"您好。");
    scene.synthesizer.answerLast();
    scene.voice.pause();
    scene.voice.resume();
    EXPECT_EQ(scene.voice.state(), Voice::State::Preparing);
    scene.clock.advance(chimeMax);
    EXPECT_EQ(scene.voice.state(), Voice::State::Speaking);
}

TEST(Voice, private_words_never_reach_the_audio_device_without_a_headset) {
    Scene scene;
    NotedAudioOut noted(scene.audioOut);
    Voice voice(scene.synthesizer, noted);
    const Utterance balance{QStringLiteral("余额六千元。"), Language::Chinese, true, {}};
    voice.say(balance);
    scene.turnEvents();
    EXPECT_TRUE(noted.story.empty());
    voice.setHeadset(true);
    voice.say(balance);
    const auto late = scene.synthesizer.asked().size() - 1;
    voice.setHeadset(false);
    scene.synthesizer.answer(late);
    EXPECT_TRUE(noted.story.empty()) << "made before the plug came out, and not played after";
    voice.setHeadset(true);
    voice.say(balance);
    scene.synthesizer.answerLast();
    scene.clock.advance(100ms);
    voice.setHeadset(false);
    EXPECT_THAT(noted.story, ElementsAre("play", "stop")) << "cut off in mid-word";
}

TEST(Voice, every_start_has_exactly_one_end_whatever_is_asked_in_between) {
    Scene scene;
    for (int step = 0; step < 2000; ++step) {
        switch ((step * 7 + step / 11) % 10) {
            case 0:
            case 5:
                scene.say(u"您好。再见。");
                break;
            case 1:
            case 6:
                if (!scene.synthesizer.asked().empty()) scene.synthesizer.answerLast();
                break;
            case 2:
                scene.voice.pause();
                break;
            case 3:
                scene.voice.resume();
                break;
            case 4:
                scene.clock.advance(130ms);
                break;
            case 8:
                scene.voice.ring(step % 2 == 0 ? Chime::Question : Chime::CardReturn);
                break;
            case 7:
                scene.voice.setOn(step % 3 != 0);
                break;
            default:
                scene.voice.repeatLast();
                break;
        }
    }
    scene.voice.stop();
    const auto starts = std::ranges::count_if(scene.story, [](auto& line) { return line.starts_with("started"); });
    const auto ends = std::ranges::count_if(scene.story, [](auto& l) { return l == "finished" || l == "stopped"; });
    EXPECT_EQ(starts, ends);
    EXPECT_GT(starts, 100);
}

}  // namespace evergreen
