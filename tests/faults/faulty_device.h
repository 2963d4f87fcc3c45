// A cable that goes wrong once: hands every transfer on to a virtual device but for the one with a given number, to
// which one fault happens. One counter runs over all cables of a bed, so that every transfer of a visit has a number.
// It knows neither readers nor printers.
#pragma once

#include "drivers/virtual/virtual_usb_device.h"

#include <functional>
#include <map>
#include <optional>
#include <span>

namespace evergreen {

enum class Fault {
    Unplug,       ///< the device loses its cable
    Stall,        ///< the endpoint refuses
    TimeOut,      ///< never completes
    ShortRead,    ///< half of what the device said
    Garbage,      ///< other bytes than the device said
    CardRemoval,  ///< the customer takes the card out
};

struct FaultName {
    Fault fault;
    const char* name;
};
std::span<const FaultName> allFaults();

/// What is to go wrong, and what has come of it; shared by all cables of a bed.
struct FaultPlan {
    std::optional<Fault> fault;
    int at = 0;  ///< the number of the transfer, from 1
    int transfers = 0;
    bool isStruck = false;  ///< it happened: not every fault can happen to every transfer
    /// Takes the card out; false where none is in.
    std::function<bool()> removeCard;
};

class FaultyDevice final : public VirtualUsbDevice {
public:
    /// Both must outlive it.
    FaultyDevice(VirtualUsbDevice& device, FaultPlan& plan);

    Bytes deviceDescriptor() const override { return m_device.deviceDescriptor(); }
    Bytes configurationDescriptor() const override { return m_device.configurationDescriptor(); }
    void submit(Urb urb, Completion done) override;
    void cancel(std::uint64_t urbId) override;
    void unplug() override;
    void plug() override { m_device.plug(); }
    bool isPlugged() const override { return m_device.isPlugged(); }

private:
    void strike(Urb urb, Completion done);
    void spoil(Urb urb, const Completion& done, void (*how)(Bytes& data));

    VirtualUsbDevice& m_device;
    FaultPlan& m_plan;
    std::map<std::uint64_t, Completion> m_swallowed;
};

}  // namespace evergreen
