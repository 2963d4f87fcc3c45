#include "fleet/signing/token_key.h"

#include "fleet/signing/openssl_owned.h"
#include "fleet/signing/pkcs11_session.h"
#include "kiosk/fleet/tuf/digest.h"

#include <array>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>

namespace evergreen::fleet {

namespace {

using Parameters = std::unique_ptr<OSSL_PARAM, Freed<OSSL_PARAM_free>>;
using ParameterBuild = std::unique_ptr<OSSL_PARAM_BLD, Freed<OSSL_PARAM_BLD_free>>;
using Number = std::unique_ptr<BIGNUM, Freed<BN_free>>;
using EcdsaSignature = std::unique_ptr<ECDSA_SIG, Freed<ECDSA_SIG_free>>;

constexpr std::string_view kScheme = "pkcs11:";
/// OBJECT IDENTIFIER prime256v1 in DER. Spec: RFC 5480 §2.1.1.1
constexpr std::string_view kP256 = "\x06\x08\x2a\x86\x48\xce\x3d\x03\x01\x07";

const unsigned char* unsignedBytes(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

std::string sha256(std::string_view bytes) {
    return tuf::fromHex(tuf::sha256Hex(bytes)).value_or("");
}

/// What a token says of an elliptic point is an OCTET STRING of less than 128 bytes, so that its length is one byte.
/// Spec: PKCS#11 2.40 mechanisms §2.3.3 CKA_EC_POINT
std::string pointIn(std::string_view octets) {
    constexpr std::size_t header = 2;
    constexpr char octetString = 0x04;
    const bool isWrapped = octets.size() > header && octets[0] == octetString &&
                           static_cast<std::size_t>(octets[1]) == octets.size() - header;
    return std::string(isWrapped ? octets.substr(header) : octets);
}

KeyPair publicKeyFrom(const char* type, const ParameterBuild& build) {
    const Parameters parameters(OSSL_PARAM_BLD_to_param(build.get()));
    const KeySettings settings(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
    EVP_PKEY* pair = nullptr;
    if (!parameters || !settings || EVP_PKEY_fromdata_init(settings.get()) != 1) return nullptr;
    EVP_PKEY_fromdata(settings.get(), &pair, EVP_PKEY_PUBLIC_KEY, parameters.get());
    return KeyPair(pair);
}

std::string pemOf(const KeyPair& pair) {
    const Bio out(BIO_new(BIO_s_mem()));
    if (!pair || !out || PEM_write_bio_PUBKEY(out.get(), pair.get()) != 1) return {};
    char* text = nullptr;
    const long size = BIO_get_mem_data(out.get(), &text);
    return {text, static_cast<std::size_t>(size)};
}

std::string ecPem(std::string_view point) {
    const ParameterBuild build(OSSL_PARAM_BLD_new());
    if (!build || OSSL_PARAM_BLD_push_utf8_string(build.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0) != 1 ||
        OSSL_PARAM_BLD_push_octet_string(build.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()) != 1) {
        return {};
    }
    return pemOf(publicKeyFrom("EC", build));
}

std::string rsaPem(std::string_view modulus, std::string_view exponent) {
    const Number n(BN_bin2bn(unsignedBytes(modulus), static_cast<int>(modulus.size()), nullptr));
    const Number e(BN_bin2bn(unsignedBytes(exponent), static_cast<int>(exponent.size()), nullptr));
    const ParameterBuild build(OSSL_PARAM_BLD_new());
    if (!n || !e || !build || OSSL_PARAM_BLD_push_BN(build.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1 ||
        OSSL_PARAM_BLD_push_BN(build.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1) {
        return {};
    }
    return pemOf(publicKeyFrom("RSA", build));
}

/// A token gives both numbers one after the other; metadata has them in DER. Spec: RFC 3279 §2.2.3
Checked<std::string> derOf(std::string_view raw) {
    const Refusal refused{Reason::Unsigned, "token: no ECDSA signature"};
    const std::size_t half = raw.size() / 2;
    const EcdsaSignature signature(ECDSA_SIG_new());
    BIGNUM* const r = BN_bin2bn(unsignedBytes(raw), static_cast<int>(half), nullptr);
    BIGNUM* const s = BN_bin2bn(unsignedBytes(raw.substr(half)), static_cast<int>(raw.size() - half), nullptr);
    if (!signature || raw.empty() || ECDSA_SIG_set0(signature.get(), r, s) != 1) {
        BN_free(r);
        BN_free(s);
        return refused;
    }
    unsigned char* der = nullptr;
    const int size = i2d_ECDSA_SIG(signature.get(), &der);
    if (size <= 0) return refused;
    std::string bytes(reinterpret_cast<const char*>(der), static_cast<std::size_t>(size));
    OPENSSL_free(der);
    return bytes;
}

std::optional<std::string> decoded(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '%') {
            out += text[at];
            continue;
        }
        const auto byte = tuf::fromHex(text.substr(at + 1, 2));
        if (!byte || byte->size() != 1) return std::nullopt;
        out += *byte;
        at += 2;
    }
    return out;
}

}  // namespace

bool isTokenPlace(std::string_view text) {
    return text.starts_with(kScheme);
}

Checked<TokenPlace> readTokenPlace(std::string_view uri) {
    const Refusal refused{Reason::Malformed,
                          "a token is named by pkcs11:token=NAME;object=LABEL?module-path=FILE and nothing else"};
    if (!isTokenPlace(uri)) return refused;
    uri.remove_prefix(kScheme.size());
    TokenPlace place;
    const std::array<std::pair<std::string_view, std::string*>, 3> known{
        {{"token", &place.token}, {"object", &place.object}, {"module-path", &place.module}}};
    while (!uri.empty()) {
        const std::size_t end = std::min(uri.find_first_of(";?&"), uri.size());
        const std::string_view one = uri.substr(0, end);
        uri.remove_prefix(std::min(end + 1, uri.size()));
        const std::size_t equals = std::min(one.find('='), one.size());
        const auto value = decoded(one.substr(std::min(equals + 1, one.size())));
        const auto* const row = std::find_if(known.begin(), known.end(), [&one, equals](const auto& attribute) {
            return attribute.first == one.substr(0, equals);
        });
        if (row == known.end() || !value || value->empty() || !row->second->empty()) return refused;
        *row->second = *value;
    }
    if (place.token.empty() || place.object.empty() || place.module.empty()) return refused;
    return place;
}

struct TokenKey::Token {
    std::unique_ptr<Pkcs11Session> session;
    CK_OBJECT_HANDLE privateKey = CK_INVALID_HANDLE;
};

TokenKey::TokenKey(std::unique_ptr<Token> token, KeyKind kind, tuf::Key key)
    : m_token(std::move(token)), m_kind(kind), m_key(std::move(key)) {}

TokenKey::~TokenKey() = default;

namespace {

Checked<CK_OBJECT_HANDLE> onlyOne(Pkcs11Session& session, CK_OBJECT_CLASS type, const std::string& label) {
    auto found = session.find(type, label, TokenKey::keysMax);
    if (!found) return found.refusal();
    if (found->empty()) return Refusal{Reason::NotThere, "token: no key is called " + label};
    if (found->size() > 1) return Refusal{Reason::TooMany, "token: two keys are called " + label};
    return found->front();
}

Checked<KeyKind> kindOf(Pkcs11Session& session, CK_OBJECT_HANDLE object) {
    auto bytes = session.attribute(object, CKA_KEY_TYPE);
    if (!bytes) return bytes.refusal();
    CK_KEY_TYPE type = 0;
    if (bytes->size() != sizeof type) return Refusal{Reason::Malformed, "token: a key without a type"};
    std::copy(bytes->begin(), bytes->end(), reinterpret_cast<char*>(&type));
    if (type == CKK_RSA) return KeyKind::RsaPss;
    if (type == CKK_EC_EDWARDS) return KeyKind::Ed25519;
    if (type == CKK_EC) {
        auto curve = session.attribute(object, CKA_EC_PARAMS);
        if (!curve) return curve.refusal();
        if (*curve == kP256) return KeyKind::EcdsaP256;
    }
    return Refusal{Reason::Malformed, "token: a key of a kind that no kiosk knows"};
}

Checked<tuf::Key> publicKeyOf(Pkcs11Session& session, CK_OBJECT_HANDLE object, KeyKind kind) {
    tuf::Key key = keyOf(kind);
    if (kind == KeyKind::RsaPss) {
        auto modulus = session.attribute(object, CKA_MODULUS);
        if (!modulus) return modulus.refusal();
        auto exponent = session.attribute(object, CKA_PUBLIC_EXPONENT);
        if (!exponent) return exponent.refusal();
        key.value = rsaPem(*modulus, *exponent);
    } else {
        auto octets = session.attribute(object, CKA_EC_POINT);
        if (!octets) return octets.refusal();
        const std::string point = pointIn(*octets);
        key.value = kind == KeyKind::Ed25519 ? tuf::toHex(point) : ecPem(point);
    }
    if (key.value.empty()) return Refusal{Reason::Malformed, "token: a public key that is none"};
    return key;
}

}  // namespace

Checked<std::unique_ptr<TokenKey>> TokenKey::open(const TokenPlace& place, const SecretBytes& pin) {
    auto session = Pkcs11Session::open(place.module, place.token, pin);
    if (!session) return session.refusal();
    auto privateKey = onlyOne(**session, CKO_PRIVATE_KEY, place.object);
    if (!privateKey) return privateKey.refusal();
    auto publicKey = onlyOne(**session, CKO_PUBLIC_KEY, place.object);
    if (!publicKey) return publicKey.refusal();
    auto kind = kindOf(**session, *publicKey);
    if (!kind) return kind.refusal();
    auto key = publicKeyOf(**session, *publicKey, *kind);
    if (!key) return key.refusal();
    auto token = std::make_unique<Token>(Token{std::move(*session), *privateKey});
    return std::unique_ptr<TokenKey>(new TokenKey(std::move(token), *kind, std::move(*key)));
}

Checked<std::string> TokenKey::sign(std::string_view bytes) {
    Pkcs11Session& session = *m_token->session;
    if (m_kind == KeyKind::Ed25519) return session.sign(m_token->privateKey, {CKM_EDDSA, nullptr, 0}, bytes);
    const std::string digest = sha256(bytes);
    if (m_kind == KeyKind::RsaPss) {
        CK_RSA_PKCS_PSS_PARAMS pss{CKM_SHA256, CKG_MGF1_SHA256, digest.size()};
        return session.sign(m_token->privateKey, {CKM_RSA_PKCS_PSS, &pss, sizeof pss}, digest);
    }
    auto raw = session.sign(m_token->privateKey, {CKM_ECDSA, nullptr, 0}, digest);
    if (!raw) return raw.refusal();
    return derOf(*raw);
}

}  // namespace evergreen::fleet
