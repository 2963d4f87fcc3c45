#include "backend/desk/work_calendar.h"

#include "kiosk/base/json_fields.h"

#include <QFile>

namespace evergreen::desk {

namespace {

constexpr qsizetype kDaysMax = 1000;

std::set<QDate> readDays(JsonFields& fields, const char* name) {
    std::set<QDate> days;
    for (const QString& text : fields.texts(name, kDaysMax)) {
        const QDate day = QDate::fromString(text, Qt::ISODate);
        if (!day.isValid()) fields.complain(name, "no day");
        days.insert(day);
    }
    return days;
}

}  // namespace

Result<WorkCalendar> WorkCalendar::read(const QByteArray& json) {
    return readJson(json, FailureCode::ConfigBad, [](JsonFields& fields) {
        WorkCalendar calendar;
        calendar.m_holidays = readDays(fields, "holidays");
        calendar.m_workdays = readDays(fields, "workdays");
        return calendar;
    });
}

Result<WorkCalendar> WorkCalendar::builtIn() {
    QFile file(QStringLiteral(":/desk/work_calendar.json"));
    if (!file.open(QIODevice::ReadOnly)) return Failure{FailureCode::ConfigBad, QStringLiteral("calendar")};
    return read(file.readAll());
}

bool WorkCalendar::isWorkday(QDate day) const {
    if (m_holidays.contains(day)) return false;
    return day.dayOfWeek() < Qt::Saturday || m_workdays.contains(day);
}

QDate WorkCalendar::endOfPeriod(QDate event, int days) const {
    QDate last = event.addDays(days);
    for (int i = 0; i < periodDaysMax && !isWorkday(last); ++i) last = last.addDays(1);
    return last;
}

int WorkCalendar::workdaysUntil(QDate from, QDate to) const {
    if (to < from) return -workdaysUntil(to, from);
    int count = 0;
    for (QDate day = from.addDays(1); day <= to && count < periodDaysMax; day = day.addDays(1)) {
        count += isWorkday(day) ? 1 : 0;
    }
    return count;
}

}  // namespace evergreen::desk
