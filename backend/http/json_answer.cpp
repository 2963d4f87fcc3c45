#include "backend/http/json_answer.h"

#include "backend/http/http_routes.h"

#include <algorithm>

#include <QJsonDocument>

namespace evergreen {

HttpResponse jsonAnswer(const QJsonObject& object, int status) {
    return {.status = status, .body = QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

HttpResponse tooMany(std::chrono::milliseconds wait) {
    HttpResponse refusal = httpError(429, "too-many");
    // Spec: RFC 9110 §10.2.3. Rounded up: a second too early is refused once more.
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(wait).count();
    refusal.headers.emplace_back("Retry-After", QByteArray::number(std::max<qlonglong>(seconds, 1)));
    return refusal;
}

HttpResponse storageError(const Failure& failure) {
    qWarning("storage: %s", qPrintable(failure.detail));
    return httpError(500, "storage");
}

}  // namespace evergreen
