#include "backend/http/json_answer.h"

#include "backend/http/http_routes.h"

#include <QJsonDocument>

namespace evergreen {

HttpResponse jsonAnswer(const QJsonObject& object, int status) {
    return {.status = status, .body = QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

HttpResponse storageError(const Failure& failure) {
    qWarning("storage: %s", qPrintable(failure.detail));
    return httpError(500, "storage");
}

}  // namespace evergreen
