#include "kiosk/fleet/tuf/signature.h"

#include "kiosk/fleet/tuf/digest.h"
#include "kiosk/fleet/tuf/limits.h"

#include <array>
#include <memory>
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

namespace evergreen::tuf {

namespace {

template <auto Free>
struct Freed {
    template <typename T>
    void operator()(T* thing) const {
        Free(thing);
    }
};
using PublicKey = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Bio = std::unique_ptr<BIO, Freed<BIO_free>>;
using Digest = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Freed<EVP_PKEY_CTX_free>>;

/// GB/T 32918.2: the signer's identity where none was agreed on.
constexpr std::string_view kSm2Identity = "1234567812345678";

const unsigned char* unsignedBytes(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

PublicKey fromPem(const std::string& pem) {
    if (pem.size() > kKeyBytesMax) return nullptr;
    const Bio bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    if (!bio) return nullptr;
    return PublicKey(PEM_read_bio_PUBKEY(bio.get(), nullptr, nullptr, nullptr));
}

bool isOnCurve(const PublicKey& key, std::string_view curve) {
    std::array<char, 64> name{};
    std::size_t size = 0;
    return EVP_PKEY_get_group_name(key.get(), name.data(), name.size(), &size) == 1 &&
           std::string_view(name.data(), size) == curve;
}

bool verify(EVP_MD_CTX* context, std::string_view bytes, std::string_view signature) {
    return EVP_DigestVerify(context, unsignedBytes(signature), signature.size(), unsignedBytes(bytes), bytes.size()) ==
           1;
}

bool verifyEd25519(const Key& key, std::string_view bytes, std::string_view signature) {
    constexpr std::size_t keyBytes = 32;
    const auto raw = fromHex(key.value);
    if (!raw || raw->size() != keyBytes) return false;
    const PublicKey found(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, unsignedBytes(*raw), raw->size()));
    const Digest context(EVP_MD_CTX_new());
    return found && context && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, found.get()) == 1 &&
           verify(context.get(), bytes, signature);
}

bool verifyEcdsa(const Key& key, std::string_view bytes, std::string_view signature) {
    const PublicKey found = fromPem(key.value);
    if (!found || EVP_PKEY_is_a(found.get(), "EC") != 1 || !isOnCurve(found, "prime256v1")) return false;
    const Digest context(EVP_MD_CTX_new());
    return context && EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, found.get()) == 1 &&
           verify(context.get(), bytes, signature);
}

bool verifyRsaPss(const Key& key, std::string_view bytes, std::string_view signature) {
    const PublicKey found = fromPem(key.value);
    if (!found || EVP_PKEY_is_a(found.get(), "RSA") != 1) return false;
    const int bits = EVP_PKEY_get_bits(found.get());
    if (bits < kRsaBitsLeast || bits > kRsaBitsMost) return false;
    const Digest context(EVP_MD_CTX_new());
    EVP_PKEY_CTX* settings = nullptr;
    return context && EVP_DigestVerifyInit(context.get(), &settings, EVP_sha256(), nullptr, found.get()) == 1 &&
           EVP_PKEY_CTX_set_rsa_padding(settings, RSA_PKCS1_PSS_PADDING) == 1 &&
           EVP_PKEY_CTX_set_rsa_pss_saltlen(settings, RSA_PSS_SALTLEN_AUTO) == 1 &&
           verify(context.get(), bytes, signature);
}

bool verifySm2(const Key& key, std::string_view bytes, std::string_view signature) {
    const PublicKey found = fromPem(key.value);
    if (!found || EVP_PKEY_is_a(found.get(), "SM2") != 1) return false;
    const KeyContext settings(EVP_PKEY_CTX_new(found.get(), nullptr));
    const Digest context(EVP_MD_CTX_new());
    if (!settings || !context) return false;
    if (EVP_PKEY_CTX_set1_id(settings.get(), kSm2Identity.data(), static_cast<int>(kSm2Identity.size())) != 1) {
        return false;
    }
    EVP_MD_CTX_set_pkey_ctx(context.get(), settings.get());
    return EVP_DigestVerifyInit(context.get(), nullptr, EVP_sm3(), nullptr, found.get()) == 1 &&
           verify(context.get(), bytes, signature);
}

}  // namespace

bool isSignatureOf(const Key& key, std::string_view bytes, std::string_view signature) {
    if (signature.empty() || signature.size() > kSignatureBytesMax) return false;
    if (key.type == "ed25519" && key.scheme == "ed25519") return verifyEd25519(key, bytes, signature);
    if (key.scheme == "ecdsa-sha2-nistp256" && (key.type == "ecdsa" || key.type == key.scheme)) {
        return verifyEcdsa(key, bytes, signature);
    }
    if (key.type == "rsa" && key.scheme == "rsassa-pss-sha256") return verifyRsaPss(key, bytes, signature);
    if (key.type == "sm2" && key.scheme == "sm2-sm3") return verifySm2(key, bytes, signature);
    return false;
}

bool isSignedByEnough(const Signers& signers, const Keys& keys, std::string_view signedBytes,
                      const std::vector<Signature>& signatures) {
    // The keys themselves are counted, not their names: one key under two ids is still one key.
    std::set<Key> counted;
    std::int64_t count = 0;
    for (const Signature& signature : signatures) {
        // Check: signature-of-role. Any other key's word is nobody's.
        if (!signers.keyIds.contains(signature.keyId)) continue;
        const auto key = keys.find(signature.keyId);
        if (key == keys.end()) continue;
        // Check: signature
        if (!isSignatureOf(key->second, signedBytes, signature.bytes)) continue;
        // Check: signature-once
        if (!counted.insert(key->second).second) continue;
        ++count;
    }
    return count >= signers.threshold;
}

}  // namespace evergreen::tuf
