// A UsbBus whose devices are VirtualUsbDevices in this very process: no socket, no kernel, no threads. For driver tests
// that care about the driver; the libusb and USB/IP paths have beds of their own.
#pragma once

#include "drivers/usb/urb_device.h"
#include "drivers/usb/usb_bus.h"
#include "drivers/virtual/virtual_usb_device.h"

#include <functional>
#include <memory>

#include <QPointer>

namespace evergreen {

class LoopbackUsbBus final : public UsbBus {
public:
    explicit LoopbackUsbBus(Clock& clock) : m_clock(clock) {}
    ~LoopbackUsbBus() override;

    /// Hangs a device on the bus, plugged or not; it must outlive the bus. plug() and unplug() are the device's own.
    void add(VirtualUsbDevice& device, const QString& place);

    /// Makes the next open() calls fail with UsbPermission, as a missing udev rule does.
    void refuseOpening(bool refuse) { m_refuse = refuse; }

    /// Hears all that goes over the cables, either way, but for the standard requests.
    using WireWatch = std::function<void(ByteView)>;
    void watchWire(WireWatch watch) { *m_wireWatch = std::move(watch); }

    std::vector<UsbIdentity> devices() const override;
    QCoro::Task<Result<std::unique_ptr<UsbDevice>>> open(UsbIdentity identity) override;

private:
    struct Socket {
        VirtualUsbDevice* device;
        QString place;
        QPointer<UrbDevice> opened;
    };

    void cableChanged(const QString& place, bool isPlugged);

    Clock& m_clock;
    std::vector<Socket> m_sockets;
    std::shared_ptr<WireWatch> m_wireWatch = std::make_shared<WireWatch>();
    bool m_refuse = false;
};

}  // namespace evergreen
