#include "fleet/publisher/drafts.h"

#include "kiosk/fleet/tuf/digest.h"
#include "kiosk/fleet/tuf/limits.h"
#include "kiosk/fleet/tuf/read_metadata.h"

namespace evergreen::fleet {

namespace {

std::string draftOf(const std::string& role) {
    return "drafts/" + role + ".json";
}

/// Who has to sign: of a root also those whom it names itself.
Checked<RoleKeys> signersOf(const Edition& edition, const std::string& role, const RoleDocument& draft) {
    if (role != tuf::Root::type) return edition.keysOf(role);
    auto itself = tuf::readRoot(draft.bytes(), tuf::Limits{}.rootBytesMax);
    if (!itself) return itself.refusal();
    RoleKeys all{itself->says.roles.at(role), itself->says.keys};
    auto before = edition.keysOf(role);
    if (!before && before.refusal().reason == Reason::NotThere) return all;
    if (!before) return before.refusal();
    all.signers.keyIds.insert(before->signers.keyIds.begin(), before->signers.keyIds.end());
    return all;
}

}  // namespace

Checked<> keepDraft(const RepositoryFolder& repository, const std::string& role, const RoleDocument& draft) {
    return repository.write(draftOf(role), draft.bytes());
}

Checked<RoleDocument> renewedDraft(const RepositoryFolder& repository, const std::string& role, tuf::Moment expires) {
    const Edition edition(repository);
    auto document = edition.newest(role);
    if (!document) return document.refusal();
    document->renew(document->version() + 1, expires);
    return document;
}

Checked<std::string> draftSha256(const RoleDocument& draft) {
    auto says = draft.signedBytes();
    if (!says) return says.refusal();
    return tuf::sha256Hex(*says);
}

Checked<DraftState> signDraft(const RepositoryFolder& repository, const std::string& role, const std::string& sha256,
                              SigningKey& key) {
    const std::size_t bytesMax = tuf::Limits{}.targetsBytesMax;
    auto bytes = repository.read(draftOf(role), bytesMax);
    if (!bytes) return Refusal{bytes.refusal().reason, role + ": there is no draft to sign"};
    auto draft = RoleDocument::read(*bytes, bytesMax, role == tuf::Root::type ? tuf::Root::type : tuf::Targets::type);
    if (!draft) return draft.refusal();
    auto says = draftSha256(*draft);
    if (!says) return says.refusal();
    if (*says != sha256) return Refusal{Reason::Mismatch, role + ": the draft is not the one that --draft names"};
    Edition edition(repository);
    auto by = signersOf(edition, role, *draft);
    if (!by) return by.refusal();
    if (!by->signers.keyIds.contains(keyIdOf(key.key()))) {
        return Refusal{Reason::Unsigned, role + ": this key has no say in it"};
    }
    if (auto done = draft->addSignatureOf(key); !done) return done.refusal();
    const DraftState state{false, draft->signatures().size(), by->signers.threshold};
    auto put = edition.put(role, *draft);
    if (!put && put.refusal().reason != Reason::Unsigned) return put.refusal();
    if (!put) {
        if (auto kept = keepDraft(repository, role, *draft); !kept) return kept.refusal();
        return state;
    }
    if (auto out = edition.publish(); !out) return out.refusal();
    if (auto gone = repository.remove(draftOf(role)); !gone) return gone.refusal();
    return DraftState{true, state.signatures, state.threshold};
}

}  // namespace evergreen::fleet
