#include "tests/accessibility/voice/noted_audio_out.h"
#include "tests/accessibility/voice/voice_scene.h"

#include <gmock/gmock.h>

namespace evergreen {

namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;

}  // namespace

TEST(VoiceChime, words_wait_until_the_chime_has_sounded) {
    VoiceScene scene;
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

TEST(VoiceChime, words_made_after_the_chime_are_not_held_up_by_it) {
    VoiceScene scene;
    scene.voice.ring(Chime::Question);
    scene.say(u"您好。");
    scene.clock.advance(chimeMax);
    scene.synthesizer.answerLast();
    EXPECT_EQ(scene.voice.state(), Voice::State::Speaking);
}

TEST(VoiceChime, chime_cuts_off_what_is_said_and_two_never_sound_at_once) {
    VoiceScene scene;
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

TEST(VoiceChime, chime_sounds_with_the_voice_off_and_is_no_utterance) {
    VoiceScene scene;
    NotedAudioOut noted(scene.audioOut);
    Voice voice(scene.synthesizer, noted);
    voice.setOn(false);
    voice.ring(Chime::Question);
    EXPECT_THAT(noted.story, ElementsAre("play"));
    EXPECT_EQ(voice.state(), Voice::State::Silent);
    scene.clock.advance(10s);
    EXPECT_THAT(noted.story, ElementsAre("play", "finished"));
}

TEST(VoiceChime, pause_during_the_chime_holds_the_words_until_resume) {
    VoiceScene scene;
    scene.voice.ring(Chime::Question);
    scene.say(u"您好。");
    scene.synthesizer.answerLast();
    scene.voice.pause();
    scene.clock.advance(1min);
    EXPECT_THAT(scene.story, ElementsAre("started 您好。"));
    scene.voice.resume();
    EXPECT_EQ(scene.voice.state(), Voice::State::Speaking);
}

TEST(VoiceChime, resume_during_the_chime_still_waits_for_its_end) {
    VoiceScene scene;
    scene.voice.ring(Chime::Question);
    scene.say(u"您好。");
    scene.synthesizer.answerLast();
    scene.voice.pause();
    scene.voice.resume();
    EXPECT_EQ(scene.voice.state(), Voice::State::Preparing);
    scene.clock.advance(chimeMax);
    EXPECT_EQ(scene.voice.state(), Voice::State::Speaking);
}

}  // namespace evergreen
