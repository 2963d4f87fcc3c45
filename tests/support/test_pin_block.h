// Makes ISO 9564-1 format 4 PIN blocks for tests, apart from both the kiosk's maker and the bank's reader.
#pragma once

#include "kiosk/base/bytes.h"
#include "kiosk/base/secret_bytes.h"

#include <QString>

namespace evergreen {

/// `pin` 4 to 12 digits, `pan` 12 to 19, `key` 16 bytes. The random half is fixed.
Bytes testPinBlock(const QString& pin, const QString& pan, const SecretBytes& key);

}  // namespace evergreen
