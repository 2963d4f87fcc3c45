#include "kiosk/card/sm2_authentication.h"

#include "kiosk/card/certificate_facts.h"
#include "kiosk/card/emv_tags.h"
#include "kiosk/card/sm2_key.h"

namespace evergreen {

namespace {

constexpr std::byte kIssuerFormat{0x12};
constexpr std::byte kStaticFormat{0x13};
constexpr std::byte kCardFormat{0x14};
constexpr std::byte kDynamicFormat{0x15};
constexpr std::byte kSm2WithSm3{0x04};

Failure damaged(const char* why) {
    return {FailureCode::CardDamaged, QString::fromLatin1(why)};
}

/// What stands before the signature, once format and signature are right. `behind`: what is signed after it.
Result<ByteView> openSigned(ByteView key, ByteView whole, std::byte format, ByteView behind, std::size_t fixedBytes) {
    if (whole.size() < fixedBytes + sm2SignatureBytes) return damaged("a certificate too short for what it holds");
    if (whole[0] != format) return damaged("a certificate of another kind");
    const ByteView content = whole.first(whole.size() - sm2SignatureBytes);
    Bytes message(content.begin(), content.end());
    append(message, behind);
    const auto verified = verifySm2(key, message, whole.last(sm2SignatureBytes));
    if (!verified) return verified.failure();
    return content;
}

/// Signature algorithm, encryption algorithm, parameters of the curve, key length; then the key and nothing else.
Result<Bytes> keyBehind(ByteView content, std::size_t facts) {
    constexpr std::size_t factsBytes = 4;
    const ByteView key = content.subspan(facts + factsBytes);
    if (content[facts] != kSm2WithSm3) return damaged("a key of another algorithm");
    const auto length = std::to_integer<std::size_t>(content[facts + factsBytes - 1]);
    if (length != sm2PointBytes || key.size() != sm2PointBytes) return damaged("a key of another length than it says");
    return Bytes(key.begin(), key.end());
}

}  // namespace

Result<Bytes> sm2IssuerKeyOf(const CardObjects& card, const AuthorityKey& authority, QDate today) {
    // 12, identifier 4, MMYY 2, serial 3; then the key's facts.
    constexpr std::size_t head = 10;
    constexpr std::size_t fixed = head + 4;
    const auto content = openSigned(authority.sm2Point, card.get(emv::issuerCertificate), kIssuerFormat, {}, fixed);
    if (!content) return content.failure();
    if (!isIssuerOf(content->subspan(1, 4), card.get(emv::pan))) return damaged("another issuer's certificate");
    if (isCertificateOver(content->subspan(5, 2), today)) return damaged("the issuer's certificate is over");
    return keyBehind(*content, head);
}

Result<> checkSm2StaticData(const CardObjects& card, ByteView issuer) {
    constexpr std::size_t fixed = 3;  // 13, data authentication code 2
    const auto data = card.staticData();
    if (!data) return data.failure();
    const auto content = openSigned(issuer, card.get(emv::signedStaticData), kStaticFormat, *data, fixed);
    if (!content) return content.failure();
    return content->size() == fixed ? Result<>() : damaged("static data signed with something else");
}

Result<Bytes> sm2CardKeyOf(const CardObjects& card, ByteView issuer, QDate today) {
    // 14, card number 10, MMYY 2, serial 3; then the key's facts.
    constexpr std::size_t head = 16;
    constexpr std::size_t fixed = head + 4;
    const auto data = card.staticData();
    if (!data) return data.failure();
    const auto content = openSigned(issuer, card.get(emv::cardCertificate), kCardFormat, *data, fixed);
    if (!content) return content.failure();
    if (!isWholePan(content->subspan(1, 10), card.get(emv::pan))) return damaged("another card's certificate");
    if (isCertificateOver(content->subspan(11, 2), today)) return damaged("the card's certificate is over");
    return keyBehind(*content, head);
}

Result<> checkSm2DynamicSignature(ByteView card, ByteView answer, ByteView sent) {
    constexpr std::size_t fixed = 2;  // 15, length of the card's own dynamic data
    const auto content = openSigned(card, answer, kDynamicFormat, sent, fixed);
    if (!content) return content.failure();
    const bool isWhole = content->size() == fixed + std::to_integer<std::size_t>((*content)[1]);
    return isWhole ? Result<>() : damaged("signed data of another length than they say");
}

}  // namespace evergreen
