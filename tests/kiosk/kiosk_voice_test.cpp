// When the kiosk speaks, falls silent and rings, on the whole program: a finger on the real glass, a speech engine and
// an audio device that tell what they were asked.
#include "accessibility/voice/silent_audio_out.h"
#include "drivers/escpos/escpos_printer.h"
#include "kiosk/kiosk.h"
#include "kiosk/screens/amount_model.h"
#include "kiosk/screens/digits_model.h"
#include "kiosk/screens/notice_model.h"
#include "kiosk/screens/secret_model.h"
#include "tests/accessibility/voice/fake_synthesizer.h"
#include "tests/accessibility/voice/noted_audio_out.h"
#include "tests/support/fake_clock.h"
#include "tests/support/finger.h"
#include "tests/support/loopback_usb_bus.h"
#include "tests/support/scripted_bank.h"
#include "tests/support/scripted_card_reader.h"

#include <gmock/gmock.h>

#include <QQuickItem>
#include <QTemporaryDir>
#include <QTest>

namespace evergreen {

namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

QQuickItem* itemNamed(QQuickItem* root, const QString& name) {
    if (!root->isVisible()) return nullptr;
    if (root->objectName() == name) return root;
    for (QQuickItem* child : root->childItems()) {
        if (QQuickItem* const found = itemNamed(child, name)) return found;
    }
    return nullptr;
}

class KioskVoice : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(kiosk.open());
        kiosk.window().show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&kiosk.window()));
        (void)kiosk.window().grabWindow();  // lays the page out
    }

    QPoint placeOf(const char* name) {
        QQuickItem* const item = itemNamed(kiosk.window().contentItem(), QString::fromLatin1(name));
        if (!item) {
            ADD_FAILURE() << name << " is not on the glass";
            return {};
        }
        return item->mapToScene(QPointF(item->width() / 2, item->height() / 2)).toPoint();
    }
    void press(QPoint place) { QTest::touchEvent(&kiosk.window(), finger).press(0, place, &kiosk.window()); }
    void release(QPoint place) { QTest::touchEvent(&kiosk.window(), finger).release(0, place, &kiosk.window()); }

    QString lastAsked() const {
        return synthesizer.asked().empty() ? QString() : synthesizer.asked().back().utterance.text;
    }
    QString words(const char* id) const { return phrasebook.spoken(Text{id, {}}); }

    void show(std::unique_ptr<PageModel> page) { kiosk.screen().setPage(std::move(page), BarModel::Back::OneStep); }
    void showNotice(bool isPrivate) {
        NoticePage page;
        page.head.question = text("balance.question");
        page.head.isPrivate = isPrivate;
        page.primary = {text("notice.good"), {}};
        if (isPrivate) page.lines = {text("transfer.amount.max", Money::yuan(2'000))};
        show(std::make_unique<NoticeModel>(page, phrasebook));
    }

    QTemporaryDir state;
    FakeClock clock;
    ScriptedCardReader reader;
    LoopbackUsbBus bus{clock};
    EscposPrinter printer{bus, clock};
    ScriptedBank bank;
    FakeSynthesizer synthesizer;
    SilentAudioOut silence{clock};
    NotedAudioOut audioOut{silence};
    VirtualHeadsetJack headset;
    Phrasebook phrasebook;
    Phrasebook englishPhrasebook{Language::English};
    Kiosk kiosk{{clock, reader, printer, bank, synthesizer, audioOut, &headset}, PanelMetrics(), state.path()};
    QPointingDevice* finger = newFinger();
};

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

TEST_F(KioskVoice, private_page_is_heard_in_a_headset_only_and_pulling_it_out_cuts_it_off) {
    press({2, 2});
    showNotice(true);
    EXPECT_EQ(lastAsked(), words("balance.question") + u'。') << "what has no figure in it, everybody may hear";
    EXPECT_EQ(lastAsked(), kiosk.screen().caption()->text());
    headset.setPlugged(true);
    EXPECT_TRUE(lastAsked().contains(QStringLiteral("两千元"))) << "at once, without being asked";
    EXPECT_EQ(lastAsked(), kiosk.screen().caption()->text());
    synthesizer.answerLast();
    ASSERT_EQ(kiosk.voice().state(), Voice::State::Speaking);
    headset.setPlugged(false);
    EXPECT_EQ(kiosk.voice().state(), Voice::State::Silent);
    EXPECT_THAT(audioOut.story, ElementsAre("play", "stop"));
}

TEST_F(KioskVoice, keys_on_a_private_page_without_a_headset_are_told_how_to_go_on) {
    QTest::keyClick(&kiosk.window(), Qt::Key_Down);
    showNotice(true);
    ASSERT_TRUE(QTest::qWaitFor([this] { return lastAsked().contains(words("keys.headset")); }));
    EXPECT_TRUE(lastAsked().startsWith(words("balance.question"))) << lastAsked().toStdString();
    EXPECT_TRUE(lastAsked().endsWith(words("notice.good") + u'。')) << "and where the keys are";
    EXPECT_FALSE(lastAsked().contains(QStringLiteral("两千元")));
    headset.setPlugged(true);
    EXPECT_TRUE(lastAsked().contains(QStringLiteral("两千元")));
    EXPECT_TRUE(lastAsked().endsWith(words("notice.good") + u'。'));
    EXPECT_TRUE(synthesizer.asked().back().utterance.isPrivate);
}

TEST_F(KioskVoice, typed_by_keys_is_told_in_number_only_without_a_headset) {
    AmountPage page;
    page.head.question = text("transfer.amount");
    page.max = Money::yuan(2'000);
    show(std::make_unique<AmountModel>(page, phrasebook));
    (void)kiosk.window().grabWindow();
    QTest::keyClick(&kiosk.window(), Qt::Key_2);
    EXPECT_EQ(lastAsked(), phrasebook.spoken(text("keys.entered", 1)) + u'。');
    headset.setPlugged(true);
    QTest::keyClick(&kiosk.window(), Qt::Key_0);
    EXPECT_EQ(lastAsked(), QStringLiteral("二十元。"));
    EXPECT_TRUE(synthesizer.asked().back().utterance.isPrivate);
}

TEST_F(KioskVoice, place_on_a_digit_of_the_pin_is_for_a_headset_and_that_on_a_button_is_not) {
    show(std::make_unique<SecretModel>(SecretPage{}, phrasebook));
    (void)kiosk.window().grabWindow();
    const auto isAt = [this](const char* name) {
        const QQuickItem* const here = kiosk.window().activeFocusItem();
        return here && here->objectName() == QLatin1String(name);
    };
    const auto walkTo = [&](const char* name) {
        for (int step = 0; step < 20 && !isAt(name); ++step) {
            clock.advance(1s);
            QTest::keyClick(&kiosk.window(), Qt::Key_Down);
        }
        return isAt(name);
    };
    ASSERT_TRUE(walkTo("key.5"));
    EXPECT_EQ(lastAsked(), words("keys.private") + u'。');
    ASSERT_TRUE(walkTo("bar.help"));
    EXPECT_EQ(lastAsked(), words("bar.help") + u'。');
    headset.setPlugged(true);
    ASSERT_TRUE(walkTo("key.5"));
    EXPECT_EQ(lastAsked(), QStringLiteral("五。"));
    EXPECT_TRUE(synthesizer.asked().back().utterance.isPrivate);
}

TEST_F(KioskVoice, secret_digits_are_never_said) {
    headset.setPlugged(true);
    show(std::make_unique<SecretModel>(SecretPage{}, phrasebook));
    const auto asked = synthesizer.asked().size();
    auto* secret = qobject_cast<SecretModel*>(kiosk.screen().page());
    for (const int digit : {1, 4, 7}) secret->press(digit);
    secret->erase();
    EXPECT_EQ(synthesizer.asked().size(), asked);
}

TEST_F(KioskVoice, typed_amount_and_number_are_said_into_the_headset) {
    AmountPage amountPage;
    amountPage.head.question = text("transfer.amount");
    amountPage.max = Money::yuan(2000);
    amountPage.note = text("transfer.amount.max", amountPage.max);
    amountPage.isNotePrivate = true;
    show(std::make_unique<AmountModel>(amountPage, phrasebook));
    auto* amount = qobject_cast<AmountModel*>(kiosk.screen().page());
    EXPECT_EQ(lastAsked(), words("transfer.amount")) << "how much there is, is not for the hall";
    const auto asked = synthesizer.asked().size();
    amount->press(2);
    EXPECT_EQ(synthesizer.asked().size(), asked) << "never from the loudspeaker";
    headset.setPlugged(true);
    amount->press(0);
    EXPECT_EQ(lastAsked(), QStringLiteral("二十元。"));
    amount->erase();
    EXPECT_EQ(lastAsked(), QStringLiteral("两元。"));
    for (int i = 0; i < 4; ++i) amount->press(0);
    EXPECT_EQ(lastAsked(), QStringLiteral("太多了，最多 两千元。"));
    show(std::make_unique<DigitsModel>(DigitsPage{}, phrasebook));
    auto* number = qobject_cast<DigitsModel*>(kiosk.screen().page());
    for (const int digit : {6, 2, 2, 2, 0, 1}) number->press(digit);
    EXPECT_EQ(lastAsked(), QStringLiteral("零一。")) << "the second group of four";
    number->erase();
    EXPECT_EQ(lastAsked(), QStringLiteral("去掉 一。"));
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
