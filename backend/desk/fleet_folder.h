// The fleet's repository as the desk reads and changes it: its newest rollout, and the three online keys, which are
// opened for each signature and closed after it. Keys of publisher and reviewer never come near it. No database; safe
// from any thread.
#pragma once

#include "backend/authority/refused.h"
#include "backend/desk/rollout_count.h"
#include "fleet/signing/online_keys.h"

namespace evergreen::desk {

struct FleetWatched {
    QString repository{};  ///< its folder; empty: no rollout is watched
    QString onlineKeys{};  ///< the file that names the three keys (fleet/signing/online_keys.h)
    StopRule rule;
    std::chrono::milliseconds lookEvery = std::chrono::seconds(5);
    QString publisher{};  ///< the program evergreen-fleet, which tells what a bundle says; empty: nobody tells
    QString words{};      ///< the bank's own forbidden words, as evergreen-fleet takes them; empty: none
};

class FleetFolder {
public:
    struct Newest {
        std::int64_t version = 0;  ///< of the rollout's role document
        fleet::Rollout rollout;
    };
    using Signing = std::function<fleet::Checked<fleet::Rollout>(fleet::RolloutSigner& signer)>;

    explicit FleetFolder(const FleetWatched& watched);

    bool isWatched() const { return !m_repository.isEmpty(); }
    const fleet::RepositoryFolder& folder() const { return m_folder; }

    /// ConfigBad when the online keys cannot be opened, or the folder is no repository: better known now than at the
    /// stop.
    Result<> check() const;
    fleet::Checked<Newest> newest() const;
    /// Opening the keys takes a second, on purpose. `now` in milliseconds since 1970; `lockWaitMax` for another program
    /// that changes the repository.
    fleet::Checked<fleet::Rollout> sign(std::int64_t now, std::chrono::milliseconds lockWaitMax,
                                        const Signing& signing) const;

private:
    QString m_repository;
    std::filesystem::path m_onlineKeys;
    fleet::RepositoryFolder m_folder;
};

}  // namespace evergreen::desk
