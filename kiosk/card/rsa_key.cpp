#include "kiosk/card/rsa_key.h"

#include <algorithm>
#include <memory>
#include <openssl/bn.h>

namespace evergreen {

namespace {

using Number = std::unique_ptr<BIGNUM, decltype(&BN_free)>;
using Context = std::unique_ptr<BN_CTX, decltype(&BN_CTX_free)>;

Failure damaged(const char* why) {
    return {FailureCode::CardDamaged, QString::fromLatin1(why)};
}

Number numberOf(ByteView view) {
    const auto* const raw = reinterpret_cast<const unsigned char*>(view.data());
    return {BN_bin2bn(raw, static_cast<int>(view.size()), nullptr), &BN_free};
}

bool isExponent(ByteView exponent) {
    const Bytes three = bytes({3});
    const Bytes fermat = bytes({1, 0, 1});
    return std::ranges::equal(exponent, three) || std::ranges::equal(exponent, fermat);
}

}  // namespace

// Public values only: nothing here needs constant time.
Result<Bytes> recoverRsa(const RsaKey& key, ByteView sealed) {
    const std::size_t size = key.modulus.size();
    if (size < rsaModulusBytesMin || size > rsaModulusBytesMax) return damaged("an RSA key of impossible length");
    if (!isExponent(key.exponent)) return damaged("an RSA exponent other than 3 and 65537");
    if (sealed.size() != size) return damaged("a certificate of another length than its key");
    const Number modulus = numberOf(key.modulus);
    const Number exponent = numberOf(key.exponent);
    const Number base = numberOf(sealed);
    const Number opened(BN_new(), &BN_free);
    const Context context(BN_CTX_new(), &BN_CTX_free);
    const bool isReady = modulus && exponent && base && opened && context;
    if (!isReady || BN_is_odd(modulus.get()) == 0 || BN_cmp(base.get(), modulus.get()) >= 0) {
        return damaged("a certificate that its key cannot have made");
    }
    if (BN_mod_exp(opened.get(), base.get(), exponent.get(), modulus.get(), context.get()) != 1) {
        return damaged("a certificate that cannot be opened");
    }
    Bytes result(size);
    if (BN_bn2binpad(opened.get(), reinterpret_cast<unsigned char*>(result.data()), static_cast<int>(size)) < 0) {
        return damaged("a certificate that cannot be opened");
    }
    return result;
}

}  // namespace evergreen
