// Every service there is, touched on the real screen from the card to its receipt and back, against the sandbox bank
// and the devices' drivers. A service without a way fails.
#include "tests/journeys/hand.h"
#include "tests/journeys/service_ways.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace evergreen {

namespace {

class ErrandsByTouch : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(bed.kiosk.open());
        bed.kiosk.window().show();
        ASSERT_TRUE(hand.sees("welcome.question")) << hand.complaint().toStdString();
    }

    void walk(const std::vector<Answer>& steps) {
        for (const Answer& step : steps) {
            ASSERT_TRUE(hand.sees(step.question) && hand.types(step.digits) && hand.tapsWords(step.chosen))
                << hand.complaint().toStdString();
        }
    }

    Album album{qEnvironmentVariable("EVERGREEN_ERRANDS_ALBUM")};
    VisitBed bed;
    Hand hand{bed.kiosk, album};
};

class ErrandOf : public ErrandsByTouch, public testing::WithParamInterface<std::size_t> {};

}  // namespace

TEST_P(ErrandOf, is_done_by_touch_and_the_card_comes_back) {
    const Service& service = *everyServiceThereIs()[GetParam()];
    const ServiceWay* const way = wayThrough(service);
    ASSERT_NE(way, nullptr) << "no way through " << service.id;
    way->before(bed);
    const auto before = bed.sandbox.balanceOf(QStringLiteral("mei-card"));

    bed.insert(way->customer);
    ASSERT_NO_FATAL_FAILURE(walk({{"pin.question", text("keypad.finish"), kDemoPin}}));
    ASSERT_NO_FATAL_FAILURE(walk(wayInto(service)));
    ASSERT_NO_FATAL_FAILURE(walk(way->steps));
    ASSERT_NO_FATAL_FAILURE(walk({returnsCard()}));
    ASSERT_TRUE(hand.sees("goodbye.question")) << hand.complaint().toStdString();

    EXPECT_EQ(bed.paper.receipts().size(), way->papers);
    const auto change = bed.sandbox.balanceOf(QStringLiteral("mei-card")) - before;
    constexpr std::int64_t interestMost = 30'00;
    EXPECT_GE(change, way->cardChange);
    EXPECT_LE(change, way->cardChange > 0 ? way->cardChange + interestMost : way->cardChange);
    bed.sandbox.sandbox().withBooks([](Books& books) { EXPECT_TRUE(books.ledger.balances()); });
    bed.slot.remove();
}

INSTANTIATE_TEST_SUITE_P(EveryService, ErrandOf, testing::Range(std::size_t{0}, everyServiceThereIs().size()),
                         [](const auto& each) { return nameOf(*everyServiceThereIs()[each.param]); });

TEST_F(ErrandsByTouch, without_a_card_a_ticket_is_taken_and_the_welcome_page_comes_back) {
    const auto hasPrinter = [this] { return bed.printer.device() == ReceiptPrinter::Device::Online; };
    ASSERT_TRUE(hand.waitsFor(hasPrinter, QStringLiteral("the printer"))) << hand.complaint().toStdString();
    ASSERT_NO_FATAL_FAILURE(walk({{"welcome.question", text("welcome.withoutCard")}}));
    ASSERT_NO_FATAL_FAILURE(walk(ticketInTheLobby()));
    EXPECT_TRUE(hand.sees("welcome.question")) << hand.complaint().toStdString();
    EXPECT_EQ(bed.paper.receipts().size(), 1U);
}

TEST_F(ErrandsByTouch, card_that_comes_in_meanwhile_goes_first) {
    ASSERT_NO_FATAL_FAILURE(walk({{"welcome.question", text("welcome.withoutCard")}}));
    ASSERT_TRUE(hand.sees("lobby.question")) << hand.complaint().toStdString();
    bed.insert(QStringLiteral("mei"));
    EXPECT_TRUE(hand.sees("pin.question")) << hand.complaint().toStdString();
    bed.slot.remove();
    EXPECT_TRUE(hand.sees("failure.card-removed.question")) << hand.complaint().toStdString();
}

}  // namespace evergreen
