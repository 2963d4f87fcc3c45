#include "kiosk/card/shown_answer.h"

#include <gtest/gtest.h>

namespace evergreen {

namespace {

std::string shown(const char* text) {
    return shownAnswer(fromHex(QString::fromLatin1(text)).value()).toStdString();
}

}  // namespace

TEST(ShownAnswer, card_number_is_masked_wherever_it_stands) {
    EXPECT_EQ(shown("70125A0A9999990000000000014F5F24033012319000"), "70125A0A999999*********0014*5F24033012319000");
    EXPECT_EQ(shown("5A0899999912345678949000"), "5A08999999******78949000");
    EXPECT_EQ(shown("70037001005A0899999912345678949000"), "70037001005A08999999******78949000");
}

TEST(ShownAnswer, tracks_are_masked_behind_the_card_number) {
    EXPECT_EQ(shown("700E570C9999991234567894D32052209000"), "700E570C999999******7894********9000");
    EXPECT_EQ(shown("9F1F04313233349000"), "9F1F04********9000");
    EXPECT_EQ(shown("5604423939399000"), "5604********9000");
}

TEST(ShownAnswer, all_else_is_shown_as_the_card_says_it) {
    for (const char* const answer :
         {"9000", "6A82", "90", "", "9F1701039000", "80061800080101009000", "01020304050607089000"}) {
        EXPECT_EQ(shown(answer), answer);
    }
}

TEST(ShownAnswer, object_that_breaks_off_is_not_shown) {
    EXPECT_EQ(shown("70125A0A99999900009000"), "******************9000");
}

}  // namespace evergreen
