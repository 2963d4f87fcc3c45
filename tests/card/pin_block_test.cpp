#include "kiosk/card/pin_block.h"

#include <array>
#include <gtest/gtest.h>
#include <openssl/evp.h>

namespace evergreen {

namespace {

const QString kPan = QStringLiteral("9999990000000000014");

SecretBytes pinOf(const char* digits) {
    SecretBytes pin;
    for (; *digits != '\0'; ++digits) pin.append(static_cast<std::byte>(*digits - '0'));
    return pin;
}

SecretBytes keyOf(const char* hex) {
    return SecretBytes(fromHex(QString::fromLatin1(hex)).value_or(Bytes{}));
}

constexpr const char* kKey = "C1D0F8FB4958670DBA40AB1F3752EF0D";

/// The other side, written from the standard and not from pin_block.cpp: everything by hexadecimal text.
QString deciphered(const Bytes& block, const SecretBytes& key) {
    std::array<unsigned char, 16> plain{};
    int written = 0;
    EVP_CIPHER_CTX* context = EVP_CIPHER_CTX_new();
    EVP_DecryptInit_ex(context, EVP_aes_128_ecb(), nullptr, reinterpret_cast<const unsigned char*>(key.view().data()),
                       nullptr);
    EVP_CIPHER_CTX_set_padding(context, 0);
    EVP_DecryptUpdate(context, plain.data(), &written, reinterpret_cast<const unsigned char*>(block.data()), 16);
    EVP_CIPHER_CTX_free(context);
    EXPECT_EQ(written, 16);
    return toHex(std::as_bytes(std::span(plain)));
}

QString exclusiveOr(const QString& left, const QString& right) {
    QString result;
    for (qsizetype i = 0; i < left.size(); ++i) {
        const int nibble = left.mid(i, 1).toInt(nullptr, 16) ^ right.mid(i, 1).toInt(nullptr, 16);
        result += QString::number(nibble, 16).toUpper();
    }
    return result;
}

QString panField(const QString& pan) {
    return (QString::number(pan.size() - 12) + pan).leftJustified(32, u'0');
}

QString pinField(const Bytes& block, const QString& pan, const SecretBytes& key) {
    const QString between = exclusiveOr(deciphered(block, key), panField(pan));
    return deciphered(fromHex(between).value_or(Bytes(16)), key);
}

}  // namespace

// Spec: ISO 9564-1:2017 §9.4.2
TEST(PinBlockFormat4, block_deciphers_back_to_the_pin) {
    struct Case {
        const char* pin;
        QString pan;
        const char* field;
    };
    const Case cases[] = {
        {"1234", QStringLiteral("999999000014"), "441234AAAAAAAAAA"},
        {"123456", kPan, "46123456AAAAAAAA"},
        {"000000", QStringLiteral("9999991234567894"), "46000000AAAAAAAA"},
        {"987654321098", kPan, "4C987654321098AA"},
    };
    for (const Case& one : cases) {
        const SecretBytes key = keyOf(kKey);
        const auto block = pinBlockFormat4(pinOf(one.pin), one.pan, key);
        ASSERT_TRUE(block.ok()) << one.pin;
        ASSERT_EQ(block->size(), 16U);
        EXPECT_EQ(pinField(*block, one.pan, key).left(16), QString::fromLatin1(one.field));
    }
}

TEST(PinBlockFormat4, other_card_or_other_key_does_not_give_the_pin) {
    const SecretBytes key = keyOf(kKey);
    const auto block = pinBlockFormat4(pinOf("123456"), kPan, key);
    ASSERT_TRUE(block.ok());
    const QString right = QStringLiteral("46123456AAAAAAAA");
    EXPECT_NE(pinField(*block, QStringLiteral("9999990000000000022"), key).left(16), right);
    EXPECT_NE(pinField(*block, kPan, keyOf("00000000000000000000000000000000")).left(16), right);
}

TEST(PinBlockFormat4, same_pin_gives_another_block_each_time) {
    const SecretBytes key = keyOf(kKey);
    const auto first = pinBlockFormat4(pinOf("123456"), kPan, key);
    const auto second = pinBlockFormat4(pinOf("123456"), kPan, key);
    ASSERT_TRUE(first.ok() && second.ok());
    EXPECT_NE(*first, *second);
}

TEST(PinBlockFormat4, what_is_no_pin_no_card_number_or_no_key_is_refused) {
    const auto codeOf = [](const char* pin, const QString& pan, const char* key) {
        const auto block = pinBlockFormat4(pinOf(pin), pan, keyOf(key));
        return block.ok() ? "accepted" : block.failure().name();
    };
    EXPECT_STREQ(codeOf("123", kPan, kKey), "pin-wrong");
    EXPECT_STREQ(codeOf("1234567890123", kPan, kKey), "pin-wrong");
    EXPECT_STREQ(codeOf("12:4", kPan, kKey), "pin-wrong");
    EXPECT_STREQ(codeOf("1234", QStringLiteral("99999900001"), kKey), "card-damaged");
    EXPECT_STREQ(codeOf("1234", kPan + u'0', kKey), "card-damaged");
    EXPECT_STREQ(codeOf("1234", QStringLiteral("99999900001X"), kKey), "card-damaged");
    EXPECT_STREQ(codeOf("1234", kPan, "00112233"), "config-bad");
}

// Spec: ISO 9564-1:2017 §9.3.2
TEST(PinBlockFormat0, known_answer) {
    const auto block = clearPinBlockFormat0(pinOf("123456"), kPan);
    ASSERT_TRUE(block.ok());
    EXPECT_EQ(toHex(block->view()), QStringLiteral("06123456FFFFFFFE"));
}

TEST(PinBlockFormat0, card_number_shorter_than_thirteen_digits_is_refused) {
    EXPECT_FALSE(clearPinBlockFormat0(pinOf("123456"), QStringLiteral("999999000014")).ok());
    EXPECT_FALSE(clearPinBlockFormat0(pinOf("123"), kPan).ok());
}

}  // namespace evergreen
