#include "fleet/signing/key_file.h"

#include "kiosk/fleet/tuf/digest.h"
#include "kiosk/fleet/tuf/limits.h"
#include "kiosk/fleet/tuf/whole_file.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/rsa.h>
#include <unistd.h>

namespace evergreen::fleet {

namespace {

/// GB/T 32918.2: the signer's identity where none was agreed on; the client verifies with the same.
constexpr std::string_view kSm2Identity = "1234567812345678";

const unsigned char* unsignedBytes(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

std::optional<KeyKind> kindOf(EVP_PKEY* pair) {
    if (EVP_PKEY_is_a(pair, "ED25519") == 1) return KeyKind::Ed25519;
    if (EVP_PKEY_is_a(pair, "SM2") == 1) return KeyKind::Sm2;
    if (EVP_PKEY_is_a(pair, "RSA") == 1) {
        const int bits = EVP_PKEY_get_bits(pair);
        return bits >= tuf::kRsaBitsLeast && bits <= tuf::kRsaBitsMost ? std::optional(KeyKind::RsaPss) : std::nullopt;
    }
    std::array<char, 64> curve{};
    std::size_t size = 0;
    const bool isP256 = EVP_PKEY_is_a(pair, "EC") == 1 &&
                        EVP_PKEY_get_group_name(pair, curve.data(), curve.size(), &size) == 1 &&
                        std::string_view(curve.data(), size) == "prime256v1";
    return isP256 ? std::optional(KeyKind::EcdsaP256) : std::nullopt;
}

KeyPair newPair(KeyKind kind) {
    switch (kind) {
        case KeyKind::EcdsaP256:
            return KeyPair(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"));
        case KeyKind::RsaPss:
            return KeyPair(EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", std::size_t{KeyFile::rsaBits}));
        case KeyKind::Sm2:
            return KeyPair(EVP_PKEY_Q_keygen(nullptr, nullptr, "SM2"));
        case KeyKind::Ed25519:
            break;
    }
    return KeyPair(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
}

std::string textOf(BIO* bio) {
    char* text = nullptr;
    const long size = BIO_get_mem_data(bio, &text);
    return {text, static_cast<std::size_t>(size)};
}

std::string publicValueOf(EVP_PKEY* pair, KeyKind kind) {
    if (kind == KeyKind::Ed25519) {
        std::array<unsigned char, 32> bytes{};
        std::size_t size = bytes.size();
        if (EVP_PKEY_get_raw_public_key(pair, bytes.data(), &size) != 1) return {};
        return tuf::toHex({reinterpret_cast<const char*>(bytes.data()), size});
    }
    const Bio out(BIO_new(BIO_s_mem()));
    if (!out || PEM_write_bio_PUBKEY(out.get(), pair) != 1) return {};
    return textOf(out.get());
}

/// scrypt with 16 MiB and five passes, which is as much as other readers of PKCS#8 accept without being asked to.
/// Spec: RFC 7914 §2
Algorithm scryptAlgorithm() {
    constexpr std::uint64_t cost = 16384;
    constexpr std::uint64_t blockSize = 8;
    constexpr std::uint64_t passes = 5;
    constexpr int saltBytes = 16;
    return Algorithm(PKCS5_pbe2_set_scrypt(EVP_aes_256_cbc(), nullptr, saltBytes, nullptr, cost, blockSize, passes));
}

std::string sealed(EVP_PKEY* pair, const SecretBytes& passphrase) {
    const PlainPkcs8 plain(EVP_PKEY2PKCS8(pair));
    Algorithm algorithm = scryptAlgorithm();
    if (!plain || !algorithm) return {};
    const auto secret = passphrase.view();
    const SealedPkcs8 closed(PKCS8_set0_pbe(reinterpret_cast<const char*>(secret.data()),
                                            static_cast<int>(secret.size()), plain.get(), algorithm.get()));
    if (!closed) return {};
    algorithm.release();  // NOLINT(bugprone-unused-return-value): the sealed key owns it now
    const Bio out(BIO_new(BIO_s_mem()));
    if (!out || PEM_write_bio_PKCS8(out.get(), closed.get()) != 1) return {};
    return textOf(out.get());
}

KeyPair unsealed(const std::string& pem, const SecretBytes& passphrase) {
    const Bio in(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    if (!in) return nullptr;
    const SealedPkcs8 closed(PEM_read_bio_PKCS8(in.get(), nullptr, nullptr, nullptr));
    if (!closed) return nullptr;
    const auto secret = passphrase.view();
    const PlainPkcs8 plain(
        PKCS8_decrypt(closed.get(), reinterpret_cast<const char*>(secret.data()), static_cast<int>(secret.size())));
    return plain ? KeyPair(EVP_PKCS82PKEY(plain.get())) : nullptr;
}

const EVP_MD* digestOf(KeyKind kind) {
    if (kind == KeyKind::Ed25519) return nullptr;
    return kind == KeyKind::Sm2 ? EVP_sm3() : EVP_sha256();
}

bool isPssSet(EVP_PKEY_CTX* settings) {
    return EVP_PKEY_CTX_set_rsa_padding(settings, RSA_PKCS1_PSS_PADDING) == 1 &&
           EVP_PKEY_CTX_set_rsa_pss_saltlen(settings, RSA_PSS_SALTLEN_DIGEST) == 1;
}

Checked<> writeNewFile(const std::filesystem::path& place, std::string_view bytes) {
    constexpr mode_t ownerAlone = 0600;
    const auto failed = [&place](const char* what) {
        return Refusal{Reason::Storage, std::string(what) + ' ' + place.string() + ": " + std::strerror(errno)};
    };
    const int file = ::open(place.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, ownerAlone);
    if (file < 0) return failed("create");
    const bool isWritten =
        ::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()) && ::fsync(file) == 0;
    Checked<> outcome;
    if (!isWritten) outcome = failed("write");
    ::close(file);
    // Half a key is worse than none: somebody might believe that he has it.
    if (!isWritten) ::unlink(place.c_str());
    return isWritten ? tuf::syncFolder(place.parent_path()) : outcome;
}

}  // namespace

Checked<KeyFile> KeyFile::of(KeyPair pair) {
    const auto kind = pair ? kindOf(pair.get()) : std::nullopt;
    if (!kind) return Refusal{Reason::Malformed, "no key of a kind that a kiosk knows"};
    tuf::Key key = keyOf(*kind);
    key.value = publicValueOf(pair.get(), *kind);
    if (key.value.empty()) return Refusal{Reason::Malformed, "a key without its public part"};
    return KeyFile(std::move(pair), *kind, std::move(key));
}

Checked<KeyFile> KeyFile::make(KeyKind kind) {
    return of(newPair(kind));
}

Checked<KeyFile> KeyFile::open(const std::filesystem::path& place, const SecretBytes& passphrase) {
    auto pem = tuf::readFile(place, fileBytesMax);
    if (!pem) return pem.refusal();
    if (pem->find("-----BEGIN ENCRYPTED PRIVATE KEY-----") == std::string::npos) {
        evergreen::wipe(std::as_writable_bytes(std::span(*pem)));
        return Refusal{Reason::Malformed, place.string() + ": is no encrypted key (PKCS#8)"};
    }
    KeyPair pair = unsealed(*pem, passphrase);
    if (!pair) return Refusal{Reason::Malformed, place.string() + ": the passphrase does not open it"};
    auto key = of(std::move(pair));
    if (!key) return Refusal{key.refusal().reason, place.string() + ": " + key.refusal().detail};
    return key;
}

Checked<> KeyFile::save(const std::filesystem::path& place, const SecretBytes& passphrase) const {
    if (passphrase.size() < passphraseBytesLeast) {
        return Refusal{Reason::Malformed,
                       "a passphrase of fewer than " + std::to_string(passphraseBytesLeast) + " bytes"};
    }
    const std::string pem = sealed(m_pair.get(), passphrase);
    if (pem.empty()) return Refusal{Reason::Malformed, "the key cannot be encrypted"};
    return writeNewFile(place, pem);
}

Checked<std::string> KeyFile::sign(std::string_view bytes) {
    const Refusal refused{Reason::Unsigned, "the key does not sign"};
    const KeySettings identity(m_kind == KeyKind::Sm2 ? EVP_PKEY_CTX_new(m_pair.get(), nullptr) : nullptr);
    const DigestContext context(EVP_MD_CTX_new());
    if (!context) return refused;
    if (identity) {
        if (EVP_PKEY_CTX_set1_id(identity.get(), kSm2Identity.data(), static_cast<int>(kSm2Identity.size())) != 1) {
            return refused;
        }
        EVP_MD_CTX_set_pkey_ctx(context.get(), identity.get());
    }
    EVP_PKEY_CTX* settings = nullptr;
    std::size_t size = 0;
    const bool isReady = EVP_DigestSignInit(context.get(), &settings, digestOf(m_kind), nullptr, m_pair.get()) == 1 &&
                         (m_kind != KeyKind::RsaPss || isPssSet(settings)) &&
                         EVP_DigestSign(context.get(), nullptr, &size, unsignedBytes(bytes), bytes.size()) == 1;
    if (!isReady) return refused;
    std::string signature(size, '\0');
    auto* const out = reinterpret_cast<unsigned char*>(signature.data());
    if (EVP_DigestSign(context.get(), out, &size, unsignedBytes(bytes), bytes.size()) != 1) return refused;
    signature.resize(size);
    return signature;
}

}  // namespace evergreen::fleet
