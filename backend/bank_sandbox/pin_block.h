// The bank's reading of an ISO 9564-1 format 4 PIN block. Written apart from the kiosk's maker of such blocks, so that
// each proves the other.
#pragma once

#include "kiosk/base/bytes.h"
#include "kiosk/base/secret_bytes.h"

#include <optional>

#include <QString>

namespace evergreen {

/// The PIN as ASCII digits, or nothing when key, PAN and block do not belong together.
std::optional<SecretBytes> pinOf(ByteView block, const SecretBytes& key, const QString& pan);

}  // namespace evergreen
