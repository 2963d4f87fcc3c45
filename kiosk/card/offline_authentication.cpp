#include "kiosk/card/offline_authentication.h"

#include "kiosk/card/certificate_facts.h"
#include "kiosk/card/emv_tags.h"

#include <algorithm>
#include <openssl/sha.h>

namespace evergreen {

namespace {

// Spec: EMV 4.4 Book 2 tables 5 to 7 and 13 to 17: 6A, a format, …, a hash of 20 bytes, BC.
constexpr std::byte kHeader{0x6A};
constexpr std::byte kTrailer{0xBC};
constexpr std::size_t kHashBytes = 20;
constexpr std::byte kSha1{0x01};
constexpr std::byte kRsa{0x01};
constexpr std::byte kPad{0xBB};
constexpr std::size_t kFrameBytes = 1 + kHashBytes + 1;

constexpr std::byte kIssuerFormat{0x02};
constexpr std::byte kStaticFormat{0x03};
constexpr std::byte kCardFormat{0x04};
constexpr std::byte kDynamicFormat{0x05};

Failure damaged(const char* why) {
    return {FailureCode::CardDamaged, QString::fromLatin1(why)};
}

Bytes sha1(ByteView view) {
    Bytes hash(kHashBytes);
    SHA1(reinterpret_cast<const unsigned char*>(view.data()), view.size(),
         reinterpret_cast<unsigned char*>(hash.data()));
    return hash;
}

/// What stands between header and hash, once all three are right. `behind`: what is hashed after it.
Result<Bytes> opened(const RsaKey& key, ByteView sealed, std::byte format, ByteView behind, std::size_t fixedBytes) {
    const auto whole = recoverRsa(key, sealed);
    if (!whole) return whole.failure();
    if (whole->size() < kFrameBytes + fixedBytes) return damaged("a certificate too short for what it holds");
    if (whole->front() != kHeader || whole->back() != kTrailer) return damaged("a certificate by another key");
    const ByteView content = ByteView(*whole).subspan(1, whole->size() - kFrameBytes);
    const ByteView hash = ByteView(*whole).subspan(whole->size() - 1 - kHashBytes, kHashBytes);
    if (content[0] != format) return damaged("a certificate of another kind");
    Bytes hashed(content.begin(), content.end());
    append(hashed, behind);
    if (!std::ranges::equal(hash, sha1(hashed))) return damaged("a certificate whose hash is wrong");
    return Bytes(content.begin(), content.end());
}

/// A public key that begins in a certificate and ends in an object of the card.
Result<RsaKey> joinedKey(ByteView inside, std::size_t length, ByteView remainder, ByteView exponent) {
    Bytes modulus(inside.begin(), inside.end());
    if (length > modulus.size()) {
        append(modulus, remainder);
    } else {
        if (!std::all_of(modulus.begin() + static_cast<std::ptrdiff_t>(length), modulus.end(),
                         [](std::byte value) { return value == kPad; })) {
            return damaged("a key with something behind its end");
        }
        modulus.resize(length);
    }
    if (modulus.size() != length) return damaged("a key of another length than it says");
    return RsaKey{std::move(modulus), Bytes(exponent.begin(), exponent.end())};
}

}  // namespace

Result<RsaKey> issuerKeyOf(const CardObjects& card, const AuthorityKey& authority, QDate today) {
    // 02, identifier 4, MMYY 2, serial 3, hash algorithm, key algorithm, key length, exponent length.
    constexpr std::size_t fixed = 14;
    Bytes behind(card.get(emv::issuerKeyRemainder).begin(), card.get(emv::issuerKeyRemainder).end());
    append(behind, card.get(emv::issuerKeyExponent));
    const auto content = opened(authority.key, card.get(emv::issuerCertificate), kIssuerFormat, behind, fixed);
    if (!content) return content.failure();
    const ByteView view = *content;
    if (view[10] != kSha1 || view[11] != kRsa) return damaged("an issuer key of another algorithm");
    if (!isIssuerOf(view.subspan(1, 4), card.get(emv::pan))) return damaged("another issuer's certificate");
    if (isCertificateOver(view.subspan(5, 2), today)) return damaged("the issuer's certificate is over");
    const auto length = std::to_integer<std::size_t>(view[12]);
    return joinedKey(view.subspan(fixed), length, card.get(emv::issuerKeyRemainder), card.get(emv::issuerKeyExponent));
}

Result<> checkStaticData(const CardObjects& card, const RsaKey& issuer) {
    constexpr std::size_t fixed = 4;  // 03, hash algorithm, data authentication code 2
    const auto data = card.staticData();
    if (!data) return data.failure();
    const auto content = opened(issuer, card.get(emv::signedStaticData), kStaticFormat, *data, fixed);
    if (!content) return content.failure();
    return (*content)[1] == kSha1 ? Result<>() : damaged("static data signed by another algorithm");
}

Result<RsaKey> cardKeyOf(const CardObjects& card, const RsaKey& issuer, QDate today) {
    // 04, card number 10, MMYY 2, serial 3, hash algorithm, key algorithm, key length, exponent length.
    constexpr std::size_t fixed = 20;
    const auto data = card.staticData();
    if (!data) return data.failure();
    Bytes behind(card.get(emv::cardKeyRemainder).begin(), card.get(emv::cardKeyRemainder).end());
    append(behind, card.get(emv::cardKeyExponent));
    append(behind, *data);
    const auto content = opened(issuer, card.get(emv::cardCertificate), kCardFormat, behind, fixed);
    if (!content) return content.failure();
    const ByteView view = *content;
    if (view[16] != kSha1 || view[17] != kRsa) return damaged("a card key of another algorithm");
    if (!isWholePan(view.subspan(1, 10), card.get(emv::pan))) return damaged("another card's certificate");
    if (isCertificateOver(view.subspan(11, 2), today)) return damaged("the card's certificate is over");
    const auto length = std::to_integer<std::size_t>(view[18]);
    return joinedKey(view.subspan(fixed), length, card.get(emv::cardKeyRemainder), card.get(emv::cardKeyExponent));
}

Result<> checkDynamicSignature(const RsaKey& card, ByteView signature, ByteView sent) {
    constexpr std::size_t fixed = 3;  // 05, hash algorithm, length of the card's own dynamic data
    const auto content = opened(card, signature, kDynamicFormat, sent, fixed);
    if (!content) return content.failure();
    return (*content)[1] == kSha1 ? Result<>() : damaged("signed by another algorithm");
}

Result<Bytes> openCombinedSignature(const RsaKey& card, const CombinedAnswer& answer) {
    constexpr std::size_t fixed = 3;  // 05, hash algorithm, length of the card's own dynamic data
    constexpr std::size_t cryptogramBytes = 8;
    const auto content = opened(card, answer.signature, kDynamicFormat, answer.unpredictable, fixed);
    if (!content) return content.failure();
    if ((*content)[1] != kSha1) return damaged("signed by another algorithm");
    const auto length = std::to_integer<std::size_t>((*content)[2]);
    const ByteView rest = ByteView(*content).subspan(fixed);
    if (length > rest.size() || length == 0) return damaged("a signature that says too little");
    // Its own number, with its length; then cryptogram information, cryptogram, hash of the transaction.
    const ByteView own = rest.first(length);
    const std::size_t number = 1 + std::to_integer<std::size_t>(own[0]);
    if (own.size() != number + 1 + cryptogramBytes + kHashBytes) return damaged("a signature that says too little");
    if (own[number] != answer.information) return damaged("a cryptogram of another kind than was signed");
    if (!std::ranges::equal(own.last(kHashBytes), sha1(answer.transactionData))) {
        return damaged("a signature over another transaction");
    }
    const ByteView cryptogram = own.subspan(number + 1, cryptogramBytes);
    return Bytes(cryptogram.begin(), cryptogram.end());
}

}  // namespace evergreen
