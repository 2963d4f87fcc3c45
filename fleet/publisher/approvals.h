// The two signatures under a bundle: the publisher's, who says that the bank has made it and who its author is, and the
// reviewer's, under a record of what he looked at. Neither can give the other's. What is signed is seen by kiosks with
// the next snapshot (Edition::close()).
#pragma once

#include "fleet/publisher/listed_bundles.h"
#include "fleet/publisher/review_record.h"
#include "fleet/signing/edition.h"

namespace evergreen::fleet {

/// What the publisher has signed of a bundle.
struct MadeBundle {
    std::string manifestBytes;
    std::string manifestSha256;
    BundleManifest manifest;
    std::string author;
};

struct SigningMoment {
    tuf::Moment now{};
    Lifetimes lifetimes;
};

/// NotListed when the publisher has not signed it, or has named no author.
Checked<MadeBundle> madeBundle(const Edition& edition, BundleVersion version);

/// Lists the bundle that was laid in the repository last as this version. Mismatch when the publisher has signed other
/// bytes as this version before: a version never changes. Malformed for an author who is no staff number.
Checked<> signAsPublisher(Edition& edition, BundleVersion version, const std::string& author, SigningKey& key,
                          const SigningMoment& when);
/// Lists what the publisher has listed, with the record, as checkRecord() wants it. `findings` are the check's.
Checked<> signAsReviewer(Edition& edition, BundleVersion version, const std::string& recordBytes,
                         const std::vector<std::string>& findings, SigningKey& key, const SigningMoment& when);
/// Takes back what the role has said of a bundle: from the next snapshot on, no rollout can name it.
Checked<> withdraw(Edition& edition, const std::string& role, BundleVersion version, SigningKey& key,
                   const SigningMoment& when);

}  // namespace evergreen::fleet
