// The three ways to one and the same reader, QEMU's own, inside the guest: the USB messages themselves, our driver, and
// pcscd with libccid. Each asks the same record of the same card, one command after the other.
#pragma once

#include "kiosk/base/bytes.h"

namespace evergreen {

/// The card is read as T=0 does it without a further question: 40 bytes and 9000.
Bytes benchSelect();
Bytes benchRecord();
bool isBenchRecord(ByteView answer);

/// Answers a second of so many commands; 0 when the reader cannot be reached this way or answers something else.
double rawRate(int commands);
double driverRate(int commands);
double pcscdRate(int commands);

}  // namespace evergreen
