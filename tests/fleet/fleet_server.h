// A repository with the three roles of a fleet, and a kiosk that asks it.
#pragma once

#include "kiosk/fleet/approval.h"
#include "tests/fleet/tuf_client.h"

namespace evergreen::fleet {

class FleetServer : public tuf::TufClient {
protected:
    FleetServer();

    /// Lists a bundle's manifest with both.
    void approve(BundleVersion version, const std::string& manifest = {});
    void setRollout(const boost::json::object& rollout) { setRollout(rollout, std::nullopt); }
    /// With `bundle` in its first ring.
    void setRollout(boost::json::object rollout, std::optional<BundleVersion> bundle);
    void publishAll();
    /// Refreshes as a new process of the same kiosk, and asks.
    Checked<FleetOrder> order(BundleVersion running, BundleVersion minimum = kBuiltIn);
};

}  // namespace evergreen::fleet
