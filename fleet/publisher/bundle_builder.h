// A bundle of files laid in the repository, and back. One that was laid there is not approved by anybody yet; no kiosk
// looks at it.
#pragma once

#include "fleet/signing/built_bundle.h"
#include "fleet/signing/repository_folder.h"

namespace evergreen::fleet {

/// Copies the files under their hashes, and keeps the manifest among the drafts for the publisher's signature. Mismatch
/// when a file has changed since bundleIn(). The repository's lock is the caller's.
Checked<> layBundle(const RepositoryFolder& repository, const std::filesystem::path& folder, const BuiltBundle& bundle);

/// A bundle that was laid there, as files in a new folder, each held against its hash.
Checked<> unpackBundle(const RepositoryFolder& repository, const BundleManifest& manifest,
                       const std::filesystem::path& folder);

/// "drafts/42.manifest.json", in the repository's folder.
[[nodiscard]] std::string draftManifestOf(BundleVersion version);

}  // namespace evergreen::fleet
