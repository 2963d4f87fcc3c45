// One HTTP request and one answer as plain values: what a route's handler gets and gives. No socket, no parser.
#pragma once

#include <chrono>
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
    QString peerName{};  ///< common name of the verified client certificate, empty without one

    QByteArray header(const QByteArray& lowerCaseName) const { return headers.value(lowerCaseName); }
};

struct HttpResponse {
    int status = 200;
    QByteArray body{};
    QByteArray contentType = "application/json";
    std::vector<std::pair<QByteArray, QByteArray>> headers{};

    // Fault injection, for the sandbox and for tests; a service in earnest leaves both alone.
    std::chrono::milliseconds delay{0};  ///< answer only after this time
    bool hangUp = false;                 ///< close the connection instead of answering
};

}  // namespace evergreen
