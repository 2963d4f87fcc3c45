// Numbers as words: what the voice says and what captions and receipts spell out, so that no amount is ever read wrong.
// Pure functions on ICU's spell-out rules; they know no sentence and no page. The displayed form is number_display.h.
#pragma once

#include "kiosk/base/language.h"
#include "kiosk/base/money.h"
#include "kiosk/i18n/percent.h"

#include <cstdint>

#include <QDate>
#include <QString>
#include <QStringView>
#include <QTime>

namespace evergreen {

/// Spoken: 两千元三角. Financial: 贰仟元叁角, and 整 after whole yuan, as bank forms demand; in English both are the
/// same. Spec: PBoC 正确填写票据和结算凭证的基本规定 (the financial form).
enum class MoneyStyle { Spoken, Financial };
QString moneyWords(Money money, Language language, MoneyStyle style = MoneyStyle::Spoken);

/// A number by itself: 二, 一百零二; "one hundred and two".
QString integerWords(std::int64_t value, Language language);

/// A number before the thing counted: 两 (次), 十二 (笔). In English the same as integerWords().
QString countWords(std::int64_t value, Language language);

/// One by one, as card and ticket numbers are read: 零零一四; "zero zero one four". Yao says 幺 for 1, as on the
/// telephone. Whatever is no digit is left out.
enum class DigitOne { Yi, Yao };
QString digitWords(QStringView digits, Language language, DigitOne one = DigitOne::Yi);

/// 三月十五日; "March fifteenth". Empty for an invalid date.
QString dateWords(QDate date, Language language);

/// 二零二六年三月十五日; "March fifteenth, twenty twenty-six". Empty for an invalid date.
QString dateWordsWithYear(QDate date, Language language);

/// Hour and minute by the part of the day: 下午两点零五分; "two oh five in the afternoon". Empty for an invalid time.
QString timeWords(QTime time, Language language);

/// 百分之零点九五; "zero point nine five percent".
QString percentWords(Percent percent, Language language);

}  // namespace evergreen
