// A device of a USB/IP server on a port of the kernel's own USB/IP client (vhci-hcd): what "usbip attach" does. The
// cable leaves when the server hangs up.
#pragma once

#include "kiosk/base/result.h"

#include <QString>

namespace evergreen {

/// Imports `busId` from the server at a Unix-domain socket and hands the connection to the kernel. Blocks for as long
/// as the server takes to answer, which must not be this thread. Fails with UsbError and why.
Result<> attachByVhci(const QString& socketPath, const QString& busId);

}  // namespace evergreen
