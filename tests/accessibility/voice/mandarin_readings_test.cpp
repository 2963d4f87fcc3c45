#include "accessibility/voice/mandarin_readings.h"

#include "accessibility/voice/espeak_recorder.h"

#include <array>
#include <espeak-ng/speak_lib.h>
#include <gtest/gtest.h>

namespace evergreen {

namespace {

struct Row {
    const char16_t* text;
    const char16_t* sounds;
};

/// Whole sentences of the catalogue; what stays as it is matters as much.
constexpr std::array kRows{
    Row{u"请把银行卡插进右下方的卡口", u"请把银航卡插进右下方的卡口"},
    Row{u"晴川示范银行 · 东门支行", u"晴川示范银航 · 东门支航"},
    Row{u"问就行", u"问就行"},
    Row{u"不办了，把卡还我", u"不办了，把卡环我"},
    Row{u"还需要时间吗？", u"还需要时间吗？"},
    Row{u"银行让我们重新开始", u"银航让我们虫新开始"},
    Row{u"读卡的地方坏了", u"读卡的第方坏了"},
    Row{u"这张卡在这里用不了", u"这张卡在这里用不钌"},
    Row{u"不转了", u"不转了"},
    Row{u"陆仟伍佰壹拾贰元", u"六仟五佰壹十贰元"},
    Row{u"＊＊陆", u"＊＊陆"},
};

/// What the engine makes of the text, in its own phonemes.
QString phonemesOf(const QString& text) {
    (void)recordSpeech({text, Language::Chinese, false, {}}, 160, [] { return false; });  // chooses the voice
    const QByteArray sounds = withMandarinReadings(text).toUtf8();
    const void* rest = sounds.constData();
    QString phonemes;
    while (rest) phonemes += QString::fromUtf8(espeak_TextToPhonemes(&rest, espeakCHARS_UTF8, 0));
    return phonemes;
}

}  // namespace

TEST(MandarinReadings, word_is_sounded_in_characters_of_its_own_number) {
    for (const Row& row : kRows) {
        const QString text = QString::fromUtf16(row.text);
        const QString sounds = withMandarinReadings(text);
        EXPECT_EQ(sounds.toStdString(), QString::fromUtf16(row.sounds).toStdString());
        EXPECT_EQ(sounds.size(), text.size());
    }
}

TEST(MandarinReadings, engine_reads_each_word_with_its_right_sound) {
    EXPECT_TRUE(phonemesOf(QStringLiteral("银行")).contains(QStringLiteral("X'a35N"))) << "háng";
    EXPECT_TRUE(phonemesOf(QStringLiteral("把卡还我")).contains(QStringLiteral("X'ua35n"))) << "huán";
    EXPECT_TRUE(phonemesOf(QStringLiteral("重新")).contains(QStringLiteral("ts.h'ong35"))) << "chóng";
    EXPECT_TRUE(phonemesOf(QStringLiteral("地方")).contains(QStringLiteral("t'i51"))) << "dì";
    EXPECT_TRUE(phonemesOf(QStringLiteral("用不了")).contains(QStringLiteral("lj'Au214"))) << "liǎo";
    EXPECT_TRUE(phonemesOf(QStringLiteral("陆仟元")).contains(QStringLiteral("l'iou51"))) << "liù";
    EXPECT_TRUE(phonemesOf(QStringLiteral("行不行")).contains(QStringLiteral("S;'i35N"))) << "xíng stays";
}

}  // namespace evergreen
