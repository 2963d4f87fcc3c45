#include "backend/bank_sandbox/pin_block.h"

#include <array>
#include <memory>
#include <openssl/evp.h>

namespace evergreen {

namespace {

constexpr std::size_t kBlock = 16;
using Block = std::array<unsigned char, kBlock>;

bool decrypt(const SecretBytes& key, const Block& in, Block& out) {
    const std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> context(EVP_CIPHER_CTX_new(),
                                                                                  &EVP_CIPHER_CTX_free);
    const auto* raw = reinterpret_cast<const unsigned char*>(key.view().data());
    Block result{};
    int count = 0;
    const bool ok = EVP_DecryptInit_ex(context.get(), EVP_aes_128_ecb(), nullptr, raw, nullptr) == 1 &&
                    EVP_CIPHER_CTX_set_padding(context.get(), 0) == 1 &&
                    EVP_DecryptUpdate(context.get(), result.data(), &count, in.data(), kBlock) == 1;
    out = result;
    return ok && count == kBlock;
}

int nibble(const Block& block, std::size_t at) {
    return at % 2 == 0 ? block[at / 2] >> 4 : block[at / 2] & 0x0f;
}

/// Spec: ISO 9564-1 §9.4.2.3, plain text PAN field: length above twelve, the digits, zeros.
std::optional<Block> panField(const QString& pan) {
    if (pan.size() < 12 || pan.size() > 19) return std::nullopt;
    const QString text = QString::number(pan.size() - 12) + pan;
    Block block{};
    for (std::size_t i = 0; i < static_cast<std::size_t>(text.size()); ++i) {
        const int digit = text[static_cast<qsizetype>(i)].digitValue();
        if (digit < 0) return std::nullopt;
        block[i / 2] = static_cast<unsigned char>(block[i / 2] | (i % 2 == 0 ? digit << 4 : digit));
    }
    return block;
}

/// Spec: ISO 9564-1 §9.4.2.2, plain text PIN field: control 4, length, digits, fill A to half the block, random rest.
std::optional<SecretBytes> pinField(const Block& field) {
    const int length = nibble(field, 1);
    if (nibble(field, 0) != 4 || length < 4 || length > 12) return std::nullopt;
    SecretBytes pin;
    for (std::size_t at = 2; at < kBlock; ++at) {
        const int value = nibble(field, at);
        const bool isDigit = at < 2 + static_cast<std::size_t>(length);
        if (isDigit ? value > 9 : value != 0xA) return std::nullopt;
        if (isDigit) pin.append(static_cast<std::byte>('0' + value));
    }
    return pin;
}

}  // namespace

std::optional<SecretBytes> pinOf(ByteView block, const SecretBytes& key, const QString& pan) {
    const auto panBlock = panField(pan);
    if (block.size() != kBlock || key.size() != kBlock || !panBlock) return std::nullopt;
    Block work{};
    std::transform(block.begin(), block.end(), work.begin(), [](std::byte b) { return static_cast<unsigned char>(b); });
    // Spec: ISO 9564-1 §9.4.2.1, block B is the PIN field's cipher text added to the PAN field.
    bool ok = decrypt(key, work, work);
    for (std::size_t i = 0; i < kBlock; ++i) work[i] ^= (*panBlock)[i];
    ok = ok && decrypt(key, work, work);
    auto pin = ok ? pinField(work) : std::nullopt;
    wipe(std::as_writable_bytes(std::span(work)));
    return pin;
}

}  // namespace evergreen
