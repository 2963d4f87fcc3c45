// What only a headset hears: private pages, and what is typed.
#include "kiosk/screens/amount_model.h"
#include "kiosk/screens/digits_model.h"
#include "kiosk/screens/secret_model.h"
#include "tests/kiosk/kiosk_voice_bed.h"

#include <gmock/gmock.h>

namespace evergreen {

namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;

}  // namespace

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

}  // namespace evergreen
