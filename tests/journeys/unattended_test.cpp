// What one person chose must not meet the next, even when no card was ever in.
#include "accessibility/voice/espeak_synthesizer.h"
#include "accessibility/voice/silent_audio_out.h"
#include "drivers/escpos/escpos_printer.h"
#include "kiosk/kiosk.h"
#include "tests/support/fake_clock.h"
#include "tests/support/finger.h"
#include "tests/support/loopback_usb_bus.h"
#include "tests/support/scripted_bank.h"
#include "tests/support/scripted_card_reader.h"

#include <gtest/gtest.h>

#include <QTemporaryDir>
#include <QTest>

namespace evergreen {

namespace {

class Unattended : public testing::Test {
protected:
    void SetUp() override { ASSERT_TRUE(kiosk.open()); }

    /// A finger where nothing is to be pressed.
    void touch() {
        const QPoint place(2, 2);
        QTest::touchEvent(&kiosk.window(), finger).press(0, place, &kiosk.window());
        QTest::touchEvent(&kiosk.window(), finger).release(0, place, &kiosk.window());
    }

    void chooseEnglish() {
        Preferences english;
        english.language = Language::English;
        kiosk.comfort().set(english);
    }

    QTemporaryDir state;
    FakeClock clock;
    ScriptedCardReader reader;
    LoopbackUsbBus bus{clock};
    EscposPrinter printer{bus, clock};
    ScriptedBank bank;
    EspeakSynthesizer synthesizer;
    SilentAudioOut audioOut{clock};
    Kiosk kiosk{{clock, reader, printer, bank, synthesizer, audioOut}, PanelMetrics(), state.path()};
    QPointingDevice* finger = newFinger();
};

}  // namespace

TEST_F(Unattended, choices_of_who_walked_away_are_forgotten) {
    touch();
    chooseEnglish();
    kiosk.screen().openComfort();
    clock.advance(Kiosk::unattendedAfter - std::chrono::seconds(1));
    EXPECT_NE(kiosk.comfort().preferences(), Preferences());
    clock.advance(std::chrono::seconds(1));
    EXPECT_EQ(kiosk.comfort().preferences(), Preferences());
    EXPECT_EQ(kiosk.screen().overlay(), KioskScreen::NoOverlay);
}

TEST_F(Unattended, touch_keeps_the_choices) {
    touch();
    chooseEnglish();
    clock.advance(Kiosk::unattendedAfter - std::chrono::seconds(1));
    touch();
    clock.advance(Kiosk::unattendedAfter - std::chrono::seconds(1));
    EXPECT_NE(kiosk.comfort().preferences(), Preferences());
}

TEST_F(Unattended, scan_by_one_switch_keeps_the_choices_until_it_ends) {
    constexpr auto mover = static_cast<Qt::Key>(KeyInput::moverKey);
    QTest::keyPress(&kiosk.window(), mover);
    clock.advance(SwitchScan::holdFor);
    QTest::keyRelease(&kiosk.window(), mover);
    chooseEnglish();
    clock.advance(Kiosk::unattendedAfter + std::chrono::seconds(1));
    EXPECT_NE(kiosk.comfort().preferences(), Preferences());
    clock.advance(SwitchScan::placesMax * SwitchScan::wordsMax + 2 * Kiosk::unattendedAfter);
    EXPECT_EQ(kiosk.comfort().preferences(), Preferences());
}

TEST_F(Unattended, who_waits_for_help_keeps_the_lamp) {
    touch();
    kiosk.screen().bar()->help();
    clock.advance(2 * Kiosk::unattendedAfter);
    EXPECT_EQ(kiosk.screen().overlay(), KioskScreen::HelpOverlay);
    EXPECT_TRUE(kiosk.lamp().isLit());
}

}  // namespace evergreen
