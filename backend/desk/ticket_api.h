// The routes of desk.yaml about calls for help: who goes, and what a helper may do from afar.
#pragma once

#include "backend/desk/session_api.h"

namespace evergreen::desk {

/// Adds them; the context outlives `routes`.
void addTicketRoutes(HttpRoutes& routes, DeskContext& desk);
void addAssistanceRoutes(HttpRoutes& routes, DeskContext& desk);

}  // namespace evergreen::desk
