// A bundle as files in a folder: written so that it lasts, and held against its manifest again before it is used.
#pragma once

#include "kiosk/fleet/bundle_manifest.h"
#include "kiosk/fleet/file_system.h"

namespace evergreen::fleet {

/// Brings one file's bytes, from a server or from wherever they are; they are checked here.
using BundleFiles = std::function<Checked<>(const BundleFile& file, const tuf::Sink& sink)>;

/// All of it, lasting, into a new folder. TooLarge as soon as a file is longer than it should be, Mismatch for one that
/// is shorter or other. After a refusal the folder may hold anything.
Checked<> writeBundle(FileSystem& disk, const std::string& folder, const BundleManifest& manifest,
                      std::string_view manifestBytes, const BundleFiles& files);

/// Every byte of it, or why it is not the bundle with this manifest.
Checked<BundleManifest> verifyBundle(FileSystem& disk, const std::string& folder, const std::string& manifestSha256);

}  // namespace evergreen::fleet
