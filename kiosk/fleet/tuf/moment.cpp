#include "kiosk/fleet/tuf/moment.h"

namespace evergreen::tuf {

std::optional<Moment> readMoment(std::string_view text) {
    constexpr std::string_view shape = "dddd-dd-ddTdd:dd:ddZ";
    if (text.size() != shape.size()) return std::nullopt;
    for (std::size_t at = 0; at < shape.size(); ++at) {
        const bool isDigit = text[at] >= '0' && text[at] <= '9';
        if (shape[at] == 'd' ? !isDigit : text[at] != shape[at]) return std::nullopt;
    }
    const auto number = [text](std::size_t at, std::size_t digits) {
        int value = 0;
        for (const char digit : text.substr(at, digits)) value = value * 10 + (digit - '0');
        return value;
    };
    const std::chrono::year_month_day day(std::chrono::year(number(0, 4)),
                                          std::chrono::month(static_cast<unsigned>(number(5, 2))),
                                          std::chrono::day(static_cast<unsigned>(number(8, 2))));
    const std::chrono::hours hours(number(11, 2));
    const std::chrono::minutes minutes(number(14, 2));
    const std::chrono::seconds seconds(number(17, 2));
    if (!day.ok() || hours.count() > 23 || minutes.count() > 59 || seconds.count() > 59) return std::nullopt;
    return std::chrono::sys_days(day) + hours + minutes + seconds;
}

}  // namespace evergreen::tuf
