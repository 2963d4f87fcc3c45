#include "backend/bank_sandbox/pin_block.h"

#include "kiosk/card/pin_block.h"
#include "tests/support/test_pin_block.h"

#include <gtest/gtest.h>

namespace evergreen {

namespace {

const QString kPan = QStringLiteral("9999990000000000014");

SecretBytes key() {
    return SecretBytes(*fromHex(u"00112233445566778899AABBCCDDEEFF"));
}

QString pinText(const Bytes& block, const QString& pan) {
    const auto pin = pinOf(block, key(), pan);
    return pin ? QString::fromLatin1(toQByteArray(pin->view())) : QStringLiteral("none");
}

}  // namespace

// Spec: ISO 9564-1 §9.4.2. The block was made step by step with "openssl enc -aes-128-ecb", not with our code.
TEST(PinBlock, known_block_gives_its_pin) {
    EXPECT_EQ(pinText(*fromHex(u"E3B79E0A25B3739EB65AB8EE0B73B7D0"), kPan), QStringLiteral("123456"));
}

TEST(PinBlock, every_length_comes_back) {
    const QString digits = QStringLiteral("948271650382");
    for (int length = 4; length <= 12; ++length) {
        const QString pin = digits.left(length);
        EXPECT_EQ(pinText(testPinBlock(pin, kPan, key()), kPan), pin);
        EXPECT_EQ(pinText(testPinBlock(pin, kPan.left(16), key()), kPan.left(16)), pin);
    }
}

TEST(PinBlock, what_the_kiosk_makes_the_bank_reads) {
    SecretBytes pin;
    for (const int digit : {1, 2, 3, 4, 5, 6}) pin.append(static_cast<std::byte>(digit));
    const auto block = pinBlockFormat4(pin, kPan, key());
    ASSERT_TRUE(block.ok());
    EXPECT_EQ(pinText(*block, kPan), QStringLiteral("123456"));
}

TEST(PinBlock, another_card_or_key_or_a_short_block_gives_nothing) {
    const auto block = testPinBlock(QStringLiteral("123456"), kPan, key());
    EXPECT_EQ(pinText(block, QStringLiteral("9999990000000000022")), QStringLiteral("none"));
    EXPECT_EQ(pinText(Bytes(block.begin(), block.end() - 1), kPan), QStringLiteral("none"));
    EXPECT_FALSE(pinOf(block, SecretBytes(Bytes(16)), kPan));
    EXPECT_FALSE(pinOf(block, SecretBytes(Bytes(8)), kPan));
}

}  // namespace evergreen
