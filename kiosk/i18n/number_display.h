// Numbers as digits for the eye. Grouping is always 6,512.30: no locale of the machine has a say. The words are
// number_words.h.
#pragma once

#include "kiosk/base/language.h"
#include "kiosk/base/money.h"
#include "kiosk/i18n/percent.h"

#include <QDate>
#include <QString>
#include <QTime>

namespace evergreen {

/// "6,512.30 元"; in English "¥6,512.30". Less than nothing begins with a true minus sign (U+2212).
QString displayMoney(Money money, Language language);

/// "¥6,512.30" in either language, where space is scarce.
QString displayMoneyShort(Money money);

/// "2026年3月15日"; "15 March 2026". Empty for an invalid date.
QString displayDate(QDate date, Language language);

/// "14:05" in either language. Empty for an invalid time.
QString displayTime(QTime time);

/// At least two decimals: "0.95%", "1.255%", "2.00%".
QString displayPercent(Percent percent);

}  // namespace evergreen
