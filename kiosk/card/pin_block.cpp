#include "kiosk/card/pin_block.h"

#include <algorithm>
#include <array>
#include <memory>
#include <openssl/evp.h>
#include <openssl/rand.h>

namespace evergreen {

namespace {

constexpr std::size_t kKeyBytes = 16;
constexpr std::size_t kBlockBytes = 16;
constexpr std::size_t kFormat0Bytes = 8;
constexpr std::size_t kFormat4PinFieldBytes = 8;
constexpr std::size_t kPanDigitsMax = 19;
constexpr std::size_t kFormat4PanDigitsMin = 12;
constexpr std::size_t kFormat0PanDigits = 12;

/// A fixed block that leaves nothing behind.
template <std::size_t Size>
struct WipedBlock {
    std::array<std::byte, Size> bytes{};

    WipedBlock() = default;
    WipedBlock(const WipedBlock&) = delete;
    WipedBlock& operator=(const WipedBlock&) = delete;
    ~WipedBlock() { wipe(bytes); }

    /// Nibble 0 is the high half of byte 0.
    void setNibble(std::size_t index, unsigned value) {
        const bool high = index % 2 == 0;
        const std::byte kept = bytes[index / 2] & (high ? std::byte{0x0F} : std::byte{0xF0});
        bytes[index / 2] = kept | static_cast<std::byte>(high ? value << 4U : value);
    }

    void exclusiveOr(const WipedBlock& other) {
        for (std::size_t i = 0; i < Size; ++i) bytes[i] ^= other.bytes[i];
    }
};

bool isPin(const SecretBytes& pin) {
    const auto digits = pin.view();
    return digits.size() >= pinDigitsMin && digits.size() <= pinDigitsMax &&
           std::all_of(digits.begin(), digits.end(), [](std::byte digit) { return digit <= std::byte{9}; });
}

bool isPan(const QString& pan, std::size_t digitsMin) {
    const auto size = static_cast<std::size_t>(pan.size());
    return size >= digitsMin && size <= kPanDigitsMax &&
           std::all_of(pan.begin(), pan.end(), [](QChar digit) { return digit >= u'0' && digit <= u'9'; });
}

Failure badPin() {
    return {FailureCode::PinWrong, QStringLiteral("a PIN has 4 to 12 digits")};
}

Failure badPan() {
    return {FailureCode::CardDamaged, QStringLiteral("the card number does not fit a PIN block")};
}

Failure badCipher(const char* why) {
    return {FailureCode::ConfigBad, QString::fromLatin1(why)};
}

unsigned digitAt(const QString& pan, std::size_t index) {
    return static_cast<unsigned>(pan.at(static_cast<qsizetype>(index)).unicode() - u'0');
}

/// Control nibble, PIN length, PIN, and `fill` up to the end of the field.
template <std::size_t Size>
void writePinField(WipedBlock<Size>& block, unsigned control, const SecretBytes& pin, std::size_t fieldBytes,
                   unsigned fill) {
    const auto digits = pin.view();
    block.setNibble(0, control);
    block.setNibble(1, static_cast<unsigned>(digits.size()));
    for (std::size_t i = 2; i < fieldBytes * 2; ++i) {
        const std::size_t digit = i - 2;
        block.setNibble(i, digit < digits.size() ? std::to_integer<unsigned>(digits[digit]) : fill);
    }
}

unsigned char* raw(std::array<std::byte, kBlockBytes>& block) {
    return reinterpret_cast<unsigned char*>(block.data());
}

/// One AES block in place. The context's key schedule is cleansed when OpenSSL frees it.
bool encipher(WipedBlock<kBlockBytes>& block, const SecretBytes& key) {
    const std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> context(EVP_CIPHER_CTX_new(),
                                                                                  &EVP_CIPHER_CTX_free);
    if (!context) return false;
    const auto* keyBytes = reinterpret_cast<const unsigned char*>(key.view().data());
    if (EVP_EncryptInit_ex(context.get(), EVP_aes_128_ecb(), nullptr, keyBytes, nullptr) != 1) return false;
    EVP_CIPHER_CTX_set_padding(context.get(), 0);
    WipedBlock<kBlockBytes> enciphered;
    int written = 0;
    if (EVP_EncryptUpdate(context.get(), raw(enciphered.bytes), &written, raw(block.bytes), kBlockBytes) != 1)
        return false;
    block.bytes = enciphered.bytes;
    return written == static_cast<int>(kBlockBytes);
}

}  // namespace

// Spec: ISO 9564-1:2017 §9.4.2 (format 4: PIN field, enciphered, XOR PAN field, enciphered again)
Result<Bytes> pinBlockFormat4(const SecretBytes& pin, const QString& pan, const SecretBytes& key) {
    if (!isPin(pin)) return badPin();
    if (!isPan(pan, kFormat4PanDigitsMin)) return badPan();
    if (key.size() != kKeyBytes) return badCipher("a PIN key has 16 bytes");

    WipedBlock<kBlockBytes> block;
    writePinField(block, 4, pin, kFormat4PinFieldBytes, 0xA);
    if (RAND_bytes(raw(block.bytes) + kFormat4PinFieldBytes, kBlockBytes - kFormat4PinFieldBytes) != 1)
        return badCipher("no randomness for the PIN block");

    const auto panDigits = static_cast<std::size_t>(pan.size());
    WipedBlock<kBlockBytes> panField;
    panField.setNibble(0, static_cast<unsigned>(panDigits - kFormat4PanDigitsMin));
    for (std::size_t i = 0; i < panDigits; ++i) panField.setNibble(i + 1, digitAt(pan, i));

    if (!encipher(block, key)) return badCipher("AES refused");
    block.exclusiveOr(panField);
    if (!encipher(block, key)) return badCipher("AES refused");
    return Bytes(block.bytes.begin(), block.bytes.end());
}

// Spec: ISO 9564-1:2017 §9.3.2 (format 0: PIN field XOR the rightmost twelve PAN digits without the check digit)
Result<SecretBytes> clearPinBlockFormat0(const SecretBytes& pin, const QString& pan) {
    if (!isPin(pin)) return badPin();
    if (!isPan(pan, kFormat0PanDigits + 1)) return badPan();
    WipedBlock<kFormat0Bytes> block;
    writePinField(block, 0, pin, kFormat0Bytes, 0xF);
    WipedBlock<kFormat0Bytes> panField;
    const std::size_t first = static_cast<std::size_t>(pan.size()) - 1 - kFormat0PanDigits;
    for (std::size_t i = 0; i < kFormat0PanDigits; ++i) panField.setNibble(i + 4, digitAt(pan, first + i));
    block.exclusiveOr(panField);
    return SecretBytes(block.bytes);
}

}  // namespace evergreen
