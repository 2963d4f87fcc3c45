// The private key by which a kiosk is known, made on this machine and never sent: ECDSA P-256. Whoever takes its PEM
// wipes it (wiped()).
#pragma once

#include "kiosk/base/freed.h"

#include <memory>
#include <openssl/x509.h>
#include <optional>
#include <string>
#include <string_view>

namespace evergreen {

class KioskKey {
public:
    static std::optional<KioskKey> make();
    /// The first private key in a PEM text, in clear; none for another kind of key.
    static std::optional<KioskKey> in(std::string_view pem);

    std::string pem() const;
    /// PKCS#10 in PEM: the kiosk's name, this key, and its signature. Spec: RFC 2986 §4.2
    std::string signingRequest(const std::string& kiosk) const;
    bool isOf(const X509* certificate) const;

private:
    using Pair = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;

    explicit KioskKey(Pair pair) : m_pair(std::move(pair)) {}

    Pair m_pair;
};

/// A text with a key in it, overwritten when this ends.
class WipedText {
public:
    explicit WipedText(std::string text) : m_text(std::move(text)) {}
    ~WipedText();
    WipedText(const WipedText&) = delete;
    WipedText& operator=(const WipedText&) = delete;

    const std::string& text() const { return m_text; }

private:
    std::string m_text;
};

}  // namespace evergreen
