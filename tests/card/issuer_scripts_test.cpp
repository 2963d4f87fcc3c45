#include "kiosk/card/issuer_scripts.h"

#include <gtest/gtest.h>

namespace evergreen {

namespace {

Result<std::vector<IssuerScript>> parsed(const char* text) {
    return parseScripts(fromHex(QString::fromLatin1(text)).value());
}

}  // namespace

// Spec: EMV 4.4 Book 3 annex E
TEST(IssuerScripts, templates_ids_and_commands_are_told_apart) {
    const auto scripts = parsed("710D 9F1804 01020304 8604 80E20000 7206 8604 84180000 7100");
    ASSERT_TRUE(scripts) << scripts.failure().detail.toStdString();
    const std::vector<IssuerScript> expected{{true, bytes({1, 2, 3, 4}), {bytes({0x80, 0xE2, 0, 0})}},
                                             {false, {}, {bytes({0x84, 0x18, 0, 0})}},
                                             {true, {}, {}}};
    EXPECT_EQ(*scripts, expected);
    EXPECT_TRUE(parsed("")->empty());
}

TEST(IssuerScripts, what_is_no_script_is_garbage) {
    for (const char* const text :
         {"71", "7104 8604 80E2", "7304 8602 80E2", "8604 80E20000", "7105 8603 80E200", "7106 8704 80E20000",
          "7107 9F1804 01020304 00 FF", "7106 9F1803 010203", "710E 9F1804 01020304 9F1804 01020304"}) {
        const auto scripts = parsed(text);
        ASSERT_FALSE(scripts) << text;
        EXPECT_EQ(scripts.failure().code, FailureCode::BankGarbage);
    }
    Bytes many = bytes({0x71, 0x66});
    for (std::size_t i = 0; i <= scriptCommandsMax; ++i) append(many, bytes({0x86, 0x04, 0x80, 0xE2, 0, 0}));
    ASSERT_LE(many.size(), scriptBytesMax);
    EXPECT_FALSE(parseScripts(many));
}

}  // namespace evergreen
