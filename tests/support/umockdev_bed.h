// Virtual USB devices behind the real libusb: sysfs, device nodes and uevents by umockdev, in this very process. Any
// number of devices, each plugged and unplugged by its own words. Needs umockdev's library preloaded (see
// EVERGREEN_USB_BED_ENVIRONMENT in tests/CMakeLists.txt).
#pragma once

#include "drivers/virtual/virtual_usb_device.h"
#include "tests/support/usbfs_node.h"

#include <map>
#include <memory>
#include <vector>

#include <QObject>

namespace evergreen {

class UmockdevBed : public QObject {
public:
    /// Starts with an empty bus 1. Make it before the LibusbBus and drop it after. Ends the program where umockdev is
    /// not preloaded: the test would look at this machine's own devices.
    UmockdevBed();
    ~UmockdevBed() override;

    /// Hangs a device on a port of bus 1 ("1-<port>"); it must outlive the bed.
    void add(VirtualUsbDevice& device, int number);

private:
    class Glib;
    struct Testbed;

    struct Port {
        VirtualUsbDevice* device;
        std::shared_ptr<UsbfsNode> node;
        int number;
        int address = 0;
    };

    void cableChanged(int number, bool isPlugged);
    void plug(Port& port);
    void unplug(Port& port);
    void passOn(VirtualUsbDevice& device, const std::shared_ptr<UsbfsNode>& node, std::uint64_t serial, Urb urb);

    std::unique_ptr<Glib> m_glib;
    std::unique_ptr<Testbed> m_testbed;
    std::map<int, Port> m_ports;
    std::vector<std::shared_ptr<UsbfsNode>> m_retired;  ///< a client may still ask a node whose device has left
    int m_lastAddress = 1;
};

}  // namespace evergreen
