#include "kiosk/card/cryptogram_answer.h"

#include <gtest/gtest.h>

namespace evergreen {

namespace {

Result<CryptogramAnswer> parsed(const char* text, CryptogramWish wish = CryptogramWish::GoOnline) {
    return CryptogramAnswer::parse(fromHex(QString::fromLatin1(text)).value(), wish);
}

}  // namespace

// Spec: EMV 4.4 Book 3 §6.5.5.4
TEST(CryptogramAnswer, both_formats_say_the_same) {
    for (const char* const text :
         {"800B 80 0007 0102030405060708", "7714 9F2701 80 9F3602 0007 9F2608 0102030405060708"}) {
        const auto answer = parsed(text);
        ASSERT_TRUE(answer) << text;
        EXPECT_FALSE(answer->isDeclined());
        EXPECT_EQ(toHex(answer->counter), QStringLiteral("0007"));
        EXPECT_EQ(toHex(answer->cryptogram), QStringLiteral("0102030405060708"));
        EXPECT_TRUE(answer->signature.empty());
    }
}

// Spec: EMV 4.4 Book 2 §6.6.1: the signature does not cover itself; what the card adds is signed and not kept.
TEST(CryptogramAnswer, all_but_the_signature_is_signed) {
    const auto answer = parsed("7711 9F2701 80 9F4B02 AABB 5A01 99 9F3602 0007", CryptogramWish::GoOnlineSigned);
    ASSERT_TRUE(answer);
    EXPECT_EQ(toHex(answer->signature), QStringLiteral("AABB"));
    EXPECT_EQ(toHex(answer->signedObjects), QStringLiteral("9F2701805A01999F36020007"));
    EXPECT_TRUE(answer->cryptogram.empty());
}

// Spec: EMV 4.4 Book 3 §9.3
TEST(CryptogramAnswer, card_may_be_stricter_and_not_more_generous) {
    EXPECT_TRUE(parsed("800B 00 0007 0102030405060708")->isDeclined());
    EXPECT_FALSE(parsed("800B 40 0007 0102030405060708"));
    EXPECT_FALSE(parsed("800B 80 0007 0102030405060708", CryptogramWish::Decline));
}

TEST(CryptogramAnswer, what_is_cut_short_or_of_no_kind_is_damaged) {
    for (const char* const text : {"", "8000", "800A 80 0007 01020304050607", "7706 9F3602 0007 00", "700B 80 0007",
                                   "770B 9F2701 80 9F2604 01020304", "7704 9F2701 80 800B 80 0007 0102030405060708"}) {
        EXPECT_FALSE(parsed(text)) << text;
    }
}

}  // namespace evergreen
