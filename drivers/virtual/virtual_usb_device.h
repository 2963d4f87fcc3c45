// A USB device made of software, seen from the bus: descriptors, transfers to answer, a cable to pull. The same device
// stands unchanged behind a USB/IP server and behind umockdev. It does no I/O of its own and knows no way in.
//
// Standard requests: the way in answers GET_DESCRIPTOR, SET_CONFIGURATION and the like from the descriptors
// (standard_requests.h). CLEAR_FEATURE(ENDPOINT_HALT), class and vendor requests reach submit().
#pragma once

#include "drivers/usb/urb.h"
#include "kiosk/base/bytes.h"

#include <cstdint>
#include <functional>
#include <utility>

namespace evergreen {

class VirtualUsbDevice {
public:
    using Completion = std::function<void(UrbDone)>;
    using CableWatch = std::function<void(bool isPlugged)>;

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

    /// For the one way in that the device hangs on: called after each plug() and unplug().
    void watchCable(CableWatch watch) { m_cableWatch = std::move(watch); }

protected:
    /// Said by an implementation as the last step of its plug() and unplug().
    void cableChanged() const {
        if (m_cableWatch) m_cableWatch(isPlugged());
    }

private:
    CableWatch m_cableWatch;
};

}  // namespace evergreen
