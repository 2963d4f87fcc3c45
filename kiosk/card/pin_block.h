// PIN blocks: a PIN bound to its card number, as the bank's host security module expects it. Pure functions; every
// intermediate is wiped. They keep neither PIN nor key and know no bank message.
#pragma once

#include "kiosk/base/bytes.h"
#include "kiosk/base/result.h"
#include "kiosk/base/secret_bytes.h"

#include <QString>

namespace evergreen {

inline constexpr std::size_t pinDigitsMin = 4;
inline constexpr std::size_t pinDigitsMax = 12;

/// ISO 9564-1 format 4, enciphered: 16 bytes, different at each call. `pin`: 4 to 12 bytes of value 0 to 9. `pan`: 12
/// to 19 digits. `key`: 16 bytes, AES. Failures: PinWrong (not a PIN), CardDamaged (not a PAN), ConfigBad (not a key,
/// or no cipher or randomness).
Result<Bytes> pinBlockFormat4(const SecretBytes& pin, const QString& pan, const SecretBytes& key);

/// ISO 9564-1 format 0, in clear: 8 bytes still to be enciphered by whoever holds the key. `pan`: 13 to 19 digits with
/// its check digit. Failures: PinWrong, CardDamaged.
Result<SecretBytes> clearPinBlockFormat0(const SecretBytes& pin, const QString& pan);

}  // namespace evergreen
