// Where a bundle lies in a repository: its manifest among the targets, its files beside them by their hash, where what
// two bundles have in common lies once and any cache may keep it for ever (docs/fleet-kiosk.md).
#pragma once

#include "kiosk/fleet/bundle_manifest.h"

namespace evergreen::fleet {

/// "bundles/42.json"
[[nodiscard]] std::string manifestPathOf(BundleVersion version);
/// "files/SHA256", in the repository's folder.
[[nodiscard]] std::string placeOf(const BundleFile& file);

}  // namespace evergreen::fleet
