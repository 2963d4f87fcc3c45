#include "tests/fleet/fleet_server.h"

namespace evergreen::fleet {

FleetServer::FleetServer() {
    repository.delegate("targets", Approval::publisher, {"bundles/*"});
    repository.delegate("targets", Approval::reviewer, {"bundles/*"});
    repository.delegate("targets", Approval::rolloutRole, {Approval::rolloutFile});
}

void FleetServer::approve(BundleVersion version, const std::string& manifest) {
    const std::string path = "bundles/" + std::to_string(version) + ".json";
    const std::string bytes = manifest.empty() ? "manifest of " + std::to_string(version) : manifest;
    for (const char* role : {Approval::publisher, Approval::reviewer}) repository.addTarget(role, path, bytes);
}

void FleetServer::setRollout(boost::json::object rollout, std::optional<BundleVersion> bundle) {
    if (bundle) rollout["rings"].as_array().front().as_object()["bundle"] = *bundle;
    repository.addTarget(Approval::rolloutRole, Approval::rolloutFile, boost::json::serialize(rollout));
}

void FleetServer::publishAll() {
    repository.publish({"publisher", "reviewer", "rollout", "targets", "snapshot", "timestamp"});
}

Checked<FleetOrder> FleetServer::order(BundleVersion running, BundleVersion minimum) {
    if (auto fresh = refresh(); !fresh) return fresh.refusal();
    return Approval(*updater, "repo:targets").order({"kiosk-7", running, minimum});
}

}  // namespace evergreen::fleet
