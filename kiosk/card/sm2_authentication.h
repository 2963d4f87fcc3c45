// Offline data authentication with SM2 and SM3: the same chain of three keys as with RSA (offline_authentication.h),
// but certificates lie open and carry a signature. Pure. The layouts are PBOC 3.0's as we read it (JR/T 0025.17-2013);
// no card of the field has been held against them.
#pragma once

#include "kiosk/card/offline_authentication.h"

namespace evergreen {

/// The issuer's key, 64 bytes, out of tag 90. CardDamaged, naming what does not fit.
Result<Bytes> sm2IssuerKeyOf(const CardObjects& card, const AuthorityKey& authority, QDate today);

/// SDA: the issuer signed what the card gave (93).
Result<> checkSm2StaticData(const CardObjects& card, ByteView issuer);

/// The card's own key out of 9F46; it is certified together with the static data.
Result<Bytes> sm2CardKeyOf(const CardObjects& card, ByteView issuer, QDate today);

/// DDA: the card signed what the terminal sent (`sent`: the values of the DDOL).
Result<> checkSm2DynamicSignature(ByteView card, ByteView answer, ByteView sent);

}  // namespace evergreen
