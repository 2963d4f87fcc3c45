// What certificates of every algorithm say in the same way, and what it must agree with: date, issuer, card number.
// Pure.
#pragma once

#include "kiosk/base/bytes.h"

#include <QDate>

namespace evergreen {

/// MMYY; a certificate holds to the last day of the month. Also true of what is no month.
bool isCertificateOver(ByteView monthYear, QDate today);

/// The identifier holds the leftmost digits of the card number, 3 to 8, filled up with F.
bool isIssuerOf(ByteView identifier, ByteView pan);

/// Both numbers, filled up with F or not, are the same.
bool isWholePan(ByteView certified, ByteView pan);

}  // namespace evergreen
