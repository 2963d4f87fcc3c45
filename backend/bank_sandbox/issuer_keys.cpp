#include "backend/bank_sandbox/issuer_keys.h"

#include "kiosk/base/json_fields.h"

#include <array>
#include <memory>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <QFile>

namespace evergreen {

namespace {

constexpr std::size_t kBlock = 16;
constexpr std::size_t kCryptogramBytes = 8;
constexpr std::size_t kAnswerBytes = 4;
constexpr std::size_t kScriptMacBytes = 8;
// Card status update, second byte. Spec: EMV 4.4 Book 3 annex C10
constexpr std::uint8_t kApproves = 0x80;

using Block = std::array<unsigned char, kBlock>;

SecretBytes secretOf(const Block& block) {
    return SecretBytes(std::as_bytes(std::span(block)));
}

SecretBytes aes(const SecretBytes& key, Block block) {
    const std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> context(EVP_CIPHER_CTX_new(),
                                                                                  &EVP_CIPHER_CTX_free);
    Block out{};
    int size = 0;
    const bool isDone = EVP_EncryptInit_ex(context.get(), EVP_aes_128_ecb(), nullptr,
                                           reinterpret_cast<const unsigned char*>(key.view().data()), nullptr) == 1 &&
                        EVP_EncryptUpdate(context.get(), out.data(), &size, block.data(), kBlock) == 1;
    // A vault without a cipher has no business going on.
    if (!isDone) qFatal("no AES");
    SecretBytes result = secretOf(out);
    OPENSSL_cleanse(out.data(), out.size());
    return result;
}

Block padded(ByteView bytes) {
    Block block{};
    for (std::size_t i = 0; i < std::min(bytes.size(), kBlock); ++i)
        block[i] = std::to_integer<unsigned char>(bytes[i]);
    return block;
}

/// The card's own key for what `diversifier` names. Spec: EMV 4.4 Book 2 annexes A1.4.3 and A1.3
SecretBytes sessionKey(const SecretBytes& master, const CardCryptogram& card, ByteView diversifier) {
    constexpr int digits = 32;
    const QString number = card.pan + QStringLiteral("%1").arg(card.sequence, 2, 10, QLatin1Char('0'));
    const Bytes ofCard = fromHex(number.right(digits).rightJustified(digits, u'0')).value_or(Bytes(kBlock));
    return aes(aes(master, padded(ofCard)), padded(diversifier));
}

Bytes mac(const SecretBytes& key, ByteView message, std::size_t size) {
    Block out{};
    std::size_t length = 0;
    char cipher[] = "AES-128-CBC";
    const OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_CIPHER, cipher, 0),
                                     OSSL_PARAM_construct_end()};
    const auto* const made = EVP_Q_mac(nullptr, "CMAC", nullptr, nullptr, parameters, key.view().data(), key.size(),
                                       reinterpret_cast<const unsigned char*>(message.data()), message.size(),
                                       out.data(), out.size(), &length);
    if (!made) qFatal("no CMAC");
    const auto view = std::as_bytes(std::span(out)).first(size);
    return {view.begin(), view.end()};
}

Bytes packed(std::uint16_t counter) {
    return bytes({static_cast<std::uint8_t>(counter >> 8), static_cast<std::uint8_t>(counter & 0xFF)});
}

/// Spec: EMV 4.4 Book 3 annex B
Bytes object(std::initializer_list<std::uint8_t> tag, ByteView value) {
    Bytes whole = bytes(tag);
    whole.push_back(static_cast<std::byte>(value.size()));
    append(whole, value);
    return whole;
}

}  // namespace

Result<IssuerKeys> IssuerKeys::builtIn() {
    QFile file(QStringLiteral(":/bank_sandbox/issuer_keys.json"));
    if (!file.open(QIODevice::ReadOnly)) return Failure{FailureCode::ConfigBad, QStringLiteral("issuer_keys.json")};
    return readJson(file.readAll(), FailureCode::ConfigBad, [](JsonFields& fields) {
        const auto key = [&fields](const char* name) {
            auto value = fromHex(fields.text(name, 2 * kBlock));
            if (!value || value->size() != kBlock) fields.complain(name, "not 16 bytes");
            return SecretBytes(value.value_or(Bytes(kBlock)));
        };
        (void)fields.text("about");
        IssuerKeys keys;
        keys.m_cryptogramKey = key("cryptogramKey");
        keys.m_scriptKey = key("scriptKey");
        return keys;
    });
}

bool IssuerKeys::isGenuine(const CardCryptogram& card) const {
    const Bytes right = mac(sessionKey(m_cryptogramKey, card, packed(card.counter)), card.over, kCryptogramBytes);
    return card.cryptogram.size() == kCryptogramBytes &&
           CRYPTO_memcmp(right.data(), card.cryptogram.data(), kCryptogramBytes) == 0;
}

Bytes IssuerKeys::answerTo(const CardCryptogram& card, bool approves) const {
    const Bytes status = bytes({0x00, static_cast<std::uint8_t>(approves ? kApproves : 0), 0x00, 0x00});
    Bytes message = card.cryptogram;
    append(message, status);
    Bytes answer = mac(sessionKey(m_cryptogramKey, card, packed(card.counter)), message, kAnswerBytes);
    append(answer, status);
    return answer;
}

Bytes IssuerKeys::offlineLimitScript(const CardCryptogram& card, std::uint8_t limit) const {
    Bytes command = bytes({0x04, 0xDA, 0x9F, 0x58, 1 + kScriptMacBytes});
    Bytes message = command;
    append(message, packed(card.counter));
    append(message, card.cryptogram);
    append(message, bytes({limit}));
    append(command, bytes({limit}));
    append(command, mac(sessionKey(m_scriptKey, card, card.cryptogram), message, kScriptMacBytes));
    Bytes script = object({0x9F, 0x18}, bytes({0x00, 0x00, 0x00, 0x01}));
    append(script, object({0x86}, command));
    return object({0x72}, script);
}

}  // namespace evergreen
