// One USB transfer as a value: what is asked (Urb) and how it ended (UrbDone). Shared by every way to a device, real or
// virtual. Knows no device and no transport.
#pragma once

#include "drivers/usb/usb_device.h"
#include "kiosk/base/bytes.h"

#include <cstdint>

namespace evergreen {

/// One transfer asked of a device. `endpoint` holds the direction in bit 7; control transfers use endpoint 0.
struct Urb {
    std::uint64_t id = 0;
    std::uint8_t endpoint = 0;
    bool isControl = false;
    UsbSetup setup;            ///< control transfers only
    Bytes dataOut;             ///< empty for IN
    std::size_t bytesMax = 0;  ///< IN: room for the answer
};

/// `status` is 0 or a negative errno, as Linux completes a URB: -EPIPE stall, -ESHUTDOWN gone, -ECONNRESET cancelled.
struct UrbDone {
    int status = 0;
    Bytes dataIn;
    std::size_t bytesOut = 0;
};

/// USB 2.0 §9.3.1: bit 7 of bmRequestType, bit 7 of an endpoint address.
constexpr std::uint8_t kUsbDirectionIn = 0x80;

/// Whether a transfer carries data from the device.
constexpr bool isIn(const Urb& urb) {
    return ((urb.isControl ? urb.setup.requestType : urb.endpoint) & kUsbDirectionIn) != 0;
}

/// USB 2.0 §9.4.1: CLEAR_FEATURE(ENDPOINT_HALT), as it goes to a device that we reach by control transfers only.
constexpr UsbSetup clearHaltSetup(std::uint8_t endpoint) {
    return {.requestType = 0x02, .request = 0x01, .value = 0x0000, .index = endpoint};
}

}  // namespace evergreen
