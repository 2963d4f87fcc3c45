#include "fleet/publisher/commands.h"
#include "fleet/signing/key_file.h"
#include "kiosk/fleet/tuf/whole_file.h"

#include <algorithm>

namespace evergreen::fleet {

namespace {

Checked<> writePublicKey(const std::filesystem::path& place, const tuf::Key& key) {
    tuf::WholeFile file(place);
    if (auto written = file.write(publicBytesOf(key)); !written) return written;
    return file.put();
}

Told newKey(const Call& call, const std::vector<std::string>& words) {
    const std::string& place = words.front();
    const auto kind = keyKindNamed(call.has("--kind") ? call.option("--kind") : "ed25519");
    if (!kind) return Refusal{Reason::Malformed, "--kind: ed25519, ecdsa, rsa or sm2"};
    auto secret = call.passphrase("New passphrase of " + place + ": ");
    if (!secret) return secret.refusal();
    if (!call.has("--pass-file") && !call.has("--pass-fd")) {
        auto again = call.passphrase("The same once more: ");
        if (!again) return again.refusal();
        if (!std::ranges::equal(secret->view(), again->view())) {
            return Refusal{Reason::Malformed, "the two passphrases differ"};
        }
    }
    auto key = KeyFile::make(*kind);
    if (!key) return key.refusal();
    if (auto saved = key->save(place, *secret); !saved) return saved.refusal();
    if (auto written = writePublicKey(place + ".pub", key->key()); !written) return written.refusal();
    return place + ".pub: " + keyIdOf(key->key());
}

Told showKey(const Call& call, const std::vector<std::string>& words) {
    auto secret = call.passphrase("Passphrase of " + words.front() + ": ");
    if (!secret) return secret.refusal();
    auto key = openKey(words.front(), *secret);
    if (!key) return key.refusal();
    if (call.has("--out")) {
        if (auto written = writePublicKey(call.option("--out"), (*key)->key()); !written) return written.refusal();
    }
    return (*key)->key().scheme + ' ' + keyIdOf((*key)->key());
}

}  // namespace

std::vector<Command> keyCommands() {
    return {{"keys new", {"FILE"}, {}, "[--kind ed25519|ecdsa|rsa|sm2]; also writes FILE.pub", newKey},
            {"keys show", {"KEY"}, {}, "[--out FILE.pub]; KEY is a file or a pkcs11: URI", showKey}};
}

}  // namespace evergreen::fleet
