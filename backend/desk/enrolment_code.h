// The one-time code by which a new kiosk gets its first certificate: made for one kiosk, read aloud or typed by whoever
// sets it up, kept as a hash. 80 bits, so that no hash of it can be tried out within its day.
#pragma once

#include <chrono>

#include <QString>

namespace evergreen::desk {

constexpr std::chrono::hours kEnrolmentCodeLife{24};

/// "7K4Q-M2XW-9HTR-C5VA": digits and capitals without 0, O, 1 and I. Empty when there are no random numbers.
QString newEnrolmentCode();

/// However it was typed: small letters, blanks and hyphens make no difference. Another kiosk's is another hash.
QString enrolmentCodeHash(const QString& kiosk, const QString& typed);

}  // namespace evergreen::desk
