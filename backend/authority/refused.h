// What the code under fleet/signing refuses, as the backend tells failures.
#pragma once

#include "fleet/signing/signing_key.h"
#include "kiosk/base/failure.h"

namespace evergreen {

inline Failure failureOf(const fleet::Refusal& refusal) {
    return {FailureCode::ConfigBad, QStringLiteral("%1: %2").arg(QLatin1String(tuf::nameOf(refusal.reason)),
                                                                 QString::fromStdString(refusal.detail))};
}

}  // namespace evergreen
