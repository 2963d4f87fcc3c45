// A private key in a file: PKCS#8, encrypted with AES-256-CBC under a key that scrypt makes of a passphrase (RFC 5958,
// RFC 7914). For trying out, for the online keys, and where the bank has no token; see docs/fleet-publisher.md.
#pragma once

#include "fleet/signing/openssl_owned.h"
#include "fleet/signing/signing_key.h"
#include "kiosk/base/secret_bytes.h"

#include <filesystem>

namespace evergreen::fleet {

class KeyFile : public SigningKey {
public:
    static constexpr std::size_t fileBytesMax = 16384;
    static constexpr std::size_t passphraseBytesLeast = 12;
    static constexpr int rsaBits = 3072;

    /// A new key, in memory alone.
    static Checked<KeyFile> make(KeyKind kind);
    /// NotThere, TooLarge, or Malformed: no key, a key that is not encrypted, of a kind that no kiosk knows, or a wrong
    /// passphrase.
    static Checked<KeyFile> open(const std::filesystem::path& place, const SecretBytes& passphrase);

    /// Readable by its owner alone. Storage when a file of this name is there: no key is ever written over. Malformed
    /// for a passphrase of fewer than passphraseBytesLeast bytes.
    Checked<> save(const std::filesystem::path& place, const SecretBytes& passphrase) const;

    [[nodiscard]] const tuf::Key& key() const override { return m_key; }
    Checked<std::string> sign(std::string_view bytes) override;

    /// For whoever signs certificates with it; it stays this object's.
    [[nodiscard]] EVP_PKEY* pair() const { return m_pair.get(); }

private:
    KeyFile(KeyPair pair, KeyKind kind, tuf::Key key) : m_pair(std::move(pair)), m_kind(kind), m_key(std::move(key)) {}
    static Checked<KeyFile> of(KeyPair pair);

    KeyPair m_pair;
    KeyKind m_kind;
    tuf::Key m_key;
};

}  // namespace evergreen::fleet
