// "2026-03-16T09:30:00Z", the one way in which TUF writes a time.
// Spec: TUF 1.0.34 §4.2.2 EXPIRES
#pragma once

#include "kiosk/fleet/tuf/metadata.h"

#include <string_view>

namespace evergreen::tuf {

/// Nothing for any other way of writing, and for a day that no calendar has.
[[nodiscard]] std::optional<Moment> readMoment(std::string_view text);

}  // namespace evergreen::tuf
