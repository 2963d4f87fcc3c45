// A repository on disk founded and signed as a bank's would be, for tests of what signs.
#pragma once

#include "fleet/signing/bundle_place.h"
#include "fleet/signing/founding.h"
#include "fleet/signing/key_file.h"
#include "fleet/signing/kiosk_view.h"
#include "fleet/signing/rollout_signer.h"

#include <gtest/gtest.h>

namespace evergreen::fleet {

class FoundedFolder {
public:
    /// What it signs, it signs at `at`, and later when a test moves that on.
    explicit FoundedFolder(tuf::Moment at = std::chrono::sys_days(std::chrono::year(2026) / 3 / 16));
    virtual ~FoundedFolder() { std::filesystem::remove_all(place); }
    FoundedFolder(const FoundedFolder&) = delete;
    FoundedFolder& operator=(const FoundedFolder&) = delete;

    /// Lays a bundle of one file, and lists it with these roles.
    void list(BundleVersion version, const std::vector<std::string>& roles);
    /// A bundle whose files are laid already.
    void listManifest(BundleVersion version, const std::string& manifest, const std::vector<std::string>& roles);
    void approve(BundleVersion version) { list(version, {Approval::publisher, Approval::reviewer}); }
    /// One ring of the whole fleet on `bundle`, all else on `fallback`.
    static Rollout everybodyOn(BundleVersion bundle, BundleVersion fallback);
    RolloutSigner signer();
    /// What a kiosk gets that runs this, by its own client.
    Checked<FleetOrder> orderOf(BundleVersion running);
    std::int64_t timestampVersion() const;
    /// The three online keys in files, and the file that names them. Made once: it is slow on purpose.
    static std::filesystem::path onlineKeys();

    std::filesystem::path place;
    RepositoryFolder folder;
    std::map<std::string, KeyFile>& keys = keysOfThisProgram();
    tuf::Moment now;
    Lifetimes lifetimes;

private:
    static std::map<std::string, KeyFile>& keysOfThisProgram();
};

class FoundedRepository : public testing::Test, public FoundedFolder {};

/// A new folder of this test's own.
[[nodiscard]] std::filesystem::path newFolder(const std::string& name);

}  // namespace evergreen::fleet
