// Is this signature that key's? Ed25519, ECDSA P-256, RSA-PSS with SHA-256, and SM2 with SM3, through OpenSSL.
#pragma once

#include "kiosk/fleet/tuf/metadata.h"

#include <string_view>

namespace evergreen::tuf {

/// False for a wrong signature, for a key that is none, and for a type or scheme that is not known: whoever counts
/// signatures passes over all of these alike.
/// Known are ed25519, ecdsa-sha2-nistp256 and rsassa-pss-sha256 of the specification, and for our own repositories
/// key type "sm2" with scheme "sm2-sm3" (GB/T 32918 with the standard's default identity; the key in PEM).
[[nodiscard]] bool isSignatureOf(const Key& key, std::string_view bytes, std::string_view signature);

/// Whether at least `signers.threshold` different keys of the role have signed.
/// Spec: TUF 1.0.34 §4.2.1 "The KEYID must be unique", §5.3.4
[[nodiscard]] bool isSignedByEnough(const Signers& signers, const Keys& keys, std::string_view signedBytes,
                                    const std::vector<Signature>& signatures);

}  // namespace evergreen::tuf
