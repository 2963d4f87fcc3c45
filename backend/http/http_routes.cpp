#include "backend/http/http_routes.h"

#include <optional>

namespace evergreen {

namespace {

using Params = QHash<QString, QString>;

bool isName(const QString& segment) {
    return segment.startsWith(u'{') && segment.endsWith(u'}');
}

std::optional<Params> match(const QStringList& wanted, const QStringList& given) {
    if (wanted.size() != given.size()) return std::nullopt;
    Params params;
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        if (!isName(wanted[i])) {
            if (wanted[i] != given[i]) return std::nullopt;
            continue;
        }
        if (given[i].isEmpty()) return std::nullopt;
        params.insert(wanted[i].mid(1, wanted[i].size() - 2), given[i]);
    }
    return params;
}

}  // namespace

HttpResponse httpError(int status, const QByteArray& code) {
    return {.status = status, .body = "{\"error\":\"" + code + "\"}"};
}

void HttpRoutes::add(QByteArray method, QString pathTemplate, Handler handler) {
    auto segments = pathTemplate.split(u'/');
    m_routes.push_back({{std::move(method), std::move(pathTemplate)}, std::move(segments), std::move(handler)});
}

HttpResponse HttpRoutes::answer(HttpRequest request) const {
    const auto given = request.path.split(u'/');
    QByteArray allowed;
    for (const auto& route : m_routes) {
        auto params = match(route.segments, given);
        if (!params) continue;
        if (route.name.method == request.method) {
            request.pathParams = std::move(*params);
            return route.handler(request);
        }
        allowed += allowed.isEmpty() ? route.name.method : ", " + route.name.method;
    }
    if (allowed.isEmpty()) return httpError(404, "no-such-path");
    auto refusal = httpError(405, "method-not-allowed");
    refusal.headers.emplace_back("Allow", allowed);
    return refusal;
}

std::vector<HttpRoutes::Name> HttpRoutes::names() const {
    std::vector<Name> names;
    names.reserve(m_routes.size());
    for (const auto& route : m_routes) names.push_back(route.name);
    return names;
}

}  // namespace evergreen
