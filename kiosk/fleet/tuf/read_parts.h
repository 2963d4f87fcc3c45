// The parts that several kinds of metadata have in common, from JSON; for the readers of this folder.
#pragma once

#include "kiosk/fleet/tuf/canonical_json.h"
#include "kiosk/fleet/tuf/fields.h"
#include "kiosk/fleet/tuf/metadata.h"

namespace evergreen::tuf {

Moment readExpires(const Fields& fields);
Keys readKeys(const Fields& keys);
Signers readSigners(const Fields& role);
Hashes readHashes(const Fields& hashes);
FileFacts readFileFacts(const Fields& file);
std::vector<std::string> readTexts(const Fields& fields, const char* name);

/// What every document is: "signatures" and "signed", of which "signed" says its type and its specification.
struct Envelope {
    boost::json::value json;
    std::string signedBytes;
    std::vector<Signature> signatures;
};

Checked<Envelope> readEnvelope(std::string_view bytes, std::size_t bytesMax, const char* type);

/// A whole document; `readRole` fills in what only this kind has.
template <typename Role>
Checked<Document<Role>> readDocument(std::string_view bytes, std::size_t bytesMax,
                                     Role (*readRole)(const Fields& fields)) {
    auto envelope = readEnvelope(bytes, bytesMax, Role::type);
    if (!envelope) return envelope.refusal();
    std::string complaint;
    const Fields fields(envelope->json.get_object().at("signed"), "signed", complaint);
    Role role = readRole(fields);
    role.version = fields.integer("version", 1);
    role.expires = readExpires(fields);
    if (!complaint.empty()) return Refusal{Reason::Malformed, std::string(Role::type) + ": " + complaint};
    return Document<Role>{std::move(role), std::move(envelope->signedBytes), std::move(envelope->signatures)};
}

}  // namespace evergreen::tuf
