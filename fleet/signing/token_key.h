// A private key in a token (a smart card, an HSM) that signs without giving it away, over PKCS#11 2.40 and, for
// Ed25519, 3.0. The library of the token's maker is loaded when the key is opened.
// Its tokens know no common mechanism for SM2: such a key can only be a KeyFile.
#pragma once

#include "fleet/signing/signing_key.h"
#include "kiosk/base/secret_bytes.h"

#include <memory>

namespace evergreen::fleet {

/// "pkcs11:token=NAME;object=LABEL?module-path=/usr/lib/softhsm/libsofthsm2.so". Other attributes are not read, and a
/// PIN is none: it would be seen in the list of processes.
/// Spec: RFC 7512 §2.3, §2.4
struct TokenPlace {
    std::string token;
    std::string object;
    std::string module;

    bool operator==(const TokenPlace&) const = default;
};

[[nodiscard]] bool isTokenPlace(std::string_view text);
/// Malformed when one of the three is missing, empty or twice there, or another attribute is there.
Checked<TokenPlace> readTokenPlace(std::string_view uri);

class TokenKey : public SigningKey {
public:
    /// No more keys of one label are looked at: two are too many already.
    static constexpr std::size_t keysMax = 2;

    /// Finds the token by its name and in it the one private key of that label, and logs in. NotThere, TooMany when two
    /// keys have the label, Unsigned for a wrong PIN, Malformed for a key of a kind that no kiosk knows.
    static Checked<std::unique_ptr<TokenKey>> open(const TokenPlace& place, const SecretBytes& pin);

    ~TokenKey() override;
    TokenKey(const TokenKey&) = delete;
    TokenKey& operator=(const TokenKey&) = delete;

    [[nodiscard]] const tuf::Key& key() const override { return m_key; }
    Checked<std::string> sign(std::string_view bytes) override;

private:
    struct Token;
    TokenKey(std::unique_ptr<Token> token, KeyKind kind, tuf::Key key);

    std::unique_ptr<Token> m_token;
    KeyKind m_kind;
    tuf::Key m_key;
};

}  // namespace evergreen::fleet
