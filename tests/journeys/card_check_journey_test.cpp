// A customer whose card proves itself at the bank: nothing to see of it when it does; told and sent to the counter when
// it does not.
#include "tests/journeys/hand.h"
#include "tests/journeys/visit_bed.h"

#include <gtest/gtest.h>

#include <QFile>

namespace evergreen {

namespace {

class CardCheckJourney : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(bed.kiosk.open());
        bed.kiosk.window().show();
        expectPage("welcome.question");
    }

    void enterPin() {
        expectPage("pin.question");
        EXPECT_TRUE(hand.types(kDemoPin) && hand.taps(QStringLiteral("key.finish"))) << hand.complaint().toStdString();
    }
    void expectPage(const char* question) { EXPECT_TRUE(hand.sees(question)) << hand.complaint().toStdString(); }

    void takeCardOut() {
        bed.slot.remove();
        expectPage("welcome.question");
    }

    /// The demo card's number and name on a chip without its keys.
    QString copiedCard() const {
        const QString path = bed.state.filePath(QStringLiteral("copy.json"));
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(R"({"aid": "A000000333010101", "label": "PBOC DEBIT", "pan": "9999990000000000121",
            "sequence": "01", "holder": "DEMO/ONLINE", "effective": "2022-05-01", "expiry": "2032-05-31"})");
        return path;
    }

    Album album{QString()};
    VisitBed bed;
    Hand hand{bed.kiosk, album};
};

}  // namespace

TEST_F(CardCheckJourney, card_with_its_key_is_served_at_every_visit) {
    for (int visits = 0; visits < 2; ++visits) {
        bed.insert(QStringLiteral("demo-online"));
        enterPin();
        expectPage("menu.question");
        EXPECT_TRUE(hand.taps(QStringLiteral("choice.0"))) << hand.complaint().toStdString();
        expectPage("balance.question");
        takeCardOut();
    }
}

TEST_F(CardCheckJourney, copy_of_a_card_is_refused_and_the_real_one_served_after_it) {
    bed.insert(copiedCard());
    enterPin();
    expectPage("failure.card-damaged.question");
    takeCardOut();
    bed.insert(QStringLiteral("demo-online"));
    enterPin();
    expectPage("menu.question");
    takeCardOut();
}

TEST_F(CardCheckJourney, bank_that_is_away_while_the_card_proves_itself_ends_the_visit) {
    bed.insert(QStringLiteral("demo-online"));
    expectPage("pin.question");
    bed.sandbox.say("drop-after-commit");
    enterPin();
    expectPage("failure.bank-unreachable.question");
    bed.sandbox.say("normal");
    takeCardOut();
    bed.insert(QStringLiteral("demo-online"));
    enterPin();
    expectPage("menu.question");
    QString reversed;
    bed.sandbox.sandbox().withBooks([&](Books& books) {
        const auto rows = books.database.run(
            QStringLiteral("SELECT reversed_why FROM card_authorisation WHERE reversed_at IS NOT NULL"));
        if (rows.size() == 1) reversed = rows.front().front().toString();
    });
    EXPECT_EQ(reversed, QStringLiteral("no-answer")) << "the next visit has told the bank";
    takeCardOut();
}

}  // namespace evergreen
