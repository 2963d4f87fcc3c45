// Every service with the screen unseen: by keypad, by two switches, by one. The customer acts on nothing but what was
// heard, so every decision is answerable from speech. A service without a way fails. What takes one switch longest is
// left to scripts/test-one-switch. Spec: EN 301 549 v3.2.1 §5.1.3; VVSG 2.0 (non-visual operation).
#include "tests/journeys/unseen_visit.h"

namespace evergreen {

namespace {

using Task = std::tuple<std::size_t, Means>;

class Unseen : public UnseenVisit, public testing::WithParamInterface<Task> {
protected:
    Unseen() : UnseenVisit(std::get<Means>(GetParam())) {}
};

std::string nameOfTask(const testing::TestParamInfo<Task>& task) {
    return nameOf(*everyServiceThereIs()[std::get<std::size_t>(task.param)]) + "_by_" +
           nameOf(std::get<Means>(task.param));
}

const auto kServices = testing::Range(std::size_t{0}, everyServiceThereIs().size());

}  // namespace

TEST_P(Unseen, service_is_done_from_what_is_heard_and_the_card_comes_back) {
    const Service& service = *everyServiceThereIs()[std::get<std::size_t>(GetParam())];
    const ServiceWay* const way = wayThrough(service);
    ASSERT_NE(way, nullptr) << "no way through " << service.id;
    way->before(bed);
    const auto before = bed.sandbox.balanceOf(QStringLiteral("mei-card"));

    ASSERT_NO_FATAL_FAILURE(signIn(way->customer));
    ASSERT_NO_FATAL_FAILURE(walk(wayInto(service)));
    ASSERT_NO_FATAL_FAILURE(walk(way->steps));
    ASSERT_NO_FATAL_FAILURE(takeCard());

    EXPECT_EQ(bed.paper.receipts().size(), way->papers);
    const auto change = bed.sandbox.balanceOf(QStringLiteral("mei-card")) - before;
    constexpr std::int64_t interestMost = 30'00;
    EXPECT_GE(change, way->cardChange);
    EXPECT_LE(change, way->cardChange > 0 ? way->cardChange + interestMost : way->cardChange);
    bed.sandbox.sandbox().withBooks([](Books& books) { EXPECT_TRUE(books.ledger.balances()); });
}

INSTANTIATE_TEST_SUITE_P(EveryService, Unseen,
                         testing::Combine(kServices, testing::Values(Means::Keypad, Means::TwoSwitches)), nameOfTask);

INSTANTIATE_TEST_SUITE_P(OneSwitch, Unseen, testing::Combine(kServices, testing::Values(Means::OneSwitch)), nameOfTask);

}  // namespace evergreen
