// What a folder of files is as a bundle: the manifest that names them all.
#pragma once

#include "kiosk/fleet/bundle_manifest.h"
#include "kiosk/fleet/tuf/checked.h"

#include <filesystem>

namespace evergreen::fleet {

struct BuiltBundle {
    BundleManifest manifest;
    std::string manifestBytes;
};

/// All files below the folder. Malformed for what no bundle may hold: links, hidden files, names with other letters
/// than readManifest() takes; TooLarge, TooMany at the manifest's limits; NotThere.
Checked<BuiltBundle> bundleIn(const std::filesystem::path& folder, BundleVersion version);

}  // namespace evergreen::fleet
