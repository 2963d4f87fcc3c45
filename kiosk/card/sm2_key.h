// An SM2 public key as PBOC 3.0 cards and schemes write it, and the one thing done with it: verifying a signature.
// Pure; OpenSSL does the arithmetic. It knows no certificate's content. Spec: GB/T 32918.2, GB/T 32905 (SM3)
#pragma once

#include "kiosk/base/bytes.h"
#include "kiosk/base/result.h"

namespace evergreen {

inline constexpr std::size_t sm2PointBytes = 64;      ///< x and y
inline constexpr std::size_t sm2SignatureBytes = 64;  ///< r and s

/// CardDamaged: not this key's signature over `message` with the customary id, or no point of the curve.
Result<> verifySm2(ByteView point, ByteView message, ByteView signature);

}  // namespace evergreen
