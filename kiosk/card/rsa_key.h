// An RSA public key as EMV cards and schemes write it, and the one thing done with it: opening a certificate. Pure;
// OpenSSL does the arithmetic. It knows no certificate's content.
#pragma once

#include "kiosk/base/bytes.h"
#include "kiosk/base/result.h"

namespace evergreen {

struct RsaKey {
    Bytes modulus;   ///< 64 to 248 bytes (EMV 4.4 Book 2 annex D: 1984 bits at most)
    Bytes exponent;  ///< 3 or 65537, one or three bytes

    bool operator==(const RsaKey&) const = default;
};

inline constexpr std::size_t rsaModulusBytesMin = 64;
inline constexpr std::size_t rsaModulusBytesMax = 248;

/// `sealed` to the power of the exponent, as long as the modulus. CardDamaged when key or length fit nothing EMV
/// allows. Spec: EMV 4.4 Book 2 annex A2.1
Result<Bytes> recoverRsa(const RsaKey& key, ByteView sealed);

}  // namespace evergreen
