#include "fleet/signing/role_document.h"

#include "kiosk/fleet/tuf/canonical_json.h"
#include "kiosk/fleet/tuf/digest.h"
#include "kiosk/fleet/tuf/read_parts.h"

#include <algorithm>
#include <array>
#include <ctime>

namespace evergreen::fleet {

namespace json = boost::json;

RoleDocument RoleDocument::empty(const char* type) {
    RoleDocument document;
    document.m_says = {{"_type", type}, {"spec_version", specification}};
    document.renew(0, {});
    return document;
}

Checked<RoleDocument> RoleDocument::read(std::string_view bytes, std::size_t bytesMax, const char* type) {
    auto envelope = tuf::readEnvelope(bytes, bytesMax, type);
    if (!envelope) return envelope.refusal();
    const json::value& signedPart = envelope->json.get_object().at("signed");
    std::string complaint;
    const tuf::Fields fields(signedPart, type, complaint);
    RoleDocument document;
    document.m_version = fields.integer("version", 1);
    document.m_expires = tuf::readExpires(fields);
    if (!complaint.empty()) return Refusal{Reason::Malformed, complaint};
    document.m_says = signedPart.get_object();
    document.m_signatures = std::move(envelope->signatures);
    return document;
}

void RoleDocument::renew(std::int64_t version, tuf::Moment expires) {
    m_version = version;
    m_expires = expires;
    m_says["version"] = version;
    m_says["expires"] = wordsOf(expires);
    m_signatures.clear();
}

Checked<> RoleDocument::addSignatureOf(SigningKey& key) {
    auto signedPart = signedBytes();
    if (!signedPart) return signedPart.refusal();
    auto signature = key.sign(*signedPart);
    if (!signature) return signature.refusal();
    const std::string id = keyIdOf(key.key());
    std::erase_if(m_signatures, [&id](const tuf::Signature& one) { return one.keyId == id; });
    m_signatures.push_back({id, std::move(*signature)});
    return {};
}

Checked<std::string> RoleDocument::signedBytes() const {
    return tuf::canonicalJson(m_says);
}

std::string RoleDocument::bytes() const {
    json::array signatures;
    for (const tuf::Signature& one : m_signatures) {
        signatures.push_back({{"keyid", one.keyId}, {"sig", tuf::toHex(one.bytes)}});
    }
    return json::serialize(json::object{{"signatures", signatures}, {"signed", m_says}});
}

std::string wordsOf(tuf::Moment moment) {
    const std::time_t seconds = std::chrono::system_clock::to_time_t(moment);
    std::tm parts{};
    std::array<char, 32> text{};
    if (::gmtime_r(&seconds, &parts) == nullptr) return {};
    const std::size_t size = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
    return {text.data(), size};
}

}  // namespace evergreen::fleet
