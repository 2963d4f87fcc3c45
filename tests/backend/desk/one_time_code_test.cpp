#include "backend/desk/one_time_code.h"

#include <gtest/gtest.h>

namespace evergreen::desk {

namespace {

// Spec: RFC 6238 appendix B, the rows of SHA1.
const QByteArray kSecret = "12345678901234567890";

struct Vector {
    std::int64_t seconds;
    const char* code;
};

constexpr Vector kVectors[] = {{59, "94287082"},         {1111111109, "07081804"}, {1111111111, "14050471"},
                               {1234567890, "89005924"}, {2000000000, "69279037"}, {20000000000, "65353130"}};

constexpr std::int64_t kNow = 1'111'111'111'000;
constexpr std::int64_t kStep = kNow / 1000 / kCodeStepSeconds;

}  // namespace

TEST(OneTimeCode, is_that_of_the_standard) {
    for (const Vector& vector : kVectors) {
        EXPECT_EQ(oneTimeCode(kSecret, vector.seconds / kCodeStepSeconds, 8).toStdString(), vector.code);
    }
}

TEST(OneTimeCode, one_step_early_or_late_is_good_and_two_are_not) {
    for (const std::int64_t away : {-1, 0, 1}) {
        EXPECT_EQ(stepOfCode(kSecret, oneTimeCode(kSecret, kStep + away), kNow, 0), kStep + away);
    }
    for (const std::int64_t away : {-2, 2}) {
        EXPECT_FALSE(stepOfCode(kSecret, oneTimeCode(kSecret, kStep + away), kNow, 0).has_value());
    }
}

TEST(OneTimeCode, code_of_a_step_already_used_is_no_code) {
    EXPECT_FALSE(stepOfCode(kSecret, oneTimeCode(kSecret, kStep), kNow, kStep).has_value());
    EXPECT_FALSE(stepOfCode(kSecret, oneTimeCode(kSecret, kStep - 1), kNow, kStep).has_value());
    EXPECT_TRUE(stepOfCode(kSecret, oneTimeCode(kSecret, kStep + 1), kNow, kStep).has_value());
}

TEST(OneTimeCode, anything_else_is_no_code) {
    for (const auto* text : {"", "12345", "1234567", "abcdef"}) {
        EXPECT_FALSE(stepOfCode(kSecret, QString::fromLatin1(text), kNow, 0).has_value()) << text;
    }
}

// Spec: RFC 4648 §10.
TEST(OneTimeCode, secret_is_spelled_in_base32) {
    EXPECT_EQ(base32("foobar"), QStringLiteral("MZXW6YTBOI"));
    EXPECT_EQ(base32("fooba"), QStringLiteral("MZXW6YTB"));
    EXPECT_EQ(base32(""), QString());
}

}  // namespace evergreen::desk
