// What the desk's two ports have in common: each answers on a thread of its own, from books of its own.
#pragma once

#include "backend/desk/desk_books.h"
#include "backend/http/http_server.h"

namespace evergreen::desk {

/// Opens the books on the server's thread, then the port, and returns it. ConfigBad, StorageFault.
Result<quint16> openOn(HttpServer& server, DeskBooks& books);

/// The answer; 500 in its place when the database failed meanwhile, for then it may lack something. The connection has
/// been looked after.
HttpResponse unlessFault(DeskBooks& books, const std::function<HttpResponse()>& answering);

}  // namespace evergreen::desk
