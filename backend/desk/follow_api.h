// The routes of desk.yaml below /c: a customer's own complaint, on their phone. Whoever has the token of the slip is
// taken for them; there is no session, no cookie and no script.
#pragma once

#include "backend/desk/desk_context.h"

namespace evergreen::desk {

/// Tokens of nobody's that one address may try; known ones are never counted, so a hall's one address keeps nobody out.
constexpr Allowance strangeTokensAllowed{60, std::chrono::minutes(15)};
/// What one complaint's page may change.
constexpr Allowance followStepsAllowed{20, std::chrono::hours(1)};

/// Adds them; the context outlives `routes`.
void addFollowRoutes(HttpRoutes& routes, DeskContext& desk);

}  // namespace evergreen::desk
