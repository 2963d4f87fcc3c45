#include "tests/visit/receipt_samples.h"

#include "kiosk/i18n/number_display.h"
#include "kiosk/i18n/number_words.h"

namespace evergreen {

namespace {

ReceiptRow plain(const char16_t* label, const char16_t* value) {
    return {QString::fromUtf16(label), QString::fromUtf16(value)};
}

ReceiptRow money(const char16_t* label, Money amount, Language language) {
    return {QString::fromUtf16(label), displayMoney(amount, language), ReceiptRow::Kind::Money,
            moneyWords(amount, language, MoneyStyle::Financial)};
}

}  // namespace

Receipt transferReceipt(Language language) {
    if (language == Language::English) {
        return {
            QStringLiteral("Evergreen Bank"),
            QStringLiteral("Money sent"),
            {money(u"Amount", Money::yuan(2000), language), plain(u"To", u"Li Xiaomei"), plain(u"Card ending", u"5520"),
             plain(u"From card ending", u"0014"), plain(u"When", u"15 March 2026, 10:24"),
             plain(u"Number", u"2026 0315 0042 7718"), money(u"Left in the account", Money::yuan(4512, 30), language)},
            {QStringLiteral("Not your doing? Call 400 800 0014 or ask at the counter.")},
            QStringLiteral("Please keep this paper.")};
    }
    return {QStringLiteral("常青银行"),
            QStringLiteral("钱转好了"),
            {money(u"转出金额", Money::yuan(2000), language), plain(u"收款人", u"李小梅"),
             plain(u"收款卡尾号", u"5520"), plain(u"付款卡尾号", u"0014"), plain(u"时间", u"2026年3月15日 10:24"),
             plain(u"流水号", u"2026 0315 0042 7718"), money(u"卡里还有", Money::yuan(4512, 30), language)},
            {QStringLiteral("不是您自己转的？马上打 400 800 0014，或者请柜台帮忙。")},
            QStringLiteral("请收好这张纸")};
}

Receipt balanceReceipt(Language language) {
    const bool isChinese = language == Language::Chinese;
    return {isChinese ? QStringLiteral("常青银行") : QStringLiteral("Evergreen Bank"),
            isChinese ? QStringLiteral("卡里的钱") : QStringLiteral("Your balance"),
            {money(isChinese ? u"可以用的钱" : u"You can use", Money::yuan(6512, 30), language),
             plain(isChinese ? u"卡尾号" : u"Card ending", u"0014")},
            {},
            isChinese ? QStringLiteral("请收好这张纸") : QStringLiteral("Please keep this paper.")};
}

Receipt overlongReceipt() {
    const QString sentence = QStringLiteral("这是一句非常长的话，一行一定放不下，所以要换行而不能剪掉。");
    return {QStringLiteral("名字长得一行放不下的常青农村商业银行股份有限公司"),
            sentence,
            {{sentence, sentence},
             {QStringLiteral("Reference"), QStringLiteral("X").repeated(60)},
             {sentence, QStringLiteral("−92,233,720,368,547,758.08 元"), ReceiptRow::Kind::Money, sentence},
             {QStringLiteral("金额"), QStringLiteral("99,999,999.99 元"), ReceiptRow::Kind::Money, {}}},
            {sentence, sentence + u'\n' + sentence},
            sentence};
}

}  // namespace evergreen
