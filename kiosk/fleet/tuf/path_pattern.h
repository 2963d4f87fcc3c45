// Which targets a delegation speaks of.
#pragma once

#include "kiosk/fleet/tuf/metadata.h"

#include <string_view>

namespace evergreen::tuf {

/// `*` stands for any letters, `?` for one, neither for a "/"; all else for itself. Upper and lower case differ.
/// Takes no longer than the product of both lengths, whatever the pattern.
/// Spec: TUF 1.0.34 §4.5 PATHPATTERN
[[nodiscard]] bool matchesPattern(std::string_view path, std::string_view pattern);

/// By pattern, or by the beginning of the hash of the path.
[[nodiscard]] bool isDelegated(const Delegation& delegation, std::string_view path);

}  // namespace evergreen::tuf
