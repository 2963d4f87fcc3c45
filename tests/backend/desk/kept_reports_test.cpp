// Reports by schedule. The clock begins on Monday, 16 March 2026, at 17:30 in Beijing.
#include "backend/desk/kept_reports.h"

#include "tests/backend/desk/tickets_fixture.h"

#include <gmock/gmock.h>

#include <QJsonDocument>

namespace evergreen::desk {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class KeptReportsTest : public TicketsTest {
protected:
    /// Makes all that are due; which they were.
    std::vector<std::string> makeAll(DeskBooks& of) {
        constexpr int reportsMax = 200;
        std::vector<std::string> made;
        for (int i = 0; i < reportsMax; ++i) {
            const auto due = of.reports.due(of.now());
            if (!due) break;
            EXPECT_TRUE(of.inOneGo([&] { of.reports.make(*due, of.now()); }).ok());
            made.push_back((due->branch.id + u' ' + due->period + u' ' + due->from.toString(Qt::ISODate) + u' ' +
                            due->to.toString(Qt::ISODate))
                               .toStdString());
        }
        return made;
    }

    std::vector<std::string> ofHefang() {
        std::vector<std::string> made;
        for (const std::string& one : makeAll(*books)) {
            if (one.rfind("hefang ", 0) == 0) made.push_back(one.substr(7));
        }
        return made;
    }
};

}  // namespace

TEST_P(KeptReportsTest, first_ones_are_of_the_latest_day_and_fortnight_of_each_branch_with_a_hall) {
    EXPECT_THAT(makeAll(*books),
                ElementsAre("dongmen daily 2026-03-15 2026-03-15", "dongmen biweekly 2026-03-02 2026-03-15",
                            "hefang daily 2026-03-15 2026-03-15", "hefang biweekly 2026-03-02 2026-03-15",
                            "xincheng daily 2026-03-15 2026-03-15", "xincheng biweekly 2026-03-02 2026-03-15"));
    EXPECT_THAT(makeAll(*books), IsEmpty());
}

TEST_P(KeptReportsTest, next_one_is_made_at_six_and_not_before) {
    ofHefang();
    clock.advance(std::chrono::hours(12) + std::chrono::minutes(29));
    EXPECT_THAT(ofHefang(), IsEmpty());
    clock.advance(std::chrono::minutes(1));
    EXPECT_THAT(ofHefang(), ElementsAre("daily 2026-03-16 2026-03-16"));
    EXPECT_THAT(ofHefang(), IsEmpty());
}

TEST_P(KeptReportsTest, desk_that_was_off_makes_what_it_missed_but_not_without_end) {
    ofHefang();
    clock.advance(std::chrono::hours(24 * 3));
    EXPECT_THAT(ofHefang(), ElementsAre("daily 2026-03-16 2026-03-16", "daily 2026-03-17 2026-03-17",
                                        "daily 2026-03-18 2026-03-18"));
    clock.advance(std::chrono::hours(24 * 40));
    const auto made = ofHefang();
    constexpr std::size_t fortnights = 3;
    EXPECT_EQ(made.size(), KeptReports::missedMax + fortnights);
    EXPECT_EQ(made.front(), "daily 2026-04-14 2026-04-14");
    EXPECT_EQ(made.back(), "biweekly 2026-04-13 2026-04-26");
}

TEST_P(KeptReportsTest, of_several_instances_one_makes_it) {
    DeskBooks other({.database = where}, clock);
    ASSERT_TRUE(other.open().ok());
    const auto due = books->reports.due(books->now());
    ASSERT_TRUE(due.has_value());
    EXPECT_EQ(other.reports.due(other.now()), due);
    inOneGo([&] { books->reports.make(*due, books->now()); });
    const auto kept = books->reports.find(due->branch.id, due->period, due->to);
    ASSERT_TRUE(hear(kThere, call()));
    EXPECT_TRUE(other.inOneGo([&] { other.reports.make(*due, other.now() + 1); }).ok());
    EXPECT_EQ(books->reports.find(due->branch.id, due->period, due->to), kept);
    makeAll(*books);
    EXPECT_THAT(makeAll(other), IsEmpty());
}

TEST_P(KeptReportsTest, it_is_kept_as_it_was_made) {
    const QString hefang = QStringLiteral("hefang");
    const QString daily = QStringLiteral("daily");
    const QDate today(2026, 3, 16);
    ASSERT_TRUE(hear(kHere, call()));
    clock.advance(std::chrono::hours(13));
    makeAll(*books);
    const auto kept = books->reports.find(hefang, daily, today);
    ASSERT_TRUE(kept.has_value());
    const Report wanted =
        reportOf(books->database, books->complaints, *books->branches.branch(hefang), today, today, today.addDays(1));
    EXPECT_EQ(wanted.calls, 1);
    EXPECT_EQ(*kept, formsOf(wanted));
    ASSERT_TRUE(hear(kHere, call(kCall, HelpKind::Withdrawn)));
    EXPECT_EQ(books->reports.find(hefang, daily, today), kept);
    EXPECT_FALSE(books->reports.find(hefang, daily, today.addDays(1)).has_value());
    inOneGo(
        [&] { books->reports.dropOld(books->now() + std::chrono::milliseconds(KeptReports::keptFor).count() + 1); });
    EXPECT_FALSE(books->reports.find(hefang, daily, today).has_value());
}

EVERGREEN_EACH_DATABASE(KeptReportsTest);

}  // namespace evergreen::desk
