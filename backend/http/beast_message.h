// Beast's messages turned into our values and back. A part of http_server.cpp, which alone includes it: Beast compiles
// slowly and stays in one translation unit.
#pragma once

#include "backend/http/http_routes.h"
#include "backend/http/peer_name.h"

#include <boost/beast/http.hpp>
#include <optional>

#include <QUrl>
#include <QUrlQuery>

namespace evergreen::beast_message {

namespace http = boost::beast::http;
using Parser = http::request_parser<http::string_body>;
using Answer = http::response<http::string_body>;

inline QByteArray copied(std::string_view text) {
    return {text.data(), static_cast<qsizetype>(text.size())};
}

inline HttpRequest requestOf(const Parser::value_type& message) {
    const auto target = QUrl::fromEncoded(copied(message.target()), QUrl::StrictMode);
    HttpRequest request{.method = copied(message.method_string()), .path = target.path(QUrl::FullyDecoded)};
    for (const auto& [name, value] : QUrlQuery(target).queryItems(QUrl::FullyDecoded)) request.query[name] = value;
    for (const auto& field : message) {
        request.headers.insert(copied(field.name_string()).toLower(), copied(field.value()));
    }
    request.body = copied(message.body());
    return request;
}

template <typename Message>
void fillHead(Message& message, const HttpResponse& response, bool keepAlive) {
    message.set(http::field::content_type, response.contentType.toStdString());
    message.set(http::field::cache_control, "no-store");
    for (const auto& [name, value] : response.headers) message.set(name.toStdString(), value.toStdString());
    message.keep_alive(keepAlive);
}

inline Answer answerOf(const HttpResponse& response, bool keepAlive) {
    Answer answer(static_cast<http::status>(response.status), 11);
    fillHead(answer, response, keepAlive);
    answer.body() = response.body.toStdString();
    answer.prepare_payload();
    return answer;
}

/// What a request that cannot be read is told; nothing when there is nobody left to tell.
inline std::optional<HttpResponse> refusalOf(const boost::system::error_code& error) {
    if (error == http::error::header_limit) return httpError(431, "headers-too-large");
    if (error == http::error::body_limit) return httpError(413, "body-too-large");
    if (error == http::error::end_of_stream || error == http::error::partial_message) return std::nullopt;
    if (error.category() == make_error_code(http::error::bad_value).category()) return httpError(400, "bad-request");
    return std::nullopt;
}

}  // namespace evergreen::beast_message
