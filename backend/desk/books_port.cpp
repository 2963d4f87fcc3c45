#include "backend/desk/books_port.h"

#include "backend/http/json_answer.h"

namespace evergreen::desk {

Result<quint16> openOn(HttpServer& server, DeskBooks& books) {
    Result<> opened;
    server.call([&] { opened = books.open(); });
    if (!opened) return opened.failure();
    return server.listen();
}

HttpResponse unlessFault(DeskBooks& books, const std::function<HttpResponse()>& answering) {
    HttpResponse answer = answering();
    const auto fault = books.database.takeFault();
    if (fault) return answer;
    (void)books.database.mend();
    return storageError(fault.failure());
}

}  // namespace evergreen::desk
