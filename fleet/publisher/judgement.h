// A bundle held against everything that this program knows: whether it can serve at all, which the kiosk asks as well,
// and how it speaks.
#pragma once

#include "fleet/publisher/told_bundle.h"
#include "fleet/publisher/wording_check.h"
#include "fleet/signing/repository_folder.h"

namespace evergreen::fleet {

struct Judgement {
    std::vector<std::string> complaints;  ///< it may not run: nobody can sign it
    std::vector<std::string> findings;    ///< to be mended, or accepted by the reviewer with a reason

    bool isClean() const { return complaints.empty() && findings.empty(); }
};

/// Of the bundle whose files lie in this folder. Reads every clip.
[[nodiscard]] Judgement judge(const std::string& folder, const BundleManifest& manifest, const WordList& words);
/// The same of one that was laid in a repository, which is unpacked for it and gone afterwards.
Checked<Judgement> judgeLaid(const RepositoryFolder& repository, const BundleManifest& manifest, const WordList& words);

/// For bundle_diff.h.
Checked<ComparedBundle> comparedIn(const std::string& folder);
/// What was compiled into this program, which is no bundle's.
[[nodiscard]] ComparedBundle builtInBundle();

/// For who reviews a bundle that was laid in a repository.
Checked<ToldBundle> tellLaid(const RepositoryFolder& repository, const BundleManifest& manifest, const WordList& words);

}  // namespace evergreen::fleet
