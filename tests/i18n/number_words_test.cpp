// Every case lies in number_words.tsv: what, input, Chinese, English. "=" means that English has no form of its own.
#include "kiosk/i18n/number_words.h"

#include <functional>
#include <gtest/gtest.h>
#include <map>

#include <QFile>
#include <QStringList>

namespace evergreen {

namespace {

using Words = std::function<QString(const QString& input, Language language)>;

Money moneyOf(QString text) {
    const bool isNegative = text.startsWith(u'-');
    if (isNegative) text.remove(0, 1);
    const QStringList parts = text.split(u'.');
    const std::int64_t minor = parts.at(0).toLongLong() * 100 + parts.value(1, QStringLiteral("00")).toLongLong();
    return {isNegative ? -minor : minor, Currency::Cny};
}

const std::map<QString, Words>& kinds() {
    static const std::map<QString, Words> table{
        {QStringLiteral("money"), [](const QString& in, Language l) { return moneyWords(moneyOf(in), l); }},
        {QStringLiteral("financial"),
         [](const QString& in, Language l) { return moneyWords(moneyOf(in), l, MoneyStyle::Financial); }},
        {QStringLiteral("integer"), [](const QString& in, Language l) { return integerWords(in.toLongLong(), l); }},
        {QStringLiteral("count"), [](const QString& in, Language l) { return countWords(in.toLongLong(), l); }},
        {QStringLiteral("digits"), [](const QString& in, Language l) { return digitWords(in, l); }},
        {QStringLiteral("digits-yao"), [](const QString& in, Language l) { return digitWords(in, l, DigitOne::Yao); }},
        {QStringLiteral("date"),
         [](const QString& in, Language l) { return dateWords(QDate::fromString(in, Qt::ISODate), l); }},
        {QStringLiteral("date-year"),
         [](const QString& in, Language l) { return dateWordsWithYear(QDate::fromString(in, Qt::ISODate), l); }},
        {QStringLiteral("percent"), [](const QString& in, Language l) { return percentWords({in.toLongLong()}, l); }},
    };
    return table;
}

}  // namespace

TEST(NumberWords, each_case_of_the_table_reads_as_written) {
    QFile table(QStringLiteral(EVERGREEN_SOURCE_DIR "/tests/i18n/number_words.tsv"));
    ASSERT_TRUE(table.open(QIODevice::ReadOnly));
    std::map<QString, int> counts;
    int cases = 0;
    for (QString line = QString::fromUtf8(table.readLine()); !line.isEmpty();
         line = QString::fromUtf8(table.readLine())) {
        line.chop(line.endsWith(u'\n') ? 1 : 0);
        if (line.isEmpty() || line.startsWith(u'#')) continue;
        const QStringList fields = line.split(u'\t');
        ASSERT_EQ(fields.size(), 4) << line.toStdString();
        const auto kind = kinds().find(fields.at(0));
        ASSERT_NE(kind, kinds().end()) << line.toStdString();
        ++counts[fields.at(0)];
        ++cases;
        EXPECT_EQ(kind->second(fields.at(1), Language::Chinese).toStdString(), fields.at(2).toStdString());
        if (fields.at(3) == u"=") continue;
        EXPECT_EQ(kind->second(fields.at(1), Language::English).toStdString(), fields.at(3).toStdString());
        ++cases;
    }
    EXPECT_GE(cases, 150);
    EXPECT_EQ(counts.size(), kinds().size()) << "a kind of number has no case";
}

TEST(NumberWords, invalid_date_has_no_words) {
    EXPECT_TRUE(dateWords(QDate(), Language::Chinese).isEmpty());
    EXPECT_TRUE(dateWordsWithYear(QDate(2026, 2, 30), Language::English).isEmpty());
}

TEST(NumberWords, smallest_and_largest_amounts_do_not_overflow) {
    EXPECT_TRUE(moneyWords({INT64_MIN, Currency::Cny}, Language::Chinese).startsWith(u'负'));
    EXPECT_TRUE(moneyWords({INT64_MAX, Currency::Cny}, Language::English).endsWith(QStringLiteral("seven fen")));
}

TEST(NumberWords, no_digit_is_left_in_any_amount_up_to_the_largest_a_customer_may_type) {
    for (std::int64_t minor = 1; minor <= Money::yuanMax * 100; minor = minor * 3 + 7) {
        for (const auto language : {Language::Chinese, Language::English}) {
            for (const QChar letter : moneyWords({minor, Currency::Cny}, language)) {
                ASSERT_FALSE(letter.isDigit()) << minor;
                ASSERT_NE(letter, u'〇') << minor;
            }
        }
    }
}

}  // namespace evergreen
