// One HTTP request and one answer as plain values: what a route's handler gets and gives. No socket, no parser.
#pragma once

#include "backend/http/http_stream.h"

#include <chrono>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include <QByteArray>
#include <QHash>
#include <QString>

namespace evergreen {

struct HttpRequest {
    QByteArray method{};                      ///< "POST"
    QString path{};                           ///< decoded, without the query
    QHash<QString, QString> pathParams{};     ///< "accountId" → what stood there; filled by HttpRoutes
    QHash<QString, QString> query{};          ///< decoded; the last of equal names
    QHash<QByteArray, QByteArray> headers{};  ///< names in lower case
    QByteArray body{};
    QString peerName{};     ///< common name of the verified client certificate, empty without one
    QString peerSerial{};   ///< its serial number, upper-case hexadecimal
    QString peerAddress{};  ///< "192.0.2.7"

    QByteArray header(const QByteArray& lowerCaseName) const { return headers.value(lowerCaseName); }
};

struct HttpResponse {
    int status = 200;
    QByteArray body{};
    QByteArray contentType = "application/json";
    std::vector<std::pair<QByteArray, QByteArray>> headers{};

    /// Set: `body` is only the beginning, and what the stream is given follows; the connection ends with it.
    std::shared_ptr<HttpStream> stream{};

    /// Set: no answer yet. It runs beside the handlers' thread, for what takes long (a password), and what it returns
    /// runs on the handlers' thread again and is the answer.
    std::function<std::function<HttpResponse()>()> aside{};

    // Fault injection, for the sandbox and for tests; a service in earnest leaves both alone.
    std::chrono::milliseconds delay{0};  ///< answer only after this time
    bool hangUp = false;                 ///< close the connection instead of answering
};

}  // namespace evergreen
