#include "backend/desk/fleet_folder.h"

namespace evergreen::desk {

FleetFolder::FleetFolder(const FleetWatched& watched)
    : m_repository(watched.repository),
      m_onlineKeys(watched.onlineKeys.toStdString()),
      m_folder(watched.repository.toStdString()) {}

Result<> FleetFolder::check() const {
    const auto keys = fleet::OnlineKeyRing::open(m_onlineKeys);
    if (!keys) return failureOf(keys.refusal());
    const auto root = m_folder.newestVersion("root");
    if (!root) return failureOf(root.refusal());
    if (*root == 0) return Failure{FailureCode::ConfigBad, m_repository + QStringLiteral(": no repository")};
    return {};
}

fleet::Checked<FleetFolder::Newest> FleetFolder::newest() const {
    const fleet::Edition edition(m_folder);
    const auto version = fleet::rolloutVersion(edition);
    if (!version) return version.refusal();
    auto rollout = fleet::signedRollout(edition);
    if (!rollout) return rollout.refusal();
    return Newest{*version, std::move(*rollout)};
}

fleet::Checked<fleet::Rollout> FleetFolder::sign(std::int64_t now, std::chrono::milliseconds lockWaitMax,
                                                 const Signing& signing) const {
    auto keys = fleet::OnlineKeyRing::open(m_onlineKeys);
    if (!keys) return keys.refusal();
    const tuf::Moment moment{std::chrono::seconds(now / 1000)};
    fleet::RolloutSigner signer(
        m_folder, keys->rolloutKeys(), {}, [moment] { return moment; }, lockWaitMax);
    return signing(signer);
}

}  // namespace evergreen::desk
