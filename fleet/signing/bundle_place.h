// Where a bundle's files lie among a repository's targets. A file that two bundles have in common lies there once.
#pragma once

#include "kiosk/fleet/bundle_manifest.h"

namespace evergreen::fleet {

/// "bundles/42.json"
[[nodiscard]] std::string manifestPathOf(BundleVersion version);
/// "files/texts/zh_CN.qm", which a client asks for as "targets/files/texts/HASH.zh_CN.qm".
[[nodiscard]] tuf::Target targetOf(const BundleFile& file);

}  // namespace evergreen::fleet
