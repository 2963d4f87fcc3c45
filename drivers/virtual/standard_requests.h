// What every USB device answers alike on endpoint 0 (USB 2.0 §9.4): asked by the ways in, before a virtual device sees
// the request. Pure functions.
#pragma once

#include "drivers/virtual/virtual_usb_device.h"

#include <optional>

namespace evergreen {

/// The answer to a standard request, or nothing where the device itself must answer.
std::optional<UrbDone> answerStandardRequest(const VirtualUsbDevice& device, const Urb& urb);

/// Who a device is, read from its descriptors.
UsbIdentity identityOf(const VirtualUsbDevice& device, const QString& place);

}  // namespace evergreen
