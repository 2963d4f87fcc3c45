#include "tests/support/device_way.h"

#include "drivers/usb/libusb_bus.h"
#include "drivers/usb/usbip_bus.h"

namespace evergreen {

namespace {

// A test plugs and unplugs more often than people do.
constexpr std::chrono::milliseconds kLookInterval{10};

}  // namespace

DeviceWay::DeviceWay(WayIn kind, Clock& clock) {
    if (kind == WayIn::Libusb) {
        m_bed.emplace();
        m_bus = std::make_unique<LibusbBus>(clock);
        return;
    }
    m_server.emplace();
    const QString address = QStringLiteral("unix:") + m_folder.filePath(QStringLiteral("usbip"));
    const auto listening = m_server->listen(address);
    if (!listening) qFatal("no USB/IP: %s", qPrintable(listening.failure().detail));
    m_bus = std::make_unique<UsbipBus>(address, clock, kLookInterval);
}

DeviceWay::~DeviceWay() = default;

void DeviceWay::add(VirtualUsbDevice& device, int port) {
    if (m_bed) m_bed->add(device, port);
    if (m_server) m_server->add(device, QStringLiteral("1-%1").arg(port));
}

}  // namespace evergreen
