// The routes of desk.yaml about the branch as a whole: its event stream, its kiosks, its audit.
#pragma once

#include "backend/desk/session_api.h"

namespace evergreen::desk {

/// Adds them; the context outlives `routes`.
void addBranchRoutes(HttpRoutes& routes, DeskContext& desk);

}  // namespace evergreen::desk
