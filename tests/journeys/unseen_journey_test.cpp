// Every service with the screen unseen: by keypad, by two switches, by one. The customer acts on nothing but what was
// said, so every decision is answerable from speech. Spec: EN 301 549 v3.2.1 §5.1.3; VVSG 2.0 (non-visual operation).
#include "tests/journeys/unseen_hand.h"
#include "tests/journeys/visit_bed.h"

#include <gtest/gtest.h>

#include <QTest>

namespace evergreen {

namespace {

/// With one switch the place moves on by itself, after its words and a rest: a visit would take ten minutes. Faster
/// than this, a busy machine is too slow for the customer.
constexpr int kHurry = 4;

class Unseen : public testing::TestWithParam<Means> {
protected:
    void SetUp() override {
        ASSERT_TRUE(bed.kiosk.open());
        bed.kiosk.window().show();
        bed.kiosk.window().requestActivate();
        ASSERT_TRUE(hears("welcome.question"));
        if (GetParam() == Means::OneSwitch) {
            bed.kioskClock.hurry(kHurry);
            holdMover();
        }
        bed.insert(QStringLiteral("mei"));
        ASSERT_TRUE(hears("pin.question") && hand.types(kDemoPin) && chooses("keypad.finish"))
            << hand.complaint().toStdString();
    }

    /// What was done went right, the PIN was never said, and the card comes back.
    void TearDown() override {
        EXPECT_EQ(hand.complaint().toStdString(), "");
        if (HasFailure()) std::printf("%s\n", qPrintable(hand.transcript().join(u'\n')));
        const QString spokenPin = QStringLiteral("123456");
        // What the customer has is for a headset alone; none is plugged in.
        const QString balance = QStringLiteral("六千五百一十二元三角");
        for (const QString& line : hand.transcript()) {
            EXPECT_FALSE(line.contains(spokenPin) || line.contains(QStringLiteral("有 ") + balance))
                << line.toStdString();
        }
        EXPECT_TRUE(hears("menu.question") && chooses("bar.returnCard") && hears("goodbye.question"))
            << hand.complaint().toStdString();
        bed.slot.remove();
    }

    void holdMover() {
        QTest::keyPress(&bed.kiosk.window(), static_cast<Qt::Key>(KeyInput::moverKey));
        ASSERT_TRUE(hears("keys.automatic")) << hand.complaint().toStdString();
        QTest::keyRelease(&bed.kiosk.window(), static_cast<Qt::Key>(KeyInput::moverKey));
    }

    QString words(const char* id) const { return phrasebook.spoken(text(id)); }
    bool hears(const char* id) { return hand.hears(words(id)); }
    bool chooses(const char* id) { return hand.chooses(words(id)); }

    Phrasebook phrasebook;
    VisitBed bed;
    UnseenHand hand{bed.kiosk, bed.kioskClock, GetParam()};
};

}  // namespace

TEST_P(Unseen, balance_is_asked_and_printed) {
    ASSERT_TRUE(hears("menu.question") && chooses("balance.label") && hears("balance.question"));
    ASSERT_TRUE(chooses("receipt.print") && hears("receipt.printed") && chooses("receipt.taken"));
    EXPECT_EQ(bed.paper.receipts().size(), 1U);
}

TEST_P(Unseen, pension_is_asked) {
    ASSERT_TRUE(hears("menu.question") && chooses("pension.label") && hears("pension.question"));
    ASSERT_TRUE(chooses("facts.seen"));
}

TEST_P(Unseen, statement_is_asked) {
    ASSERT_TRUE(hears("menu.question") && chooses("statement.label") && hears("statement.which"));
    ASSERT_TRUE(hand.chooses(QStringLiteral("存折")) && hears("statement.question") && chooses("facts.seen"));
}

TEST_P(Unseen, money_is_sent) {
    ASSERT_TRUE(hears("menu.question") && chooses("transfer.label") && hears("transfer.whom"));
    ASSERT_TRUE(hand.chooses(QStringLiteral("禾")) && hears("transfer.from") && hand.chooses(QStringLiteral("储蓄卡")));
    ASSERT_TRUE(hears("transfer.amount") && hand.types(QStringLiteral("2000")) &&
                hand.hears(QStringLiteral("两千元")) && chooses("keypad.finish"));
    ASSERT_TRUE(hears("transfer.phone") && chooses("transfer.phone.no") && hears("transfer.speed") &&
                chooses("transfer.speed.tomorrow") && hears("transfer.confirm") && chooses("transfer.confirm.yes"));
    ASSERT_TRUE(hears("transfer.pending") && chooses("receipt.none"));
    EXPECT_EQ(bed.sandbox.balanceOf(QStringLiteral("held")), 2000'00);
}

INSTANTIATE_TEST_SUITE_P(ByKeys, Unseen, testing::Values(Means::Keypad, Means::TwoSwitches, Means::OneSwitch),
                         [](const auto& means) {
                             return means.param == Means::Keypad        ? "keypad"
                                    : means.param == Means::TwoSwitches ? "switches"
                                                                        : "switch";
                         });

}  // namespace evergreen
