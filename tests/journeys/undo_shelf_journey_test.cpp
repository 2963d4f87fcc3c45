// Money on its way is found on the first page and taken back, touch by touch, at a kiosk with the real bank behind it.
#include "backend/bank_sandbox/books.h"
#include "tests/journeys/hand.h"
#include "tests/journeys/visit_bed.h"

#include <gtest/gtest.h>

namespace evergreen {

namespace {

const QString kMeiCard = QStringLiteral("mei-card");

/// What another kiosk sent an hour ago.
void sendFromElsewhere(VisitBed& bed, Money amount) {
    bed.sandbox.sandbox().withBooks([&](Books& books) {
        PlacedOrder order;
        order.key = QStringLiteral("00112233445566778899aabbccddeeff");
        order.signature.kiosk = QStringLiteral("kiosk-0002");
        order.person = QStringLiteral("mei");
        order.fromAccount = kMeiCard;
        order.payee = books.vault.payeeIdOf(QStringLiteral("9999990000000000071"));
        order.amount = amount.minor;
        const auto verdict = books.transfers.place(order);
        ASSERT_TRUE(verdict.ok() && verdict->refused.isEmpty());
    });
}

bool signsIn(VisitBed& bed, Hand& hand) {
    if (!hand.sees("welcome.question")) return false;
    bed.insert(QStringLiteral("mei"));
    return hand.sees("pin.question") && hand.types(kDemoPin) && hand.taps(QStringLiteral("key.finish"));
}

bool takesMoneyBack(Hand& hand) {
    return hand.sees("menu.question") && hand.taps(QStringLiteral("choice.0")) && hand.sees("shelf.takeBack") &&
           hand.taps(QStringLiteral("primary")) && hand.sees("shelf.takenBack") &&
           hand.taps(QStringLiteral("primary")) && hand.sees("receipt.printed") && hand.taps(QStringLiteral("primary"));
}

/// The line is gone: the first choice is the balance again.
bool findsNothingMore(VisitBed& bed, Hand& hand) {
    if (!hand.sees("menu.question") || !hand.taps(QStringLiteral("choice.0")) || !hand.sees("balance.question"))
        return false;
    bed.slot.remove();
    return hand.sees("welcome.question");
}

}  // namespace

TEST(UndoShelfJourney, money_sent_elsewhere_is_on_the_first_page_and_comes_back) {
    VisitBed bed;
    const std::int64_t before = bed.sandbox.balanceOf(kMeiCard);
    sendFromElsewhere(bed, Money::yuan(2'000));
    ASSERT_EQ(bed.sandbox.balanceOf(kMeiCard), before - Money::yuan(2'000).minor);
    const QTemporaryDir pictures;
    Album album(qEnvironmentVariable("EVERGREEN_ALBUM", pictures.path()));
    ASSERT_TRUE(bed.kiosk.open());
    bed.kiosk.window().show();
    Hand hand(bed.kiosk, album);
    EXPECT_TRUE(signsIn(bed, hand) && takesMoneyBack(hand) && findsNothingMore(bed, hand))
        << hand.complaint().toStdString();
    EXPECT_EQ(bed.sandbox.balanceOf(kMeiCard), before);
    EXPECT_EQ(bed.paper.receipts().size(), 1U);
    EXPECT_TRUE(album.close());
}

}  // namespace evergreen
