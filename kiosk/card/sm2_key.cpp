#include "kiosk/card/sm2_key.h"

#include <memory>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/params.h>

namespace evergreen {

namespace {

/// GB/T 35276 leaves the signer's id open; this is the customary one, also of cards as we read PBOC 3.0.
constexpr char kId[] = "1234567812345678";
constexpr std::byte kUncompressed{0x04};

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Settings = std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)>;
using Digest = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;
using Signature = std::unique_ptr<ECDSA_SIG, decltype(&ECDSA_SIG_free)>;

Failure damaged(const char* why) {
    ERR_clear_error();  // what is left behind would be taken for an error of TLS
    return {FailureCode::CardDamaged, QString::fromLatin1(why)};
}

const unsigned char* raw(ByteView view) {
    return reinterpret_cast<const unsigned char*>(view.data());
}

Key keyOf(ByteView point) {
    Bytes encoded{kUncompressed};
    append(encoded, point);
    char group[] = "SM2";
    OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group, 0),
        OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, encoded.data(), encoded.size()),
        OSSL_PARAM_construct_end()};
    const Settings settings(EVP_PKEY_CTX_new_from_name(nullptr, "SM2", nullptr), &EVP_PKEY_CTX_free);
    EVP_PKEY* made = nullptr;
    const bool isReady = settings && EVP_PKEY_fromdata_init(settings.get()) == 1;
    if (isReady) EVP_PKEY_fromdata(settings.get(), &made, EVP_PKEY_PUBLIC_KEY, parameters);
    return {made, &EVP_PKEY_free};
}

/// r and s as OpenSSL wants them, in DER; empty when they cannot be numbers of a signature.
Bytes derOf(ByteView signature) {
    constexpr int half = sm2SignatureBytes / 2;
    const Signature numbers(ECDSA_SIG_new(), &ECDSA_SIG_free);
    BIGNUM* const r = BN_bin2bn(raw(signature), half, nullptr);
    BIGNUM* const s = BN_bin2bn(raw(signature.subspan(half)), half, nullptr);
    if (!numbers || !r || !s || ECDSA_SIG_set0(numbers.get(), r, s) != 1) {
        BN_free(r);
        BN_free(s);
        return {};
    }
    unsigned char* encoded = nullptr;
    const int size = i2d_ECDSA_SIG(numbers.get(), &encoded);
    if (size <= 0) return {};
    const auto view = std::as_bytes(std::span(encoded, static_cast<std::size_t>(size)));
    Bytes der(view.begin(), view.end());
    OPENSSL_free(encoded);
    return der;
}

}  // namespace

Result<> verifySm2(ByteView point, ByteView message, ByteView signature) {
    if (point.size() != sm2PointBytes) return damaged("an SM2 key of another length");
    if (signature.size() != sm2SignatureBytes) return damaged("an SM2 signature of another length");
    const Key key = keyOf(point);
    if (!key) return damaged("an SM2 key that is no point of the curve");
    const Bytes der = derOf(signature);
    const Digest digest(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    EVP_PKEY_CTX* settings = nullptr;  // the digest's own
    const bool isRight =
        digest && !der.empty() &&
        EVP_DigestVerifyInit_ex(digest.get(), &settings, "SM3", nullptr, nullptr, key.get(), nullptr) == 1 &&
        EVP_PKEY_CTX_set1_id(settings, kId, sizeof kId - 1) == 1 &&
        EVP_DigestVerify(digest.get(), raw(der), der.size(), raw(message), message.size()) == 1;
    return isRight ? Result<>() : damaged("a signature that its SM2 key has not made");
}

}  // namespace evergreen
