#include "kiosk/visit/reception.h"

#include "kiosk/journal/journal.h"
#include "tests/support/fake_clock.h"
#include "tests/support/scripted_bank.h"
#include "tests/support/scripted_card_reader.h"
#include "tests/support/scripted_dialogue.h"

#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QTemporaryDir>
#include <QTest>

namespace evergreen {

namespace {

class NoReceipts final : public ReceiptDesk {
public:
    QCoro::Task<> print(ReceiptText) override { co_return; }
};

class ReceptionTest : public testing::Test {
protected:
    void SetUp() override {
        reception.open();
        reader.insert(ScriptedCard());
    }

    /// Cards answer from the event loop.
    bool comesTo(Reception::State state) {
        return QTest::qWaitFor([this, state] { return reception.state() == state; });
    }

    /// The card out, the last page read, welcome: nothing stays under way.
    void expectWelcomeAfterCardIsOut() {
        reader.remove();
        clock.advance(std::chrono::seconds(10));
        EXPECT_TRUE(comesTo(Reception::State::Waiting));
        EXPECT_TRUE(bank.sessionClosed);
    }

    QTemporaryDir folder;
    FakeClock clock;
    ScriptedDialogue customer;
    ScriptedCardReader reader;
    ScriptedBank bank;
    Journal journal{folder.filePath(QStringLiteral("journal.db"))};
    NoReceipts receipts;
    Reception reception{{customer, reader, bank, journal, receipts, clock}, text("branch.name")};
};

}  // namespace

TEST_F(ReceptionTest, bank_that_is_slow_to_say_goodbye_does_not_hold_the_card) {
    Waiter<bool> slow;
    bank.closingTakes = &slow;
    customer.expect("pin.question", QByteArray("123456"));
    customer.expect("menu.question", ScriptedDialogue::Back{});
    ASSERT_TRUE(QTest::qWaitFor([this] { return customer.hasHeard("goodbye.question"); }));
    EXPECT_FALSE(bank.sessionClosed);
    slow.give(true);
    expectWelcomeAfterCardIsOut();
}

TEST_F(ReceptionTest, third_wrong_pin_is_the_last) {
    bank.wrongPins = 3;
    customer.expect("pin.question", QByteArray("111111"));
    customer.expect("pin.again", QByteArray("111111"));
    customer.expect("pin.again", QByteArray("111111"));
    ASSERT_TRUE(QTest::qWaitFor([this] { return customer.hasHeard("failure.pin-blocked.question"); }));
    EXPECT_EQ(bank.pinsSeen, 3);
    expectWelcomeAfterCardIsOut();
}

TEST_F(ReceptionTest, customer_who_forgets_the_card_is_told_again) {
    customer.expect("pin.question", ScriptedDialogue::Back{});
    ASSERT_TRUE(QTest::qWaitFor([this] { return customer.hasHeard("goodbye.question"); }));
    const auto told = [this] {
        const auto& heard = customer.heard();
        return std::count(heard.begin(), heard.end(), QByteArray("goodbye.question"));
    };
    EXPECT_EQ(told(), 1);
    clock.advance(std::chrono::seconds(31));
    EXPECT_EQ(told(), 3);
    expectWelcomeAfterCardIsOut();
}

}  // namespace evergreen
