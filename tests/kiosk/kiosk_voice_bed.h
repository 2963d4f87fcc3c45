#pragma once

#include "accessibility/voice/silent_audio_out.h"
#include "drivers/escpos/escpos_printer.h"
#include "kiosk/kiosk.h"
#include "kiosk/screens/notice_model.h"
#include "tests/accessibility/voice/fake_synthesizer.h"
#include "tests/accessibility/voice/noted_audio_out.h"
#include "tests/support/fake_clock.h"
#include "tests/support/finger.h"
#include "tests/support/loopback_usb_bus.h"
#include "tests/support/scripted_bank.h"
#include "tests/support/scripted_card_reader.h"

#include <gtest/gtest.h>

#include <QQuickItem>
#include <QTemporaryDir>
#include <QTest>

namespace evergreen {

inline QQuickItem* itemNamed(QQuickItem* root, const QString& name) {
    if (!root->isVisible()) return nullptr;
    if (root->objectName() == name) return root;
    for (QQuickItem* child : root->childItems()) {
        if (QQuickItem* const found = itemNamed(child, name)) return found;
    }
    return nullptr;
}

/// The whole program with a finger on its glass, a speech engine and an audio device that tell what they were asked.
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

}  // namespace evergreen
