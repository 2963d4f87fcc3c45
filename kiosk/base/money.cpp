#include "kiosk/base/money.h"

namespace evergreen {

std::optional<Money> Money::fromTyped(QStringView typed) {
    std::int64_t minor = 0;
    int decimals = -1;
    bool anyDigit = false;
    for (const QChar letter : typed) {
        if (letter == u'.' && decimals < 0) {
            decimals = 0;
            continue;
        }
        if (letter < u'0' || letter > u'9' || decimals == 2) return std::nullopt;
        minor = minor * 10 + (letter.unicode() - u'0');
        if (minor > yuanMax * 100) return std::nullopt;
        if (decimals >= 0) ++decimals;
        anyDigit = true;
    }
    if (!anyDigit) return std::nullopt;
    for (int missing = decimals < 0 ? 2 : 2 - decimals; missing > 0; --missing) minor *= 10;
    if (minor > yuanMax * 100) return std::nullopt;
    return Money{minor, Currency::Cny};
}

}  // namespace evergreen
