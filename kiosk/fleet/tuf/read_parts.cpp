#include "kiosk/fleet/tuf/read_parts.h"

#include "kiosk/fleet/tuf/digest.h"
#include "kiosk/fleet/tuf/limits.h"
#include "kiosk/fleet/tuf/moment.h"

#include <algorithm>
#include <boost/json.hpp>

namespace evergreen::tuf {

namespace json = boost::json;

namespace {

std::string lowered(std::string hex) {
    const auto lower = [](char letter) {
        return letter >= 'A' && letter <= 'F' ? static_cast<char>(letter - 'A' + 'a') : letter;
    };
    std::transform(hex.begin(), hex.end(), hex.begin(), lower);
    return hex;
}

/// "1", "1.0", "1.0.34": the specification that this client knows.
bool isKnownSpecification(const std::string& version) {
    return version == "1" || version.starts_with("1.");
}

std::vector<Signature> readSignatures(const Fields& envelope) {
    std::vector<Signature> signatures;
    std::set<std::string> keyIds;
    for (const json::value& one : envelope.array("signatures", kSignaturesMax)) {
        const Fields fields = envelope.element(one);
        Signature signature;
        signature.keyId = fields.text("keyid", kNameBytesMax);
        // Check: signature-ids-unique. Spec: TUF 1.0.34 §4.2.1
        if (!keyIds.insert(signature.keyId).second) fields.complain("keyid", "is there twice");
        // A signature that is none is only one that does not count.
        signature.bytes = fromHex(fields.anyText("sig")).value_or("");
        signatures.push_back(std::move(signature));
    }
    return signatures;
}

}  // namespace

Moment readExpires(const Fields& fields) {
    const auto moment = readMoment(fields.text("expires", kNameBytesMax));
    if (!moment) fields.complain("expires", "is no time");
    return moment.value_or(Moment{});
}

Keys readKeys(const Fields& keys) {
    Keys found;
    for (const json::key_value_pair& one : keys.all(kKeysMax)) {
        const Fields fields = keys.member(one);
        if (one.key().size() > kNameBytesMax) fields.complain("keyid", "is too long");
        Key key;
        key.type = fields.text("keytype", kNameBytesMax);
        key.scheme = fields.text("scheme", kNameBytesMax);
        // A type that is not known may keep its value in a way of its own: such a key is there, and never counts.
        const Fields value = fields.object("keyval");
        if (value.has("public")) key.value = value.text("public", kKeyBytesMax);
        found.emplace(one.key(), std::move(key));
    }
    return found;
}

Signers readSigners(const Fields& role) {
    Signers signers;
    signers.threshold = role.integer("threshold", 1);
    for (const std::string& keyId : readTexts(role, "keyids")) signers.keyIds.insert(keyId);
    if (signers.keyIds.size() > kKeysOfRoleMax) role.complain("keyids", "are too many");
    return signers;
}

Hashes readHashes(const Fields& hashes) {
    constexpr std::size_t algorithmsMax = 8;
    Hashes found;
    for (const json::key_value_pair& one : hashes.all(algorithmsMax)) {
        const json::string* hex = one.value().if_string();
        const bool isHash = hex != nullptr && !hex->empty() && hex->size() <= kNameBytesMax;
        if (!isHash) hashes.complain("*", "is no hash");
        if (isHash) found.emplace(one.key(), lowered({hex->data(), hex->size()}));
    }
    if (found.empty()) hashes.complain("*", "is not there");
    return found;
}

FileFacts readFileFacts(const Fields& file) {
    FileFacts facts;
    facts.version = file.integer("version", 1);
    if (file.has("length")) facts.length = file.integer("length", 1);
    if (file.has("hashes")) facts.hashes = readHashes(file.object("hashes"));
    return facts;
}

std::vector<std::string> readTexts(const Fields& fields, const char* name) {
    std::vector<std::string> texts;
    for (const json::value& one : fields.array(name, kPathsMax)) {
        const json::string* text = one.if_string();
        const bool isText = text != nullptr && text->size() <= kNameBytesMax;
        if (!isText) fields.complain(name, "has what is no text of a fitting length");
        if (isText) texts.emplace_back(text->data(), text->size());
    }
    return texts;
}

Checked<Envelope> readEnvelope(std::string_view bytes, std::size_t bytesMax, const char* type) {
    auto parsed = parseJson(bytes, bytesMax);
    if (!parsed) return parsed.refusal();
    std::string complaint;
    const Fields document(*parsed, type, complaint);
    const Fields signedPart = document.object("signed");
    // Check: type. A document of one role must never pass for another's. Spec: TUF 1.0.34 §4.2.2 ROLE
    if (signedPart.text("_type", kNameBytesMax) != type) signedPart.complain("_type", "is another role's");
    // Check: specification. Spec: TUF 1.0.34 §4.2.2 VERSION
    if (!isKnownSpecification(signedPart.text("spec_version", kNameBytesMax))) {
        signedPart.complain("spec_version", "is not known");
    }
    Envelope envelope;
    envelope.signatures = readSignatures(document);
    if (!complaint.empty()) return Refusal{Reason::Malformed, complaint};
    auto canonical = canonicalJson(parsed->get_object().at("signed"));
    if (!canonical) return canonical.refusal();
    envelope.signedBytes = std::move(*canonical);
    envelope.json = std::move(*parsed);
    return envelope;
}

}  // namespace evergreen::tuf
