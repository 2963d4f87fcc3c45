// The answers that most handlers give.
#pragma once

#include "backend/http/http_message.h"
#include "kiosk/base/failure.h"

#include <QJsonObject>

namespace evergreen {

HttpResponse jsonAnswer(const QJsonObject& object, int status = 200);

/// 429 "too-many", with how long to wait (Retry-After, whole seconds).
HttpResponse tooMany(std::chrono::milliseconds wait);

/// 500 "storage"; what failed is for the log.
HttpResponse storageError(const Failure& failure);

}  // namespace evergreen
