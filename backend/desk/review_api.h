// The routes of desk.yaml about reviews: read by reviewers and authors, written by a reviewer who is not the author; an
// author answers what was suggested. Nothing here approves a bundle: that is signed, with keys that are not at the
// desk.
#pragma once

#include "backend/desk/session_api.h"

namespace evergreen::desk {

/// Adds them; the context outlives `routes`.
void addReviewRoutes(HttpRoutes& routes, DeskContext& desk);

}  // namespace evergreen::desk
