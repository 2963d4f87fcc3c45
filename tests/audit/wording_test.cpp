#include "accessibility/audit/wording.h"

#include "kiosk/i18n/stretched.h"

#include <gtest/gtest.h>

namespace evergreen {

namespace {

const QString zh = QStringLiteral("zh");
const QString en = QStringLiteral("en");
const QString pseudo = QStringLiteral("pseudo");

TEST(WordingTest, maskedNamesAndOwnNamesOfLanguages_areForeignNowhere) {
    for (const auto& language : {zh, en, pseudo}) {
        EXPECT_EQ(foreignWords(QStringLiteral("＊＊竹"), language), QString());
        EXPECT_EQ(foreignWords(QStringLiteral("中文／EN"), language), QString());
        EXPECT_EQ(foreignWords(QStringLiteral("6,512.30"), language), QString());
    }
}

TEST(WordingTest, helpersName_mayEndALeafOfCaptionsAndBeginTheNext) {
    EXPECT_EQ(foreignWords(QStringLiteral("Help is coming. 欧阳\n晓梅经理 will be here"), en), QString());
    EXPECT_EQ(foreignWords(QStringLiteral("Help is coming. 欧阳晓梅"), en), QString());
    EXPECT_EQ(foreignWords(QStringLiteral("经理 will be here"), en), QString());
    EXPECT_EQ(foreignWords(QStringLiteral("Ask the 经理 here"), en), QStringLiteral("经理")) << "no name";
}

TEST(WordingTest, otherScript_isForeign) {
    EXPECT_EQ(foreignWords(QStringLiteral("Amount 金额: 贰仟元叁角"), en), QString()) << "Spec: TX-03";
    EXPECT_EQ(foreignWords(QStringLiteral("贰仟"), en), QStringLiteral("贰仟")) << "no amount";
    EXPECT_EQ(foreignWords(QStringLiteral("请按 OK"), zh), QStringLiteral("OK"));
    EXPECT_EQ(foreignWords(QStringLiteral("Press 好了"), en), QStringLiteral("好了"));
    EXPECT_EQ(foreignWords(QStringLiteral("menu.question"), zh), QStringLiteral("menu.question"));
}

TEST(WordingTest, pseudoText_isWhatCameThroughTheCatalogue) {
    EXPECT_EQ(foreignWords(stretched(QStringLiteral("Send it like this?")), pseudo), QString());
    EXPECT_EQ(foreignWords(QStringLiteral("Send"), pseudo), QStringLiteral("Send"));
    EXPECT_EQ(foreignWords(QStringLiteral("two thousand yuan"), pseudo), QString());
}

TEST(WordingTest, jargonAndBait_areFoundAsWholeWords) {
    EXPECT_EQ(jargonIn(QStringLiteral("Network error"), en).size(), 2);
    EXPECT_TRUE(jargonIn(QStringLiteral("No terrors here"), en).isEmpty());
    EXPECT_EQ(baitIn(QStringLiteral("限时优惠"), zh).size(), 2);
    EXPECT_TRUE(baitIn(QStringLiteral("A window"), en).isEmpty());
}

TEST(WordingTest, longestSentence_countsCharactersOrWords) {
    EXPECT_EQ(longestSentence(QStringLiteral("您好。请把银行卡插进卡口，慢慢来。"), zh), 12);
    EXPECT_EQ(longestSentence(QStringLiteral("Hello. Please put your card in."), en), 5);
}

TEST(StretchedTest, text_isAtLeastFortyPerCentLonger) {
    for (const auto* words :
         {"Help", "Back", "Send it like this?", "PIN", "Police, courts and banks never tell you to send money."}) {
        const auto plain = QString::fromLatin1(words);
        EXPECT_GE(static_cast<double>(stretched(plain).size()), stretchedBy * static_cast<double>(plain.size()))
            << words;
    }
}

TEST(StretchedTest, placesOfArguments_stay) {
    EXPECT_TRUE(stretched(QStringLiteral("Step %1 of %2")).contains(QStringLiteral("%1")));
    EXPECT_TRUE(stretched(QStringLiteral("Step %1 of %2")).contains(QStringLiteral("%2")));
}

}  // namespace

}  // namespace evergreen
