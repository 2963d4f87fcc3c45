// From bytes to metadata. Pure, and bounded by limits.h; believes nothing: every signature is still to be counted.
#pragma once

#include "kiosk/fleet/tuf/checked.h"
#include "kiosk/fleet/tuf/metadata.h"

#include <string_view>

namespace evergreen::tuf {

/// TooLarge, or Malformed: no JSON, another role's document, a field missing or out of its bounds, a specification of
/// another major version, a signature's key id given twice, a number that canonical JSON cannot write.
Checked<Document<Root>> readRoot(std::string_view bytes, std::size_t bytesMax);
Checked<Document<Timestamp>> readTimestamp(std::string_view bytes, std::size_t bytesMax);
Checked<Document<Snapshot>> readSnapshot(std::string_view bytes, std::size_t bytesMax);
Checked<Document<Targets>> readTargets(std::string_view bytes, std::size_t bytesMax);

/// Whether a role of this name has a file of its own at the top: no delegation may take that place.
[[nodiscard]] bool isTopRole(std::string_view name);

}  // namespace evergreen::tuf
