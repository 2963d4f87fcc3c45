// Virtual devices behind one of the real ways in: USB/IP over a Unix-domain socket, or libusb over umockdev. A test
// takes the way as its parameter and sees a UsbBus.
#pragma once

#include "drivers/usb/usb_bus.h"
#include "drivers/virtual/usbip_server.h"
#include "tests/support/umockdev_bed.h"

#include <optional>

#include <QTemporaryDir>

namespace evergreen {

enum class WayIn { Usbip, Libusb };

class DeviceWay {
public:
    /// The clock must outlive it, and so must the devices.
    DeviceWay(WayIn kind, Clock& clock);
    ~DeviceWay();

    /// Hangs a device on port 1, 2 … of bus 1; also after bus().
    void add(VirtualUsbDevice& device, int port);

    UsbBus& bus() { return *m_bus; }

private:
    QTemporaryDir m_folder;
    std::optional<UsbipServer> m_server;
    std::optional<UmockdevBed> m_bed;
    std::unique_ptr<UsbBus> m_bus;
};

}  // namespace evergreen
