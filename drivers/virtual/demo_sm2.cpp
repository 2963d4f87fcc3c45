#include "drivers/virtual/demo_sm2.h"

#include "drivers/virtual/card_tlv.h"

#include <memory>
#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/obj_mac.h>

namespace evergreen {

namespace {

constexpr std::size_t kNumberBytes = 32;
constexpr std::uint8_t kSm2WithSm3 = 0x04;
constexpr std::uint8_t kNoEncryption = 0x00;
constexpr std::uint8_t kCurveParameters = 0x11;
constexpr std::uint8_t kPointBytes = 64;

// Spec: GB/T 32918.5: a, b and the base point of the recommended curve.
constexpr char kCurve[] =
    "FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFC"
    "28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93"
    "32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7"
    "BC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0";

using Number = std::unique_ptr<BIGNUM, decltype(&BN_free)>;

Number numberOf(ByteView view) {
    return {BN_bin2bn(reinterpret_cast<const unsigned char*>(view.data()), static_cast<int>(view.size()), nullptr),
            &BN_free};
}

Number number() {
    return {BN_new(), &BN_free};
}

Bytes bytesOf(const Number& value) {
    Bytes out(kNumberBytes);
    BN_bn2binpad(value.get(), reinterpret_cast<unsigned char*>(out.data()), kNumberBytes);
    return out;
}

Bytes sm3(ByteView message) {
    Bytes hash(kNumberBytes);
    unsigned int size = kNumberBytes;
    EVP_Digest(message.data(), message.size(), reinterpret_cast<unsigned char*>(hash.data()), &size, EVP_sm3(),
               nullptr);
    return hash;
}

/// The message with what binds it to id, curve and key in front, hashed. Spec: GB/T 32918.2 §5.5 and §6.1
Bytes digestOf(const DemoSm2Key& key, ByteView message) {
    Bytes bound = bytes({0x00, 0x80});
    append(bound, ascii(QStringLiteral("1234567812345678")));
    append(bound, fromHex(QString::fromLatin1(kCurve)).value_or(Bytes{}));
    append(bound, key.point);
    Bytes hashed = sm3(bound);
    append(hashed, message);
    return sm3(hashed);
}

Bytes monthYear(QDate date) {
    return fromHex(date.toString(QStringLiteral("MMyy"))).value_or(Bytes(2));
}

Bytes keyFacts(const DemoSm2Key& key) {
    Bytes facts = bytes({kSm2WithSm3, kNoEncryption, kCurveParameters, kPointBytes});
    append(facts, key.point);
    return facts;
}

/// `content` and, behind it, a signature over it and over what is signed `behind`.
Bytes signedBy(const DemoSm2Key& key, Bytes content, ByteView behind) {
    Bytes message = content;
    append(message, behind);
    append(content, key.sign(message));
    return content;
}

}  // namespace

DemoSm2Key DemoSm2Key::of(const QJsonObject& json) {
    const auto part = [&json](const char* name) {
        return fromHex(json.value(QLatin1String(name)).toString()).value_or(Bytes{});
    };
    return {part("point"), part("secret")};
}

Bytes DemoSm2Key::sign(ByteView message) const {
    const std::unique_ptr<EC_GROUP, decltype(&EC_GROUP_free)> curve(EC_GROUP_new_by_curve_name(NID_sm2),
                                                                    &EC_GROUP_free);
    const std::unique_ptr<EC_POINT, decltype(&EC_POINT_free)> product(EC_POINT_new(curve.get()), &EC_POINT_free);
    const std::unique_ptr<BN_CTX, decltype(&BN_CTX_free)> context(BN_CTX_new(), &BN_CTX_free);
    const BIGNUM* const order = EC_GROUP_get0_order(curve.get());
    const Bytes digest = digestOf(*this, message);
    Bytes seed = secret;
    append(seed, digest);
    const Number once = numberOf(sm3(seed));
    BN_mod(once.get(), once.get(), order, context.get());
    const Number d = numberOf(secret);
    const Number e = numberOf(digest);
    const Number x = number();
    const Number r = number();
    const Number s = number();
    const Number inverse = number();
    EC_POINT_mul(curve.get(), product.get(), once.get(), nullptr, nullptr, context.get());
    EC_POINT_get_affine_coordinates(curve.get(), product.get(), x.get(), nullptr, context.get());
    // r = e + x; s = (k - r d) / (1 + d)
    BN_mod_add(r.get(), e.get(), x.get(), order, context.get());
    BN_mod_mul(s.get(), r.get(), d.get(), order, context.get());
    BN_mod_sub(s.get(), once.get(), s.get(), order, context.get());
    BN_add(d.get(), d.get(), BN_value_one());
    BN_mod_inverse(inverse.get(), d.get(), order, context.get());
    BN_mod_mul(s.get(), s.get(), inverse.get(), order, context.get());
    return joined({bytesOf(r), bytesOf(s)});
}

Bytes sm2IssuerObjects(const DemoSm2Keys& keys, const QString& pan, QDate until) {
    const Bytes content = joined({bytes({0x12}), fromHex(pan.left(8)).value_or(Bytes(4)), monthYear(until),
                                  bytes({0x00, 0x00, 0x01}), keyFacts(keys.issuer)});
    return joined({cardTlv(0x8F, bytes({keys.index})), cardTlv(0x90, signedBy(keys.authority, content, {}))});
}

Bytes sm2StaticObject(const DemoSm2Keys& keys, ByteView staticData) {
    return cardTlv(0x93, signedBy(keys.issuer, bytes({0x13, 0x01, 0x01}), staticData));
}

Bytes sm2CardKeyObject(const DemoSm2Keys& keys, const QString& pan, QDate until, ByteView staticData) {
    const Bytes content = joined({bytes({0x14}), fromHex(pan.leftJustified(20, u'F')).value_or(Bytes(10)),
                                  monthYear(until), bytes({0x00, 0x00, 0x02}), keyFacts(keys.card)});
    return cardTlv(0x9F46, signedBy(keys.issuer, content, staticData));
}

Bytes sm2DynamicSignature(const DemoSm2Keys& keys, std::uint16_t counter, ByteView sent) {
    // The card's own dynamic data: a length and its counter.
    return signedBy(
        keys.card,
        bytes({0x15, 3, 2, static_cast<std::uint8_t>(counter >> 8), static_cast<std::uint8_t>(counter & 0xFF)}), sent);
}

}  // namespace evergreen
