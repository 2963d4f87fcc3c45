#include "qml/craft/line_breaks.h"

#include "qml/craft/typesetter.h"

#include <gtest/gtest.h>

#include <QFont>

namespace evergreen {

namespace {

// An ideograph is one wide, anything else half.
double measured(const QString& text) {
    double width = 0;
    for (const QChar c : text) width += c.unicode() > 0x2000 ? 1 : 0.5;
    return width;
}

QStringList lines(const char* text, double width) {
    return brokenLines(QString::fromUtf8(text), width, measured);
}

QString shown(const QStringList& lines) {
    return lines.join(QLatin1Char('|'));
}

TEST(LineBreaksTest, text_thatFits_isOneLine) {
    EXPECT_EQ(lines("转多少钱？", 5), QStringList(QStringLiteral("转多少钱？")));
}

TEST(LineBreaksTest, chineseText_breaksBetweenWordsOnly) {
    EXPECT_EQ(shown(lines("您好，请把银行卡插进右下方的卡口", 12)),
              QStringLiteral("您好，请把银行卡|插进右下方的卡口"));
    EXPECT_EQ(shown(lines("再听一遍", 3)), QStringLiteral("再听|一遍"));
}

TEST(LineBreaksTest, linesOfAQuestion_areOfMuchTheSameLength) {
    for (const auto& line : lines("有人在电话里叫您转这笔钱吗？", 12))
        EXPECT_GE(measured(line), 6) << line.toStdString();
}

TEST(LineBreaksTest, sentenceEnd_isThePreferredPlace) {
    EXPECT_EQ(shown(lines("没有单子也算数。要单子，柜台给您补。", 13)),
              QStringLiteral("没有单子也算数。|要单子，柜台给您补。"));
}

TEST(LineBreaksTest, numberAndItsUnit_stayTogether) {
    for (int width = 7; width < 12; ++width) {
        const auto set = shown(lines("昨天转了 2,000.00 元给家里", width));
        EXPECT_FALSE(set.contains(QStringLiteral("|元"))) << set.toStdString();
    }
}

TEST(LineBreaksTest, maskedName_staysTogether) {
    EXPECT_FALSE(shown(lines("2,000.00 元转给了样例竹＊＊。今天", 9)).contains(QStringLiteral("样例|竹")));
}

// The bank puts the stars first.
TEST(LineBreaksTest, nameMaskedInFront_staysTogether) {
    const auto text = QStringLiteral("转给谁？我自己的账户。＊＊竹。＊＊＊兰。另一个人。");
    for (int width = 6; width < 20; ++width)
        for (const auto& line : brokenLines(text, width, measured)) EXPECT_FALSE(line.endsWith(QChar(0xff0a))) << width;
}

TEST(LineBreaksTest, englishText_breaksAtBlanks) {
    EXPECT_EQ(shown(lines("Please take your card", 6)), QStringLiteral("Please take|your card"));
}

TEST(LineBreaksTest, wordWiderThanALine_isCut) {
    EXPECT_EQ(shown(lines("9999990000001234", 4)), QStringLiteral("99999900|00001234"));
}

TEST(LineBreaksTest, anyText_isAllThere) {
    const auto text = QStringLiteral("警察、法院、银行都不会叫您转钱。挂掉电话，先问问我们的人。");
    for (int width = 2; width < 20; ++width) {
        EXPECT_EQ(brokenLines(text, width, measured).join(QString()), text);
        for (const auto& line : brokenLines(text, width, measured)) EXPECT_LE(measured(line), width);
    }
}

TEST(LineBreaksTest, lineFeed_startsALine) {
    EXPECT_EQ(shown(lines("一\n二", 10)), QStringLiteral("一|二"));
}

// The caption turns its pages with the voice.
class CaptionPageTest : public testing::Test {
protected:
    QString page(int start, int length) const {
        QFont font(QStringLiteral("Noto Sans CJK SC"));
        font.setPixelSize(20);
        return Typesetter().captionPage(m_text, font, 130, start, length, 2);
    }
    const QString m_text = QStringLiteral("今天想办什么？查余额，看养老金，交水电费，转账给家人。");
};

TEST_F(CaptionPageTest, phraseAtTheStart_isBoldOnTheFirstPage) {
    EXPECT_TRUE(page(0, 7).startsWith(QStringLiteral("<b>今天"))) << page(0, 7).toStdString();
    EXPECT_EQ(page(0, 7).count(QStringLiteral("<br>")), 1);
}

TEST_F(CaptionPageTest, everyPhrase_isOnThePageShownWhileItSounds) {
    for (int start = 0; start < m_text.size(); ++start)
        EXPECT_TRUE(page(start, 1).contains(QStringLiteral("<b>%1</b>").arg(m_text[start])))
            << start << ' ' << page(start, 1).toStdString();
}

TEST_F(CaptionPageTest, markup_isShownAsText) {
    QFont font;
    font.setPixelSize(20);
    EXPECT_EQ(Typesetter().captionPage(QStringLiteral("1 < 2"), font, 400, 0, 0, 2), QStringLiteral("1 &lt; 2"));
}

}  // namespace

}  // namespace evergreen
