// Documents that need more than one signature, root's and the top targets role's, while they go from hand to hand:
// "drafts/root.json". The last signature that was needed puts it where kiosks look.
#pragma once

#include "fleet/signing/edition.h"

namespace evergreen::fleet {

/// Takes the place of another draft of the role, whose signatures are lost.
Checked<> keepDraft(const RepositoryFolder& repository, const std::string& role, const RoleDocument& draft);
/// The newest document once more, to be signed for another while.
Checked<RoleDocument> renewedDraft(const RepositoryFolder& repository, const std::string& role, tuf::Moment expires);

struct DraftState {
    bool isOut = false;  ///< enough have signed
    std::size_t signatures = 0;
    std::int64_t threshold = 0;
};
/// What its signers agree on, by another way than the folder: whoever can write there could have put another in its
/// place.
Checked<std::string> draftSha256(const RoleDocument& draft);
/// NotThere without a draft; Mismatch for another than `sha256`; Unsigned for a key that has no say in it. The
/// repository's lock is the caller's.
Checked<DraftState> signDraft(const RepositoryFolder& repository, const std::string& role, const std::string& sha256,
                              SigningKey& key);

}  // namespace evergreen::fleet
