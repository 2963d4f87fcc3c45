#include "drivers/virtual/card_issuer.h"

#include "drivers/virtual/card_tlv.h"

#include <algorithm>
#include <array>
#include <memory>
#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/sha.h>

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace evergreen {

namespace {

constexpr std::size_t kHashBytes = 20;
constexpr std::size_t kAesBytes = 16;
constexpr std::size_t kCryptogramBytes = 8;
constexpr std::byte kPad{0xBB};
// SHA-1 and RSA: EMV 4.4 Book 2 annexes B2 and B3.
constexpr std::uint8_t kSha1 = 0x01;
constexpr std::uint8_t kRsa = 0x01;
constexpr std::uint8_t kExponent = 3;

using Number = std::unique_ptr<BIGNUM, decltype(&BN_free)>;

Number numberOf(ByteView view) {
    return {BN_bin2bn(reinterpret_cast<const unsigned char*>(view.data()), static_cast<int>(view.size()), nullptr),
            &BN_free};
}

Bytes sha1(ByteView view) {
    Bytes hash(kHashBytes);
    SHA1(reinterpret_cast<const unsigned char*>(view.data()), view.size(),
         reinterpret_cast<unsigned char*>(hash.data()));
    return hash;
}

Bytes monthYear(QDate date) {
    return fromHex(date.toString(QStringLiteral("MMyy"))).value_or(Bytes(2));
}

struct Split {
    Bytes inside;     ///< in the certificate, filled up
    Bytes remainder;  ///< on the card
};

Split split(const Bytes& modulus, std::size_t room) {
    const std::size_t size = std::min(modulus.size(), room);
    const auto cut = modulus.begin() + static_cast<std::ptrdiff_t>(size);
    Split result{{modulus.begin(), cut}, {cut, modulus.end()}};
    result.inside.resize(room, kPad);
    return result;
}

Bytes aes(ByteView key, ByteView block) {
    const std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> context(EVP_CIPHER_CTX_new(),
                                                                                  &EVP_CIPHER_CTX_free);
    Bytes out(kAesBytes);
    int size = 0;
    EVP_EncryptInit_ex(context.get(), EVP_aes_128_ecb(), nullptr, reinterpret_cast<const unsigned char*>(key.data()),
                       nullptr);
    EVP_CIPHER_CTX_set_padding(context.get(), 0);
    EVP_EncryptUpdate(context.get(), reinterpret_cast<unsigned char*>(out.data()), &size,
                      reinterpret_cast<const unsigned char*>(block.data()), static_cast<int>(kAesBytes));
    return out;
}

Bytes cmac(ByteView key, ByteView message) {
    std::array<unsigned char, kAesBytes> out{};
    std::size_t size = out.size();
    char cipher[] = "AES-128-CBC";
    const OSSL_PARAM parameters[] = {OSSL_PARAM{"cipher", OSSL_PARAM_UTF8_STRING, cipher, sizeof cipher - 1, 0},
                                     OSSL_PARAM{nullptr, 0, nullptr, 0, 0}};
    EVP_Q_mac(nullptr, "CMAC", nullptr, nullptr, parameters, key.data(), key.size(),
              reinterpret_cast<const unsigned char*>(message.data()), message.size(), out.data(), out.size(), &size);
    const auto view = std::as_bytes(std::span(out)).first(size);
    return {view.begin(), view.end()};
}

DemoRsaKey keyFrom(const QJsonObject& json) {
    const auto part = [&json](const char* name) {
        return fromHex(json.value(QLatin1String(name)).toString()).value_or(Bytes{});
    };
    return {part("modulus"), part("secret")};
}

DemoSm2Keys sm2KeysFrom(const QJsonObject& json) {
    const QJsonObject keys = json.value(QLatin1String("sm2")).toObject();
    const auto key = [&keys](const char* name) { return DemoSm2Key::of(keys.value(QLatin1String(name)).toObject()); };
    return {static_cast<std::uint8_t>(json.value(QLatin1String("sm2Index")).toString().toUInt(nullptr, 16)),
            key("authority"), key("issuer"), key("card")};
}

}  // namespace

Bytes DemoRsaKey::seal(ByteView message) const {
    const Number base = numberOf(message);
    const Number exponent = numberOf(secret);
    const Number divisor = numberOf(modulus);
    const Number sealed(BN_new(), &BN_free);
    const std::unique_ptr<BN_CTX, decltype(&BN_CTX_free)> context(BN_CTX_new(), &BN_CTX_free);
    BN_mod_exp(sealed.get(), base.get(), exponent.get(), divisor.get(), context.get());
    Bytes result(modulus.size());
    BN_bn2binpad(sealed.get(), reinterpret_cast<unsigned char*>(result.data()), static_cast<int>(result.size()));
    return result;
}

Bytes sealedFrame(const DemoRsaKey& key, ByteView content, ByteView behind) {
    Bytes hashed(content.begin(), content.end());
    append(hashed, behind);
    Bytes message = bytes({0x6A});
    append(message, content);
    append(message, sha1(hashed));
    message.push_back(std::byte{0xBC});
    return key.seal(message);
}

const DemoKeys& DemoKeys::builtIn() {
    static const DemoKeys keys = [] {
        QFile file(QStringLiteral(":/evergreen/demo_keys.json"));
        if (!file.open(QIODevice::ReadOnly)) qFatal("the demo keys are not in the program");
        const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
        const auto part = [&json](const char* name) { return json.value(QLatin1String(name)); };
        return DemoKeys{.rid = fromHex(part("rid").toString()).value_or(Bytes{}),
                        .index = static_cast<std::uint8_t>(part("index").toString().toUInt(nullptr, 16)),
                        .authority = keyFrom(part("authority").toObject()),
                        .issuer = keyFrom(part("issuer").toObject()),
                        .card = keyFrom(part("card").toObject()),
                        .sm2 = sm2KeysFrom(json),
                        .cryptogramKey = fromHex(part("cryptogramKey").toString()).value_or(Bytes{}),
                        .scriptKey = fromHex(part("scriptKey").toString()).value_or(Bytes{})};
    }();
    return keys;
}

Bytes issuerObjects(const DemoKeys& keys, const QString& pan, QDate until) {
    // 36 bytes of the certificate are no key.
    const Split key = split(keys.issuer.modulus, keys.authority.modulus.size() - 36);
    Bytes content = bytes({0x02});
    append(content, fromHex(pan.left(8)).value_or(Bytes(4)));
    append(content, monthYear(until));
    append(content, bytes({0x00, 0x00, 0x01, kSha1, kRsa, static_cast<std::uint8_t>(keys.issuer.modulus.size()), 1}));
    append(content, key.inside);
    Bytes behind = key.remainder;
    behind.push_back(std::byte{kExponent});
    Bytes objects = cardTlv(0x8F, bytes({keys.index}));
    append(objects, cardTlv(0x90, sealedFrame(keys.authority, content, behind)));
    if (!key.remainder.empty()) append(objects, cardTlv(0x92, key.remainder));
    append(objects, cardTlv(0x9F32, bytes({kExponent})));
    return objects;
}

Bytes signedStaticObject(const DemoKeys& keys, ByteView staticData) {
    Bytes content = bytes({0x03, kSha1, 0x01, 0x01});
    content.resize(keys.issuer.modulus.size() - kHashBytes - 2, kPad);
    return cardTlv(0x93, sealedFrame(keys.issuer, content, staticData));
}

Bytes cardKeyObjects(const DemoKeys& keys, const QString& pan, QDate until, ByteView staticData) {
    // 42 bytes of the certificate are no key.
    const Split key = split(keys.card.modulus, keys.issuer.modulus.size() - 42);
    Bytes content = bytes({0x04});
    append(content, fromHex(pan.leftJustified(20, u'F')).value_or(Bytes(10)));
    append(content, monthYear(until));
    append(content, bytes({0x00, 0x00, 0x02, kSha1, kRsa, static_cast<std::uint8_t>(keys.card.modulus.size()), 1}));
    append(content, key.inside);
    Bytes behind = key.remainder;
    behind.push_back(std::byte{kExponent});
    append(behind, staticData);
    Bytes objects = cardTlv(0x9F46, sealedFrame(keys.issuer, content, behind));
    append(objects, cardTlv(0x9F47, bytes({kExponent})));
    if (!key.remainder.empty()) append(objects, cardTlv(0x9F48, key.remainder));
    return objects;
}

Bytes dynamicSignature(const DemoKeys& keys, std::uint16_t counter, ByteView sent) {
    // The card's own dynamic data: a length and its counter.
    Bytes content =
        bytes({0x05, kSha1, 3, 2, static_cast<std::uint8_t>(counter >> 8), static_cast<std::uint8_t>(counter & 0xFF)});
    content.resize(keys.card.modulus.size() - kHashBytes - 2, kPad);
    return sealedFrame(keys.card, content, sent);
}

Bytes combinedSignature(const DemoKeys& keys, std::uint16_t counter, std::uint8_t kind, ByteView cryptogram,
                        ByteView transaction, ByteView unpredictable) {
    constexpr std::uint8_t ownBytes = 1 + 2 + 1 + kCryptogramBytes + kHashBytes;
    Bytes content = bytes({0x05, kSha1, ownBytes, 2, static_cast<std::uint8_t>(counter >> 8),
                           static_cast<std::uint8_t>(counter & 0xFF), kind});
    append(content, cryptogram);
    append(content, sha1(transaction));
    content.resize(keys.card.modulus.size() - kHashBytes - 2, kPad);
    return sealedFrame(keys.card, content, unpredictable);
}

Bytes cardCryptogram(const DemoKeys& keys, const QString& pan, const QString& sequence, std::uint16_t counter,
                     ByteView message) {
    const Bytes ofTransaction =
        bytes({static_cast<std::uint8_t>(counter >> 8), static_cast<std::uint8_t>(counter & 0xFF)});
    return sessionMac(keys.cryptogramKey, pan, sequence, ofTransaction, message, kCryptogramBytes);
}

Bytes sessionMac(ByteView master, const QString& pan, const QString& sequence, ByteView diversifier, ByteView message,
                 std::size_t size) {
    const Bytes ofCard = fromHex((pan + sequence).right(32).rightJustified(32, u'0')).value_or(Bytes(kAesBytes));
    Bytes ofSession(diversifier.begin(), diversifier.end());
    ofSession.resize(kAesBytes);
    Bytes mac = cmac(aes(aes(master, ofCard), ofSession), message);
    mac.resize(size);
    return mac;
}

}  // namespace evergreen
