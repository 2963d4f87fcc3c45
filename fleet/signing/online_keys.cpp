#include "fleet/signing/online_keys.h"

#include "fleet/signing/key_file.h"
#include "fleet/signing/passphrase.h"
#include "fleet/signing/token_key.h"
#include "kiosk/fleet/tuf/canonical_json.h"
#include "kiosk/fleet/tuf/fields.h"
#include "kiosk/fleet/tuf/whole_file.h"

namespace evergreen::fleet {

namespace {

constexpr std::size_t kPlaceBytesMax = 4096;

Checked<std::unique_ptr<SigningKey>> openNamed(const std::filesystem::path& folder, const tuf::Fields& names) {
    const std::string place = names.text("key", kPlaceBytesMax);
    const std::string passphraseFile = names.text("passphrase", kPlaceBytesMax);
    if (names.isComplained()) return Refusal{};
    auto passphrase = passphraseFromFile(folder / passphraseFile);
    if (!passphrase) return passphrase.refusal();
    return openKey(isTokenPlace(place) ? place : (folder / place).string(), *passphrase);
}

}  // namespace

Checked<std::unique_ptr<SigningKey>> openKey(const std::string& place, const SecretBytes& passphrase) {
    if (isTokenPlace(place)) {
        auto uri = readTokenPlace(place);
        if (!uri) return uri.refusal();
        auto token = TokenKey::open(*uri, passphrase);
        if (!token) return token.refusal();
        return std::unique_ptr<SigningKey>(std::move(*token));
    }
    auto file = KeyFile::open(place, passphrase);
    if (!file) return file.refusal();
    return std::unique_ptr<SigningKey>(std::make_unique<KeyFile>(std::move(*file)));
}

Checked<OnlineKeyRing> OnlineKeyRing::open(const std::filesystem::path& file) {
    auto bytes = tuf::readFile(file, fileBytesMax);
    if (!bytes) return bytes.refusal();
    auto json = tuf::parseJson(*bytes, fileBytesMax);
    if (!json) return Refusal{json.refusal().reason, file.string() + ": " + json.refusal().detail};
    std::string complaint;
    const tuf::Fields fields(*json, file.string(), complaint);
    OnlineKeyRing ring;
    for (auto [role, key] : {std::pair("rollout", &ring.m_rollout), std::pair("snapshot", &ring.m_snapshot),
                             std::pair("timestamp", &ring.m_timestamp)}) {
        auto opened = openNamed(file.parent_path(), fields.object(role));
        if (!complaint.empty()) return Refusal{Reason::Malformed, complaint};
        if (!opened) return opened.refusal();
        *key = std::move(*opened);
    }
    return ring;
}

}  // namespace evergreen::fleet
