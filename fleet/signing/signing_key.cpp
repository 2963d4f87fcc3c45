#include "fleet/signing/signing_key.h"

#include "kiosk/fleet/tuf/canonical_json.h"
#include "kiosk/fleet/tuf/digest.h"
#include "kiosk/fleet/tuf/fields.h"
#include "kiosk/fleet/tuf/limits.h"

#include <array>
#include <boost/json.hpp>

namespace evergreen::fleet {

namespace {

struct KindWords {
    KeyKind kind;
    const char* type;
    const char* scheme;
};

constexpr std::array<KindWords, 4> kKinds{{{KeyKind::Ed25519, "ed25519", "ed25519"},
                                           {KeyKind::EcdsaP256, "ecdsa", "ecdsa-sha2-nistp256"},
                                           {KeyKind::RsaPss, "rsa", "rsassa-pss-sha256"},
                                           {KeyKind::Sm2, "sm2", "sm2-sm3"}}};

const KindWords& wordsOf(KeyKind kind) {
    return kKinds.at(static_cast<std::size_t>(kind));
}

}  // namespace

const char* nameOf(KeyKind kind) {
    return wordsOf(kind).type;
}

std::optional<KeyKind> keyKindNamed(std::string_view name) {
    for (const KindWords& one : kKinds) {
        if (name == one.type) return one.kind;
    }
    return std::nullopt;
}

tuf::Key keyOf(KeyKind kind) {
    return {wordsOf(kind).type, wordsOf(kind).scheme, {}};
}

boost::json::object jsonOf(const tuf::Key& key) {
    return {{"keytype", key.type}, {"scheme", key.scheme}, {"keyval", {{"public", key.value}}}};
}

std::string keyIdOf(const tuf::Key& key) {
    // Three texts: there is always a canonical form.
    return tuf::sha256Hex(*tuf::canonicalJson(jsonOf(key)));
}

std::string publicBytesOf(const tuf::Key& key) {
    return boost::json::serialize(jsonOf(key)) + '\n';
}

Checked<tuf::Key> readPublicKey(std::string_view bytes) {
    auto json = tuf::parseJson(bytes, 2 * tuf::kKeyBytesMax);
    if (!json) return json.refusal();
    std::string complaint;
    const tuf::Fields fields(*json, "key", complaint);
    tuf::Key key{fields.text("keytype", tuf::kNameBytesMax), fields.text("scheme", tuf::kNameBytesMax),
                 fields.object("keyval").text("public", tuf::kKeyBytesMax)};
    const auto kind = keyKindNamed(key.type);
    if (!kind || keyOf(*kind).scheme != key.scheme) fields.complain("scheme", "is none that a kiosk knows");
    if (!complaint.empty()) return Refusal{Reason::Malformed, complaint};
    return key;
}

}  // namespace evergreen::fleet
