// Which bundles the publisher has signed in a repository, and whether the reviewer has signed the same. Reading alone:
// whoever signs does so with approvals.h.
#pragma once

#include "kiosk/fleet/bundle_manifest.h"

#include <map>

namespace evergreen::fleet {

class Edition;

/// "bundles/42.review.json"
[[nodiscard]] std::string reviewPathOf(BundleVersion version);

/// What the role's newest document lists, by path; nothing before its first.
Checked<std::map<std::string, tuf::Target>> listedBy(const Edition& edition, const std::string& role);
/// Whom the publisher has named; empty: nobody.
[[nodiscard]] std::string authorOf(const tuf::Target& made);

struct ListedBundle {
    enum class Standing {
        Submitted,        ///< the publisher alone has signed it
        Approved,         ///< and the reviewer the same bytes
        ReviewedAsOther,  ///< the reviewer has signed other bytes: no kiosk takes it
    };

    BundleVersion version = kBuiltIn;
    std::string manifestSha256;
    std::string author;  ///< staff number; empty: none was named
    Standing standing = Standing::Submitted;
    std::string reviewer;  ///< of the record that was signed; empty without one

    bool operator==(const ListedBundle&) const = default;
};

/// Of all that the publisher lists, by version. Refused as Edition::newest() refuses a role's document.
Checked<std::vector<ListedBundle>> listedBundles(const Edition& edition);

}  // namespace evergreen::fleet
