// Which handler answers which method and path. Filled once at start, then only read. Knows no connection.
#pragma once

#include "backend/http/http_message.h"

#include <functional>
#include <vector>

#include <QStringList>

namespace evergreen {

class HttpRoutes {
public:
    using Handler = std::function<HttpResponse(const HttpRequest&)>;

    struct Name {
        QByteArray method;
        QString pathTemplate;
        bool operator==(const Name&) const = default;
    };

    /// `pathTemplate`: "/v1/accounts/{accountId}/statement"; a name in braces stands for one path segment.
    void add(QByteArray method, QString pathTemplate, Handler handler);

    /// The handler's answer; 404 without a path, 405 with Allow for a path that knows other methods.
    HttpResponse answer(HttpRequest request) const;

    /// Every route, in the order added: held against the API document by a test.
    std::vector<Name> names() const;

private:
    struct Route {
        Name name;
        QStringList segments;
        Handler handler;
    };

    std::vector<Route> m_routes;
};

/// {"error": "<code>"} with that status.
HttpResponse httpError(int status, const QByteArray& code);

}  // namespace evergreen
