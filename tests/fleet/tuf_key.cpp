#include "tests/fleet/tuf_key.h"

#include "kiosk/fleet/tuf/digest.h"

#include <array>
#include <openssl/pem.h>
#include <openssl/rsa.h>

namespace evergreen::tuf {

namespace {

const unsigned char* raw(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

EVP_PKEY* madeOf(const std::string& id, TufKey::Kind kind) {
    constexpr std::size_t rsaBits = 2048;
    switch (kind) {
        case TufKey::Kind::EcdsaP256:
            return EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256");
        case TufKey::Kind::RsaPss:
            return EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", rsaBits);
        case TufKey::Kind::Sm2:
            return EVP_PKEY_Q_keygen(nullptr, nullptr, "SM2");
        case TufKey::Kind::Ed25519:
            break;
    }
    const std::string seed = fromHex(sha256Hex(id)).value_or("");
    return EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, raw(seed), seed.size());
}

std::string publicValue(EVP_PKEY* pair, TufKey::Kind kind) {
    if (kind == TufKey::Kind::Ed25519) {
        std::array<unsigned char, 32> bytes{};
        std::size_t size = bytes.size();
        EVP_PKEY_get_raw_public_key(pair, bytes.data(), &size);
        return toHex({reinterpret_cast<const char*>(bytes.data()), size});
    }
    const std::unique_ptr<BIO, decltype(&BIO_free)> out(BIO_new(BIO_s_mem()), &BIO_free);
    PEM_write_bio_PUBKEY(out.get(), pair);
    char* text = nullptr;
    const long size = BIO_get_mem_data(out.get(), &text);
    return {text, static_cast<std::size_t>(size)};
}

std::pair<const char*, const char*> wordsOf(TufKey::Kind kind) {
    switch (kind) {
        case TufKey::Kind::EcdsaP256:
            return {"ecdsa", "ecdsa-sha2-nistp256"};
        case TufKey::Kind::RsaPss:
            return {"rsa", "rsassa-pss-sha256"};
        case TufKey::Kind::Sm2:
            return {"sm2", "sm2-sm3"};
        case TufKey::Kind::Ed25519:
            break;
    }
    return {"ed25519", "ed25519"};
}

const EVP_MD* digestOf(TufKey::Kind kind) {
    if (kind == TufKey::Kind::Ed25519) return nullptr;
    return kind == TufKey::Kind::Sm2 ? EVP_sm3() : EVP_sha256();
}

}  // namespace

TufKey TufKey::of(const std::string& id, Kind kind) {
    TufKey key{id, kind, {madeOf(id, kind), &EVP_PKEY_free}, {}};
    const auto [type, scheme] = wordsOf(kind);
    key.json = {{"keytype", type}, {"scheme", scheme}, {"keyval", {{"public", publicValue(key.pair.get(), kind)}}}};
    return key;
}

std::string TufKey::sign(std::string_view bytes) const {
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> identity(EVP_PKEY_CTX_new(pair.get(), nullptr),
                                                                               &EVP_PKEY_CTX_free);
    if (kind == Kind::Sm2) {
        EVP_PKEY_CTX_set1_id(identity.get(), "1234567812345678", 16);
        EVP_MD_CTX_set_pkey_ctx(context.get(), identity.get());
    }
    EVP_PKEY_CTX* settings = nullptr;
    EVP_DigestSignInit(context.get(), &settings, digestOf(kind), nullptr, pair.get());
    if (kind == Kind::RsaPss) {
        EVP_PKEY_CTX_set_rsa_padding(settings, RSA_PKCS1_PSS_PADDING);
        EVP_PKEY_CTX_set_rsa_pss_saltlen(settings, RSA_PSS_SALTLEN_DIGEST);
    }
    std::size_t size = 0;
    EVP_DigestSign(context.get(), nullptr, &size, raw(bytes), bytes.size());
    std::string signature(size, '\0');
    EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size, raw(bytes), bytes.size());
    signature.resize(size);
    return signature;
}

}  // namespace evergreen::tuf
