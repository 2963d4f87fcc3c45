#include "kiosk/i18n/number_display.h"

#include <QLocale>

namespace evergreen {

namespace {

constexpr std::int64_t kFenPerYuan = 100;
constexpr std::int64_t kThousandthsPerWhole = 1000;
constexpr int kGroup = 3;
constexpr int kDecimalsShown = 2;
constexpr int kPercentDecimals = 3;

QString twoParts(std::int64_t value, std::int64_t base, int decimals) {
    const std::uint64_t size = value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
    const auto divisor = static_cast<std::uint64_t>(base);
    QString whole = QString::number(size / divisor);
    for (qsizetype at = whole.size() - kGroup; at > 0; at -= kGroup) whole.insert(at, u',');
    return QStringLiteral("%1.%2").arg(whole).arg(size % divisor, decimals, 10, QLatin1Char('0'));
}

QString minusSign(std::int64_t value) {
    return value < 0 ? QStringLiteral("−") : QString();
}

}  // namespace

QString displayMoney(Money money, Language language) {
    if (language == Language::English) return displayMoneyShort(money);
    return minusSign(money.minor) + twoParts(money.minor, kFenPerYuan, kDecimalsShown) + QStringLiteral(" 元");
}

QString displayMoneyShort(Money money) {
    return minusSign(money.minor) + QStringLiteral("¥") + twoParts(money.minor, kFenPerYuan, kDecimalsShown);
}

QString displayDate(QDate date, Language language) {
    if (!date.isValid()) return {};
    if (language == Language::Chinese) {
        return QStringLiteral("%1年%2月%3日").arg(date.year()).arg(date.month()).arg(date.day());
    }
    return QStringLiteral("%1 %2 %3").arg(date.day()).arg(QLocale::c().monthName(date.month())).arg(date.year());
}

QString displayTime(QTime time) {
    return time.toString(QStringLiteral("HH:mm"));
}

QString displayPercent(Percent percent) {
    QString number = twoParts(percent.thousandths, kThousandthsPerWhole, kPercentDecimals);
    if (number.endsWith(u'0')) number.chop(1);
    return minusSign(percent.thousandths) + number + u'%';
}

}  // namespace evergreen
