// Virtual devices on a USB/IP port: our own client's other end, and good enough for the kernel's. Exports are listed
// while they are plugged in; pulling the cable ends the import. It owns connections, not devices.
#pragma once

#include "drivers/usb/stream_link.h"
#include "drivers/usb/usbip_protocol.h"
#include "drivers/virtual/virtual_usb_device.h"

#include <memory>
#include <vector>

#include <QObject>

namespace evergreen {

class UsbipServer : public QObject {
    Q_OBJECT

public:
    static constexpr std::size_t connectionsMax = 16;

    UsbipServer();
    ~UsbipServer() override;

    /// Exports a device, which must outlive the server, under a bus id ("1-1").
    void add(VirtualUsbDevice& device, const QString& busId);

    /// Fails with ConfigBad. Address as StreamDoor::listen() takes it.
    Result<> listen(const QString& address);
    const QString& address() const { return m_door.address(); }

private:
    class Connection;
    struct Export {
        VirtualUsbDevice* device = nullptr;
        UsbipEntry entry;
        Connection* importedBy = nullptr;
    };

    void welcome(std::shared_ptr<StreamLink> link);
    void cableChanged(const QString& busId, bool isPlugged);
    void forget(Connection* connection);
    Export* find(const QString& busId);

    StreamDoor m_door;
    std::vector<Export> m_exports;
    std::vector<std::unique_ptr<Connection>> m_connections;
    std::uint32_t m_lastDeviceNumber = 0;
    std::uint64_t m_lastConnection = 0;
};

}  // namespace evergreen
