#include "backend/desk/work_calendar.h"

#include <gtest/gtest.h>

namespace evergreen::desk {

namespace {

QDate day(const char* text) {
    return QDate::fromString(QString::fromLatin1(text), Qt::ISODate);
}

struct Clock {
    const char* received;
    int days;
    const char* due;
    const char* why;
};

// Computed by hand with the State Council's calendars of 2025 and 2026.
constexpr Clock kClocks[] = {
    {"2026-03-02", 15, "2026-03-17", "Monday to Tuesday"},
    {"2026-03-02", 30, "2026-04-01", "over the end of a month"},
    {"2026-03-02", 60, "2026-05-06", "ends on Labour Day; the holiday lasts to the fifth"},
    {"2026-03-06", 15, "2026-03-23", "ends on a Saturday"},
    {"2026-03-07", 15, "2026-03-23", "ends on a Sunday"},
    {"2026-01-31", 15, "2026-02-24", "ends on Sunday at the beginning of the Spring Festival"},
    {"2026-01-30", 15, "2026-02-14", "ends on a Saturday that is worked"},
    {"2026-02-13", 15, "2026-02-28", "ends on the other Saturday that is worked"},
    {"2026-01-31", 30, "2026-03-02", "February has 28 days"},
    {"2028-01-31", 30, "2028-03-01", "and 29 in a leap year"},
    {"2026-08-31", 30, "2026-09-30", "the last day before a holiday"},
    {"2026-09-01", 30, "2026-10-08", "ends on National Day; the eighth is the first day worked"},
    {"2026-09-11", 15, "2026-09-28", "ends within Mid-Autumn, and the Sunday after is a Sunday"},
    {"2025-12-17", 15, "2026-01-04", "New Year's Day, and the Sunday after the holiday is worked"},
    {"2025-12-31", 60, "2026-03-02", "over the end of a year; ends on a Sunday"},
};

}  // namespace

// CM-01
TEST(WorkCalendar, legal_clocks_end_when_the_law_says) {
    const auto calendar = WorkCalendar::builtIn();
    ASSERT_TRUE(calendar.ok());
    for (const Clock& clock : kClocks) {
        EXPECT_EQ(calendar->endOfPeriod(day(clock.received), clock.days), day(clock.due))
            << clock.received << " + " << clock.days << ": " << clock.why;
    }
}

TEST(WorkCalendar, period_never_ends_on_a_day_off_nor_before_its_days_are_over) {
    const auto calendar = WorkCalendar::builtIn();
    ASSERT_TRUE(calendar.ok());
    for (QDate received = day("2025-01-01"); received < day("2027-01-01"); received = received.addDays(1)) {
        for (const int days : {15, 30, 60}) {
            const QDate due = calendar->endOfPeriod(received, days);
            EXPECT_TRUE(calendar->isWorkday(due));
            EXPECT_GE(received.daysTo(due), days);
            EXPECT_LE(received.daysTo(due), days + 9) << "no holiday is longer";
        }
    }
}

TEST(WorkCalendar, workdays_are_counted_without_days_off) {
    const auto calendar = WorkCalendar::builtIn();
    ASSERT_TRUE(calendar.ok());
    EXPECT_EQ(calendar->workdaysUntil(day("2026-03-16"), day("2026-03-16")), 0);
    EXPECT_EQ(calendar->workdaysUntil(day("2026-03-16"), day("2026-03-17")), 1);
    EXPECT_EQ(calendar->workdaysUntil(day("2026-03-13"), day("2026-03-16")), 1);
    EXPECT_EQ(calendar->workdaysUntil(day("2026-09-30"), day("2026-10-08")), 1);
    EXPECT_EQ(calendar->workdaysUntil(day("2026-02-13"), day("2026-02-24")), 2);
    EXPECT_EQ(calendar->workdaysUntil(day("2026-03-17"), day("2026-03-16")), -1);
}

TEST(WorkCalendar, what_is_no_day_is_refused) {
    EXPECT_FALSE(WorkCalendar::read(R"({"holidays":["2026-02-30"],"workdays":[]})").ok());
    EXPECT_FALSE(WorkCalendar::read(R"({"holidays":[]})").ok());
}

}  // namespace evergreen::desk
