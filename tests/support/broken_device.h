// A USB device that is there and refuses every transfer: a driver that meets it never gets anywhere with it.
#pragma once

#include "drivers/virtual/virtual_usb_device.h"

#include <cerrno>

namespace evergreen {

class BrokenDevice final : public VirtualUsbDevice {
public:
    /// Looks like this one, which must outlive it.
    explicit BrokenDevice(const VirtualUsbDevice& model) : m_model(model) {}

    Bytes deviceDescriptor() const override { return m_model.deviceDescriptor(); }
    Bytes configurationDescriptor() const override { return m_model.configurationDescriptor(); }
    void submit(Urb, Completion done) override { done({.status = -EPIPE, .dataIn = {}}); }
    void cancel(std::uint64_t) override {}
    void unplug() override {}
    void plug() override {}
    bool isPlugged() const override { return true; }

private:
    const VirtualUsbDevice& m_model;
};

}  // namespace evergreen
