// Which days the bank works, and how the law counts days. A period begins on the day after the event (Civil Code
// article 201); one whose last day is no working day ends on the next one (article 203).
#pragma once

#include "kiosk/base/result.h"

#include <set>

#include <QDate>

namespace evergreen::desk {

class WorkCalendar {
public:
    static constexpr int periodDaysMax = 366;

    /// {"holidays": ["2026-01-01", …], "workdays": ["2026-01-04", …]}: weekdays off, and weekends at work. ConfigBad.
    static Result<WorkCalendar> read(const QByteArray& json);
    /// What the State Council announced for the years it holds.
    static Result<WorkCalendar> builtIn();

    bool isWorkday(QDate day) const;
    /// The last day of a period of `days` days from `event` on.
    QDate endOfPeriod(QDate event, int days) const;
    /// Working days after `from` up to `to`; negative when `to` is past.
    int workdaysUntil(QDate from, QDate to) const;

private:
    std::set<QDate> m_holidays;
    std::set<QDate> m_workdays;
};

}  // namespace evergreen::desk
