// A USB device made of software, seen from the bus: descriptors, transfers to answer, a cable to pull. The same device
// stands unchanged behind a USB/IP server and behind umockdev. It does no I/O of its own and knows no way in.
#pragma once

#include "drivers/usb/usb_device.h"
#include "kiosk/base/bytes.h"

#include <cstdint>
#include <functional>

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

class VirtualUsbDevice {
public:
    using Completion = std::function<void(UrbDone)>;

    virtual ~VirtualUsbDevice() = default;

    virtual Bytes deviceDescriptor() const = 0;
    virtual Bytes configurationDescriptor() const = 0;

    /// Answers through `done`, at once or later, exactly once.
    virtual void submit(Urb urb, Completion done) = 0;

    /// Completes a pending transfer with -ECONNRESET; an unknown id is passed over.
    virtual void cancel(std::uint64_t urbId) = 0;

    /// Completes all that is pending with -ESHUTDOWN, as does every transfer submitted from now on.
    virtual void unplug() = 0;
    virtual void plug() = 0;
    virtual bool isPlugged() const = 0;
};

}  // namespace evergreen
