// What the browsers' routes work with; all of it on the handlers' thread but Dispatch and the fleet's
// folder, which are safe from any.
#pragma once

#include "backend/desk/desk_books.h"
#include "backend/desk/dispatch.h"
#include "backend/desk/seal.h"
#include "backend/http/http_routes.h"
#include "backend/http/json_answer.h"

namespace evergreen::desk {

class FleetFolder;
class RolloutWatch;
struct FleetWatched;

struct DeskContext {
    DeskBooks& books;
    const Seal& seal;
    Dispatch& dispatch;
    KioskPost& post;
    const FleetFolder& fleet;
    const FleetWatched& watched;
    const RolloutWatch& rollout;
};

}  // namespace evergreen::desk
