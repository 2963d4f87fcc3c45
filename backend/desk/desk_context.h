// What the browsers' routes work with; all of it on the handlers' thread but Dispatch, which is safe from any.
#pragma once

#include "backend/desk/desk_books.h"
#include "backend/desk/dispatch.h"
#include "backend/desk/seal.h"
#include "backend/http/http_routes.h"
#include "backend/http/json_answer.h"

namespace evergreen::desk {

struct DeskContext {
    DeskBooks& books;
    const Seal& seal;
    Dispatch& dispatch;
    KioskPost& post;
};

}  // namespace evergreen::desk
