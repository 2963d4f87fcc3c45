// The routes of desk.yaml about the fleet's rollout: seen by managers and the remote desk, turned by the remote desk.
#pragma once

#include "backend/desk/session_api.h"

namespace evergreen::desk {

/// Adds them; the context outlives `routes`.
void addRolloutRoutes(HttpRoutes& routes, DeskContext& desk);

}  // namespace evergreen::desk
