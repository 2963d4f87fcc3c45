// A key that signs a repository's metadata: in an encrypted file (key_file.h), or in a token that never gives it away
// (token_key.h).
#pragma once

#include "kiosk/fleet/tuf/checked.h"
#include "kiosk/fleet/tuf/metadata.h"

#include <boost/json/object.hpp>
#include <optional>
#include <string_view>

namespace evergreen::fleet {

using tuf::Checked;
using tuf::Reason;
using tuf::Refusal;

/// The kinds that the kiosk's client verifies (kiosk/fleet/tuf/signature.h).
enum class KeyKind { Ed25519, EcdsaP256, RsaPss, Sm2 };

/// "ed25519", "ecdsa", "rsa", "sm2": as in metadata and at the command line.
[[nodiscard]] const char* nameOf(KeyKind kind);
[[nodiscard]] std::optional<KeyKind> keyKindNamed(std::string_view name);
/// Without its public value.
[[nodiscard]] tuf::Key keyOf(KeyKind kind);

class SigningKey {
public:
    virtual ~SigningKey() = default;

    [[nodiscard]] virtual const tuf::Key& key() const = 0;
    /// The signature as tuf::isSignatureOf() wants it.
    virtual Checked<std::string> sign(std::string_view bytes) = 0;
};

/// As metadata has it.
[[nodiscard]] boost::json::object jsonOf(const tuf::Key& key);
/// The name of a key in metadata. Spec: TUF 1.0.34 §4.2.1 KEYID
[[nodiscard]] std::string keyIdOf(const tuf::Key& key);

/// The file that its holder hands to whoever founds a repository: jsonOf(), one line.
[[nodiscard]] std::string publicBytesOf(const tuf::Key& key);
/// Malformed for what is no key that a kiosk could verify with.
Checked<tuf::Key> readPublicKey(std::string_view bytes);

}  // namespace evergreen::fleet
