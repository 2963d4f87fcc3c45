#include "tests/accessibility/voice/noted_audio_out.h"
#include "tests/accessibility/voice/voice_scene.h"

#include <gmock/gmock.h>

namespace evergreen {

namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;

}  // namespace

TEST(Voice, utterance_runs_through_its_phrases_to_its_end) {
    VoiceScene scene;
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
    VoiceScene scene;
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
    VoiceScene scene;
    scene.say(u"旧。");
    scene.say(u"新的。");
    scene.synthesizer.answer(0);
    EXPECT_EQ(scene.voice.state(), Voice::State::Preparing);
    scene.synthesizer.answer(1);
    scene.clock.advance(10s);
    EXPECT_THAT(scene.story, ElementsAre("started 旧。", "stopped", "started 新的。", "phrase 0+3", "finished"));
}

TEST(Voice, stop_is_silence_and_no_finish_follows) {
    VoiceScene scene;
    scene.say(u"您好。");
    scene.synthesizer.answerLast();
    scene.voice.stop();
    scene.voice.stop();
    scene.clock.advance(10s);
    EXPECT_THAT(scene.story, ElementsAre("started 您好。", "phrase 0+3", "stopped"));
    EXPECT_EQ(scene.clock.pendingAlarms(), 0u);
}

TEST(Voice, stop_before_the_sound_is_ready_keeps_it_from_ever_playing) {
    VoiceScene scene;
    scene.say(u"您好。");
    scene.voice.stop();
    scene.synthesizer.answerLast();
    scene.clock.advance(10s);
    EXPECT_THAT(scene.story, ElementsAre("started 您好。", "stopped"));
}

TEST(Voice, repeat_says_the_last_again_and_nothing_before_the_first) {
    VoiceScene scene;
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
    VoiceScene scene;
    scene.say(u"余额。");
    scene.voice.forget();
    scene.story.clear();
    scene.voice.repeatLast();
    EXPECT_TRUE(scene.story.empty());
}

TEST(Voice, pause_holds_the_position_and_resume_goes_on_from_it) {
    VoiceScene scene;
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
    VoiceScene scene;
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
    VoiceScene scene;
    scene.say(u"您好。");
    scene.voice.pause();
    scene.voice.resume();
    EXPECT_EQ(scene.voice.state(), Voice::State::Preparing);
    scene.synthesizer.answerLast();
    EXPECT_EQ(scene.voice.state(), Voice::State::Speaking);
}

TEST(Voice, voice_switched_off_starts_and_finishes_without_sound) {
    VoiceScene scene;
    scene.voice.setOn(false);
    scene.say(u"您好。");
    EXPECT_THAT(scene.story, ElementsAre("started 您好。")) << "the end never comes before say() returns";
    scene.turnEvents();
    EXPECT_THAT(scene.story, ElementsAre("started 您好。", "finished"));
    EXPECT_TRUE(scene.synthesizer.asked().empty());
}

TEST(Voice, switching_off_cuts_off_what_is_said) {
    VoiceScene scene;
    scene.say(u"您好。");
    scene.synthesizer.answerLast();
    scene.voice.setOn(false);
    scene.clock.advance(10s);
    EXPECT_THAT(scene.story, ElementsAre("started 您好。", "phrase 0+3", "stopped"));
}

TEST(Voice, private_words_never_come_from_the_loudspeaker) {
    VoiceScene scene;
    scene.say(u"余额六千元。", true);
    scene.turnEvents();
    EXPECT_TRUE(scene.synthesizer.asked().empty());
    EXPECT_THAT(scene.story, ElementsAre("started 余额六千元。", "finished"));
    scene.voice.setHeadset(true);
    scene.voice.repeatLast();
    EXPECT_EQ(scene.synthesizer.asked().size(), 1u);
}

TEST(Voice, pulling_the_headset_cuts_off_private_words_only) {
    VoiceScene scene;
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
    VoiceScene scene;
    scene.say(u"您好。");
    scene.synthesizer.failLast();
    scene.turnEvents();
    EXPECT_THAT(scene.story, ElementsAre("started 您好。", "finished"));
    EXPECT_EQ(scene.voice.state(), Voice::State::Silent);
}

TEST(Voice, rate_counts_from_the_next_utterance) {
    VoiceScene scene;
    Preferences slow;
    slow.speechRate = 0;
    scene.voice.apply(slow);
    scene.say(u"您好。");
    EXPECT_EQ(scene.synthesizer.asked().back().speechRate, 0);
}

TEST(Voice, listener_that_speaks_when_speech_ends_is_heard_next) {
    VoiceScene scene;
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

TEST(Voice, private_words_never_reach_the_audio_device_without_a_headset) {
    VoiceScene scene;
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
    VoiceScene scene;
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
