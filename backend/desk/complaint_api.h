// The routes of desk.yaml about complaints and reports.
#pragma once

#include "backend/desk/session_api.h"

namespace evergreen::desk {

/// Adds them; the context outlives `routes`.
void addComplaintRoutes(HttpRoutes& routes, DeskContext& desk);
void addReportRoutes(HttpRoutes& routes, DeskContext& desk);

}  // namespace evergreen::desk
