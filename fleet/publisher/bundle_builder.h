// From a folder of files to a bundle in the repository, and back. A bundle that was laid there is not approved by
// anybody yet; no kiosk looks at it.
#pragma once

#include "fleet/signing/repository_folder.h"
#include "kiosk/fleet/bundle_manifest.h"

namespace evergreen::fleet {

struct BuiltBundle {
    BundleManifest manifest;
    std::string manifestBytes;
};

/// All files below the folder. Malformed for what no bundle may hold: links, hidden files, names with other letters
/// than readManifest() takes; TooLarge, TooMany at the manifest's limits; NotThere.
Checked<BuiltBundle> bundleIn(const std::filesystem::path& folder, BundleVersion version);

/// Copies the files under their hashes, and keeps the manifest among the drafts for the publisher's signature. Mismatch
/// when a file has changed since bundleIn(). The repository's lock is the caller's.
Checked<> layBundle(const RepositoryFolder& repository, const std::filesystem::path& folder, const BuiltBundle& bundle);

/// A bundle that was laid there, as files in a new folder, each held against its hash.
Checked<> unpackBundle(const RepositoryFolder& repository, const BundleManifest& manifest,
                       const std::filesystem::path& folder);

/// "drafts/42.manifest.json", in the repository's folder.
[[nodiscard]] std::string draftManifestOf(BundleVersion version);

}  // namespace evergreen::fleet
