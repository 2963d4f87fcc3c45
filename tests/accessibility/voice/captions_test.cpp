#include "accessibility/voice/captions.h"

#include "accessibility/voice/silent_audio_out.h"
#include "tests/accessibility/voice/fake_synthesizer.h"
#include "tests/support/fake_clock.h"

#include <gtest/gtest.h>

namespace evergreen {

namespace {

using namespace std::chrono_literals;

struct Scene {
    FakeClock clock;
    FakeSynthesizer synthesizer;
    SilentAudioOut audioOut{clock};
    Voice voice{synthesizer, audioOut};
    Captions captions{voice};

    QString highlighted() const { return captions.text().mid(captions.highlightStart(), captions.highlightLength()); }
};

const QString kText = QStringLiteral("您好。要转多少钱？请按数字。");

}  // namespace

TEST(Captions, text_is_there_before_any_sound) {
    Scene scene;
    scene.voice.say({kText});
    EXPECT_EQ(scene.captions.text(), kText);
    EXPECT_EQ(scene.captions.highlightLength(), 0);
}

TEST(Captions, each_phrase_is_highlighted_within_100_ms_of_being_heard) {
    Scene scene;
    scene.voice.say({kText});
    scene.synthesizer.answerLast();
    EXPECT_EQ(scene.highlighted(), QStringLiteral("您好。"));
    scene.clock.advance(3 * FakeSynthesizer::letterLength + 100ms);
    EXPECT_EQ(scene.highlighted(), QStringLiteral("要转多少钱？"));
    scene.clock.advance(6 * FakeSynthesizer::letterLength);
    EXPECT_EQ(scene.highlighted(), QStringLiteral("请按数字。"));
    scene.clock.advance(5s);
    EXPECT_EQ(scene.highlighted(), QString());
    EXPECT_EQ(scene.captions.text(), kText) << "the words stay for those who read slowly";
}

TEST(Captions, whole_text_shows_when_the_voice_is_off) {
    Scene scene;
    scene.voice.setOn(false);
    scene.voice.say({kText});
    scene.clock.advance(5s);
    EXPECT_EQ(scene.captions.text(), kText);
    EXPECT_EQ(scene.captions.highlightLength(), 0);
}

TEST(Captions, highlight_of_the_old_text_never_meets_the_new_text) {
    Scene scene;
    scene.voice.say({kText});
    scene.synthesizer.answerLast();
    scene.clock.advance(1s);
    QObject::connect(&scene.captions, &Captions::textChanged, &scene.captions,
                     [&] { EXPECT_EQ(scene.captions.highlightLength(), 0); });
    scene.voice.say({QStringLiteral("好。")});
    EXPECT_EQ(scene.captions.text(), QStringLiteral("好。"));
}

TEST(Captions, clear_leaves_nothing_for_the_next_customer) {
    Scene scene;
    scene.voice.say({kText});
    scene.captions.clear();
    EXPECT_TRUE(scene.captions.text().isEmpty());
}

}  // namespace evergreen
