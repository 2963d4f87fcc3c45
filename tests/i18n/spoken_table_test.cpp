// What the voice says of whole messages with figures in them. Every case lies in spoken_table.tsv: message, arguments,
// Chinese, English.
#include "kiosk/i18n/phrasebook.h"

#include <functional>
#include <gtest/gtest.h>
#include <map>

#include <QFile>
#include <QStringList>

namespace evergreen {

namespace {

Money moneyOf(QString amount) {
    const bool isNegative = amount.startsWith(u'-');
    if (isNegative) amount.remove(0, 1);
    const QStringList parts = amount.split(u'.');
    const std::int64_t minor = parts.at(0).toLongLong() * 100 + parts.value(1, QStringLiteral("00")).toLongLong();
    return {isNegative ? -minor : minor, Currency::Cny};
}

using Make = std::function<TextArgument(const QString& value)>;

const std::map<QString, Make>& kinds() {
    static const std::map<QString, Make> table{
        {QStringLiteral("money"), [](const QString& v) { return TextArgument(moneyOf(v)); }},
        {QStringLiteral("spelled"), [](const QString& v) { return TextArgument(Spelled{moneyOf(v)}); }},
        {QStringLiteral("date"), [](const QString& v) { return TextArgument(QDate::fromString(v, Qt::ISODate)); }},
        {QStringLiteral("far"),
         [](const QString& v) { return TextArgument(FarDate{QDate::fromString(v, Qt::ISODate)}); }},
        {QStringLiteral("time"), [](const QString& v) { return TextArgument(QTime::fromString(v, Qt::ISODate)); }},
        {QStringLiteral("count"), [](const QString& v) { return TextArgument(v.toInt()); }},
        {QStringLiteral("place"), [](const QString& v) { return TextArgument(Ordinal{v.toInt()}); }},
        {QStringLiteral("tail"), [](const QString& v) { return TextArgument(Tail{v}); }},
        {QStringLiteral("words"), [](const QString& v) { return TextArgument(v); }},
        {QStringLiteral("text"),
         [](const QString& v) {
             return TextArgument(Text{v.toLatin1(), {}});
         }},
    };
    return table;
}

struct Case {
    Text text;
    QString chinese;
    QString english;
    std::string line;
};

std::vector<Case> readCases(std::map<QString, int>& counts) {
    QFile table(QStringLiteral(EVERGREEN_SOURCE_DIR "/tests/i18n/spoken_table.tsv"));
    EXPECT_TRUE(table.open(QIODevice::ReadOnly));
    std::vector<Case> cases;
    for (const QString& line : QString::fromUtf8(table.readAll()).split(u'\n')) {
        if (line.isEmpty() || line.startsWith(u'#')) continue;
        const QStringList fields = line.split(u'\t');
        if (fields.size() != 4) {
            ADD_FAILURE() << line.toStdString();
            continue;
        }
        Case one{{fields[0].toLatin1(), {}}, fields[2], fields[3], line.toStdString()};
        for (const QString& argument : fields[1].split(u';', Qt::SkipEmptyParts)) {
            const QString kind = argument.section(u'=', 0, 0);
            ++counts[kind];
            one.text.arguments.push_back(kinds().at(kind)(argument.section(u'=', 1)));
        }
        cases.push_back(std::move(one));
    }
    return cases;
}

}  // namespace

TEST(SpokenTable, each_message_is_said_as_written_in_both_languages) {
    std::map<QString, int> counts;
    const auto cases = readCases(counts);
    const Phrasebook chinese(Language::Chinese);
    const Phrasebook english(Language::English);
    for (const Case& one : cases) {
        EXPECT_EQ(chinese.spoken(one.text).toStdString(), one.chinese.toStdString()) << one.line;
        EXPECT_EQ(english.spoken(one.text).toStdString(), one.english.toStdString()) << one.line;
    }
    EXPECT_GE(cases.size() * 2, 150U);
    EXPECT_EQ(counts.size(), kinds().size()) << "a kind of argument has no case";
}

TEST(SpokenTable, nothing_said_holds_a_digit_or_a_mask) {
    std::map<QString, int> counts;
    for (const Case& one : readCases(counts)) {
        for (const auto language : {Language::Chinese, Language::English}) {
            for (const QChar letter : Phrasebook(language).spoken(one.text)) {
                EXPECT_FALSE(letter.isDigit() || letter == u'*' || letter == u'＊') << one.line;
            }
        }
    }
}

/// A digit written into the wording itself would be left to espeak-ng's own reading.
TEST(SpokenTable, no_wording_of_the_catalogues_holds_a_digit) {
    for (const char* name : {"/kiosk/i18n/evergreen_zh_CN.ts", "/kiosk/i18n/evergreen_en.ts"}) {
        QFile catalogue(QStringLiteral(EVERGREEN_SOURCE_DIR) + QString::fromLatin1(name));
        ASSERT_TRUE(catalogue.open(QIODevice::ReadOnly));
        int wordings = 0;
        for (const QByteArray& line : catalogue.readAll().split('\n')) {
            const QString wording = QString::fromUtf8(line).section(QStringLiteral("<translation>"), 1);
            if (wording.isEmpty()) continue;
            ++wordings;
            for (qsizetype at = 0; at < wording.size(); ++at) {
                const bool isPlace = at > 0 && wording[at - 1] == u'%';
                EXPECT_TRUE(isPlace || !wording[at].isDigit()) << line.data();
            }
        }
        EXPECT_GT(wordings, 250);
    }
}

TEST(SpokenTable, what_is_shown_keeps_its_mask_and_its_figures) {
    const Phrasebook chinese;
    EXPECT_EQ(chinese.shown(text("transfer.to", QStringLiteral("＊＊梅"))), QStringLiteral("转给 ＊＊梅"));
    EXPECT_EQ(chinese.shown(text("receipt.footer", QTime(14, 5))), QStringLiteral("14:05"));
    EXPECT_EQ(chinese.shown(text("page.step", Ordinal{2}, 4)), QStringLiteral("第 2 步，共 4 步"));
    EXPECT_EQ(chinese.shown(text("date", FarDate{QDate(2029, 3, 1)})), QStringLiteral("2029年3月1日"));
}

}  // namespace evergreen
