// A repository's first root and first top targets role: who will sign for what. Both are made here without signatures;
// their holders sign them, and an Edition takes them when enough have.
//   root, targets                  the same keys, of which `rootThreshold` must sign: kept off line, in different hands
//   publisher, reviewer, rollout   what kiosk/fleet/approval.h asks
//   snapshot, timestamp            the publishing machine's own
#pragma once

#include "fleet/signing/role_document.h"

namespace evergreen::fleet {

struct FoundingKeys {
    std::vector<tuf::Key> root;
    std::int64_t rootThreshold = 2;
    std::vector<tuf::Key> publisher;
    std::vector<tuf::Key> reviewer;
    std::vector<tuf::Key> rollout;
    std::vector<tuf::Key> snapshot;
    std::vector<tuf::Key> timestamp;
};

/// Malformed when a role has no key, or root fewer than its threshold; Unsigned when one key is there twice, in one
/// role or two: nobody may be two people.
Checked<> checkFoundingKeys(const FoundingKeys& keys);

/// Version 1, for keys that checkFoundingKeys() found well.
[[nodiscard]] RoleDocument firstRoot(const FoundingKeys& keys, tuf::Moment expires);
[[nodiscard]] RoleDocument firstTargets(const FoundingKeys& keys, tuf::Moment expires);

}  // namespace evergreen::fleet
