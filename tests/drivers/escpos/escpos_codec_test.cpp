#include "drivers/escpos/escpos_codec.h"

#include <gtest/gtest.h>

namespace evergreen {

namespace {

QImage image(int width, int height) {
    QImage result(width, height, QImage::Format_Mono);
    result.setColorTable({qRgb(255, 255, 255), qRgb(0, 0, 0)});
    result.fill(0);
    return result;
}

}  // namespace

TEST(EscposCodec, commands_are_the_bytes_of_the_reference) {
    EXPECT_EQ(toHex(escpos::initialise()), QStringLiteral("1B40"));
    EXPECT_EQ(toHex(escpos::turnOnStatusBack()), QStringLiteral("1D610E"));
    EXPECT_EQ(toHex(escpos::askStatus()), QStringLiteral("100401100402100403100404"));
    EXPECT_EQ(toHex(escpos::askDone()), QStringLiteral("1D7201"));
    EXPECT_EQ(toHex(escpos::feedAndCut()), QStringLiteral("1D564218"));
    EXPECT_EQ(toHex(escpos::feedToTear()), QStringLiteral("1B4AC8"));
}

TEST(EscposCodec, small_image_is_one_band_with_its_header) {
    QImage picture = image(16, 2);
    picture.setPixel(0, 0, 1);
    picture.setPixel(15, 1, 1);
    const auto bands = escpos::rasterBands(picture);
    ASSERT_EQ(bands.size(), 1u);
    EXPECT_EQ(toHex(bands[0]), QStringLiteral("1D76300002000200") + QStringLiteral("8000") + QStringLiteral("0001"));
}

TEST(EscposCodec, tall_image_is_cut_into_bands_that_keep_every_row) {
    const auto bands = escpos::rasterBands(image(576, 2 * escpos::bandRowsMax + 5));
    ASSERT_EQ(bands.size(), 3u);
    EXPECT_EQ(toHex(ByteView(bands[0]).first(8)), QStringLiteral("1D76300048003000"));
    EXPECT_EQ(toHex(ByteView(bands[2]).first(8)), QStringLiteral("1D76300048000500"));
    EXPECT_EQ(bands[2].size(), 8u + 72u * 5u);
}

TEST(EscposCodec, dots_beyond_an_odd_width_stay_white) {
    QImage picture = image(3, 1);
    picture.fill(1);
    EXPECT_EQ(toHex(escpos::rasterBands(picture).at(0)), QStringLiteral("1D76300001000100E0"));
}

TEST(EscposCodec, image_data_never_looks_like_a_real_time_command) {
    for (const int second : {0x04, 0x05, 0x14}) {
        QImage picture = image(16, 1);
        picture.scanLine(0)[0] = 0x10;
        picture.scanLine(0)[1] = static_cast<uchar>(second);
        const Bytes band = escpos::rasterBands(picture).at(0);
        EXPECT_EQ(band[8], std::byte{0x10});
        EXPECT_EQ(band[9], static_cast<std::byte>(second | 0x08)) << "one dot more, at most";
    }
}

TEST(EscposCodec, image_data_is_defused_across_rows_too) {
    QImage picture = image(8, 2);
    picture.scanLine(0)[0] = 0x10;
    picture.scanLine(1)[0] = 0x04;
    EXPECT_EQ(toHex(escpos::rasterBands(picture).at(0)), QStringLiteral("1D76300001000200100C"));
}

TEST(EscposCodec, empty_image_has_no_bands) {
    EXPECT_TRUE(escpos::rasterBands(QImage()).empty());
}

}  // namespace evergreen
