// When the kiosk speaks, falls silent and rings.
#include "tests/kiosk/kiosk_voice_bed.h"

#include <gmock/gmock.h>

namespace evergreen {

namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

}  // namespace

TEST_F(KioskVoice, touch_cuts_off_speech_at_once_and_the_caption_stays) {
    synthesizer.answerLast();
    ASSERT_EQ(kiosk.voice().state(), Voice::State::Speaking);
    const QString caption = kiosk.screen().caption()->text();
    press({2, 2});
    EXPECT_EQ(kiosk.voice().state(), Voice::State::Silent) << "before the finger is even lifted";
    EXPECT_THAT(audioOut.story, ElementsAre("play", "stop"));
    EXPECT_EQ(kiosk.screen().caption()->text(), caption);
    EXPECT_FALSE(caption.isEmpty());
    release({2, 2});
    showNotice(false);
    synthesizer.answerLast();
    EXPECT_EQ(kiosk.voice().state(), Voice::State::Speaking) << "the next page is said";
}

TEST_F(KioskVoice, touch_before_the_sound_is_ready_keeps_it_from_playing) {
    ASSERT_EQ(kiosk.voice().state(), Voice::State::Preparing);
    press({2, 2});
    synthesizer.answerLast();
    EXPECT_THAT(audioOut.story, IsEmpty());
}

TEST_F(KioskVoice, touch_on_say_it_again_does_not_cut_it_off_and_says_it_again) {
    synthesizer.answerLast();
    const QPoint again = placeOf("bar.again");
    press(again);
    EXPECT_EQ(kiosk.voice().state(), Voice::State::Speaking);
    const auto asked = synthesizer.asked().size();
    release(again);
    EXPECT_EQ(synthesizer.asked().size(), asked + 1);
    EXPECT_EQ(lastAsked(), kiosk.screen().caption()->text());
}

TEST_F(KioskVoice, caption_is_held_and_goes_on_at_a_touch) {
    CaptionModel& caption = *kiosk.screen().caption();
    synthesizer.answerLast();
    EXPECT_EQ(caption.steerLabel(), words("caption.hold"));
    const QPoint pause = placeOf("voice.pause");
    press(pause);
    EXPECT_EQ(kiosk.voice().state(), Voice::State::Speaking) << "the finger itself does not cut it off";
    release(pause);
    EXPECT_EQ(kiosk.voice().state(), Voice::State::Paused);
    EXPECT_EQ(caption.steerLabel(), words("caption.goOn"));
    caption.steer();
    EXPECT_EQ(kiosk.voice().state(), Voice::State::Speaking);
    clock.advance(1min);
    ASSERT_EQ(kiosk.voice().state(), Voice::State::Silent);
    EXPECT_EQ(caption.steerLabel(), words("bar.again"));
    caption.steer();
    EXPECT_EQ(kiosk.voice().state(), Voice::State::Preparing) << "nothing to hold: said once more";
}

TEST_F(KioskVoice, keys_hold_the_words_too_and_never_walk_there) {
    const auto isAtPause = [this] {
        const QQuickItem* const here = kiosk.window().activeFocusItem();
        return here && here->objectName() == QStringLiteral("voice.pause");
    };
    synthesizer.answerLast();
    QTest::keyClick(&kiosk.window(), Qt::Key_0);
    EXPECT_EQ(kiosk.voice().state(), Voice::State::Paused);
    QTest::keyClick(&kiosk.window(), Qt::Key_Pause);
    EXPECT_EQ(kiosk.voice().state(), Voice::State::Speaking);
    for (int step = 0; step < 20; ++step) {
        clock.advance(1s);
        QTest::keyClick(&kiosk.window(), Qt::Key_Down);
        EXPECT_FALSE(isAtPause());
    }
    press(placeOf("voice.pause"));
    EXPECT_FALSE(isAtPause()) << "a touch leaves the keys where they are";
    release(placeOf("voice.pause"));
}

TEST_F(KioskVoice, every_step_of_rate_and_volume_is_answered_in_words) {
    ComfortModel& comfort = *kiosk.screen().comfortModel();
    comfort.choose(3, 0);
    EXPECT_EQ(lastAsked(), words("comfort.slower") + u'。');
    EXPECT_EQ(synthesizer.asked().back().speechRate, Preferences::rateNormal - 1) << "at the new rate already";
    for (int step = 0; step < Preferences::rateLast; ++step) comfort.choose(3, 0);
    EXPECT_EQ(kiosk.comfort().preferences().speechRate, 0);
    EXPECT_EQ(lastAsked(), words("comfort.slowest") + u'。');
    comfort.choose(3, 1);
    EXPECT_EQ(lastAsked(), words("comfort.faster") + u'。');
    comfort.choose(2, 3);
    EXPECT_EQ(lastAsked(), words("comfort.louder") + u'。');
    for (int step = 0; step <= Preferences::volumeLast; ++step) comfort.choose(2, 2);
    EXPECT_EQ(kiosk.comfort().preferences().volume, 0);
    EXPECT_EQ(lastAsked(), words("comfort.softest") + u'。');
    EXPECT_EQ(kiosk.screen().caption()->text(), lastAsked());
}

TEST_F(KioskVoice, end_of_a_visit_puts_rate_back_without_a_word) {
    kiosk.comfort().step(Comfort::Step::Faster);
    const auto asked = synthesizer.asked().size();
    kiosk.comfort().reset();
    EXPECT_EQ(synthesizer.asked().size(), asked);
}

TEST_F(KioskVoice, chime_goes_before_the_question_and_neither_overlaps) {
    synthesizer.answerLast();
    kiosk.screen().openStillThere();
    synthesizer.answerLast();
    EXPECT_THAT(audioOut.story, ElementsAre("play", "stop", "play"));
    EXPECT_EQ(audioOut.played.back(), chimeSound(Chime::Question));
    clock.advance(chimeMax);
    EXPECT_THAT(audioOut.story, ElementsAre("play", "stop", "play", "finished", "play"));
    EXPECT_EQ(kiosk.voice().state(), Voice::State::Speaking);
}

TEST_F(KioskVoice, chime_rings_for_the_card_also_with_the_voice_off) {
    Preferences quiet;
    quiet.voiceOn = false;
    kiosk.comfort().set(quiet);
    audioOut.played.clear();
    ScriptedCard mute;
    mute.isMute = true;
    reader.insert(mute);
    clock.advance(1s);
    ASSERT_EQ(kiosk.reception().state(), Reception::State::ReturningCard);
    EXPECT_THAT(audioOut.played, ElementsAre(chimeSound(Chime::CardReturn)));
    clock.advance(16s);
    EXPECT_EQ(audioOut.played.size(), 2U) << "again with the reminder";
    reader.remove();
}

TEST_F(KioskVoice, utterance_tells_which_messages_it_is_made_of) {
    NoticePage page;
    page.head.question = text("goodbye.question");
    page.lines = {text("transfer.amount.max", Money::yuan(50'000)), text("goodbye.takeCard")};
    for (const Phrasebook* own : {&phrasebook, &englishPhrasebook}) {
        Preferences preferences;
        preferences.language = own->language();
        kiosk.comfort().set(preferences);
        show(std::make_unique<NoticeModel>(page, *own));
        const Utterance& said = synthesizer.asked().back().utterance;
        ASSERT_EQ(said.parts.size(), 2U) << said.text.toStdString();
        for (const UtterancePart& part : said.parts) {
            EXPECT_EQ(said.text.mid(part.start, part.length), own->spoken(Text{part.message, {}}));
        }
        EXPECT_EQ(said.parts[1].message, QByteArray("goodbye.takeCard"));
    }
}

}  // namespace evergreen
