// The three keys of the machine that publishes by itself, as a file names them; the publisher's program and the desk
// read the same one.
//   {"rollout":   {"key": "rollout.key", "passphrase": "rollout.pass"},
//    "snapshot":  {"key": "pkcs11:token=fleet;object=snapshot?module-path=/usr/lib/softhsm/libsofthsm2.so", …},
//    "timestamp": {…}}
// A name of a file that does not begin with "/" is taken from the folder of this one.
#pragma once

#include "fleet/signing/rollout_signer.h"
#include "kiosk/base/secret_bytes.h"

#include <filesystem>

namespace evergreen::fleet {

/// A file or a token (readTokenPlace()).
Checked<std::unique_ptr<SigningKey>> openKey(const std::string& place, const SecretBytes& passphrase);

class OnlineKeyRing {
public:
    static constexpr std::size_t fileBytesMax = 16384;

    /// NotThere, Malformed, or whatever kept one of the keys from being opened.
    static Checked<OnlineKeyRing> open(const std::filesystem::path& file);

    RolloutSigner::Keys rolloutKeys() { return {*m_rollout, *m_snapshot, *m_timestamp}; }
    OnlineKeys publishingKeys() { return {*m_snapshot, *m_timestamp}; }

private:
    OnlineKeyRing() = default;

    std::unique_ptr<SigningKey> m_rollout;
    std::unique_ptr<SigningKey> m_snapshot;
    std::unique_ptr<SigningKey> m_timestamp;
};

}  // namespace evergreen::fleet
