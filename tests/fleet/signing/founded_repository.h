// A repository on disk with seven new keys, founded and signed as a bank's would be, for tests of what signs.
#pragma once

#include "fleet/signing/bundle_place.h"
#include "fleet/signing/founding.h"
#include "fleet/signing/key_file.h"
#include "fleet/signing/kiosk_view.h"
#include "fleet/signing/rollout_signer.h"

#include <gtest/gtest.h>

namespace evergreen::fleet {

class FoundedRepository : public testing::Test {
public:
    ~FoundedRepository() override { std::filesystem::remove_all(place); }

protected:
    FoundedRepository();

    /// Lays a bundle of one file, and lists it with these roles.
    void list(BundleVersion version, const std::vector<std::string>& roles);
    void approve(BundleVersion version) { list(version, {Approval::publisher, Approval::reviewer}); }
    /// One ring of the whole fleet on `bundle`, all else on `fallback`.
    static Rollout everybodyOn(BundleVersion bundle, BundleVersion fallback);
    RolloutSigner signer();
    /// What a kiosk gets that runs this, by its own client.
    Checked<FleetOrder> orderOf(BundleVersion running);
    std::int64_t timestampVersion() const;

    std::filesystem::path place;
    RepositoryFolder folder;
    std::map<std::string, KeyFile> keys;
    tuf::Moment now = std::chrono::sys_days(std::chrono::year(2026) / 3 / 16);
    Lifetimes lifetimes;
};

/// A new folder of this test's own.
[[nodiscard]] std::filesystem::path newFolder(const std::string& name);

}  // namespace evergreen::fleet
