// Two fields that most of the bank's answers have.
#pragma once

#include "kiosk/base/json_fields.h"

namespace evergreen {

/// Spec: PV-01. The bank masks; should it ever forget, the number stops here.
QString maskedNumber(JsonFields& fields, const char* name);

/// The bank's own name for a thing: never empty.
QString opaqueId(JsonFields& fields, const char* name);

}  // namespace evergreen
