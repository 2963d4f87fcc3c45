#include "drivers/virtual/usbip_server.h"

#include "drivers/usb/urb_device.h"
#include "drivers/usb/usb_descriptors.h"
#include "drivers/virtual/standard_requests.h"

#include <algorithm>
#include <cerrno>
#include <set>

#include <QPointer>

namespace evergreen {

/// One client: first it lists or imports, then it exchanges URBs with what it imported.
class UsbipServer::Connection : public QObject {
public:
    Connection(UsbipServer& server, std::shared_ptr<StreamLink> link, std::uint64_t number)
        : m_server(server), m_link(std::move(link)), m_number(number) {
        connect(m_link.get(), &StreamLink::arrived, this, &Connection::take);
        connect(m_link.get(), &StreamLink::closed, this, [this] { m_server.forget(this); });
    }

    ~Connection() override { letGo(); }

    void hangUp() { m_link->close(); }

    /// The device is free for others; nothing more is sent.
    void letGo() {
        m_link->disconnect(this);
        VirtualUsbDevice* const device = std::exchange(m_device, nullptr);
        const std::set<std::uint64_t> pending = std::exchange(m_pending, {});
        for (const std::uint64_t id : pending) device->cancel(id);
    }

    /// What came with the connection, before anybody listened.
    void take() {
        const QPointer<Connection> self(this);
        while (self && m_link->isOpen() && (m_device ? takeUrb() : takeOperation())) {
        }
    }

private:
    bool takeOperation();
    bool takeUrb();
    void list();
    bool import(const QString& busId);
    void submit(const UsbipRequest& request, Bytes dataOut);
    void unlink(const UsbipRequest& request);
    void answer(std::uint64_t id, bool in, const UrbDone& done);

    // A virtual device sees URBs of several connections one after another: their numbers must never meet.
    std::uint64_t urbId(std::uint32_t sequence) const { return m_number << 32 | sequence; }

    UsbipServer& m_server;
    std::shared_ptr<StreamLink> m_link;
    std::uint64_t m_number;
    VirtualUsbDevice* m_device = nullptr;
    std::set<std::uint64_t> m_pending;
};

bool UsbipServer::Connection::takeOperation() {
    const Bytes& received = m_link->received();
    if (received.size() < usbip::kOperationBytes) return false;
    const auto code = usbip::operationCode(received);
    if (code == usbip::kListRequest) {
        m_link->take(usbip::kOperationBytes);
        list();
        return true;
    }
    if (code != usbip::kImportRequest) {
        hangUp();
        return false;
    }
    if (received.size() < usbip::kOperationBytes + usbip::kBusIdBytes) return false;
    m_link->take(usbip::kOperationBytes);
    return import(usbip::busIdIn(m_link->take(usbip::kBusIdBytes)));
}

void UsbipServer::Connection::list() {
    Bytes entries;
    std::uint32_t count = 0;
    for (const Export& row : m_server.m_exports) {
        if (!row.device->isPlugged()) continue;
        ++count;
        append(entries, usbip::encode(row.entry));
        const Bytes configuration = row.device->configurationDescriptor();
        for (const ByteView piece : splitDescriptors(configuration)) {
            // Class, subclass, protocol, padding.
            if (descriptorType(piece) != kInterfaceDescriptor || piece.size() < 9 || piece[3] != std::byte{0}) continue;
            append(entries, piece.subspan(5, 3));
            entries.push_back(std::byte{0});
        }
    }
    m_link->send(usbip::operation(usbip::kListReply));
    m_link->send(usbip::listCount(count));
    m_link->send(entries);
}

bool UsbipServer::Connection::import(const QString& busId) {
    Export* const wanted = m_server.find(busId);
    if (!wanted || !wanted->device->isPlugged() || wanted->importedBy) {
        m_link->send(usbip::operation(usbip::kImportReply, 1));
        return false;
    }
    wanted->importedBy = this;
    m_device = wanted->device;
    m_link->send(usbip::operation(usbip::kImportReply));
    m_link->send(usbip::encode(wanted->entry));
    return true;
}

bool UsbipServer::Connection::takeUrb() {
    const Bytes& received = m_link->received();
    if (received.size() < usbip::kHeaderBytes) return false;
    const auto request = usbip::decodeRequest(received);
    if (!request || request->length > UrbDevice::transferBytesMax) {
        hangUp();
        return false;
    }
    const bool isControl = request->endpoint == 0 || request->endpoint == kUsbDirectionIn;
    const std::uint8_t direction = isControl ? request->setup.requestType : request->endpoint;
    const bool carriesData = !request->isUnlink && (direction & kUsbDirectionIn) == 0;
    const std::size_t dataBytes = carriesData ? request->length : 0;
    if (received.size() < usbip::kHeaderBytes + dataBytes) return false;
    m_link->take(usbip::kHeaderBytes);
    Bytes data = m_link->take(dataBytes);
    request->isUnlink ? unlink(*request) : submit(*request, std::move(data));
    return true;
}

void UsbipServer::Connection::submit(const UsbipRequest& request, Bytes dataOut) {
    Urb urb{.id = urbId(request.sequence),
            .endpoint = request.endpoint,
            .isControl = (request.endpoint & 0x0F) == 0,
            .setup = request.setup,
            .dataOut = std::move(dataOut)};
    const std::uint64_t id = urb.id;
    const bool in = isIn(urb);
    if (in) urb.bytesMax = request.length;
    m_pending.insert(id);
    if (const auto done = answerStandardRequest(*m_device, urb)) return answer(id, in, *done);
    m_device->submit(std::move(urb), [self = QPointer<Connection>(this), id, in](const UrbDone& done) {
        if (self) self->answer(id, in, done);
    });
}

void UsbipServer::Connection::answer(std::uint64_t id, bool in, const UrbDone& done) {
    if (m_pending.erase(id) == 0) return;
    const std::size_t length = in ? done.dataIn.size() : done.bytesOut;
    Bytes message = usbip::encode(UsbipReply{.sequence = static_cast<std::uint32_t>(id & 0xFFFFFFFF),
                                             .status = done.status,
                                             .length = static_cast<std::uint32_t>(length)});
    append(message, done.dataIn);
    m_link->send(message);
}

void UsbipServer::Connection::unlink(const UsbipRequest& request) {
    // Taken off first, so that the device's -ECONNRESET is not sent as an answer of its own.
    const std::uint64_t id = urbId(request.unlinked);
    const bool wasPending = m_pending.erase(id) != 0;
    if (wasPending) m_device->cancel(id);
    m_link->send(usbip::encode(
        UsbipReply{.sequence = request.sequence, .isUnlink = true, .status = wasPending ? -ECONNRESET : 0}));
}

UsbipServer::UsbipServer() {
    connect(&m_door, &StreamDoor::knocked, this, &UsbipServer::welcome);
}

UsbipServer::~UsbipServer() {
    for (const Export& row : m_exports) row.device->watchCable({});
}

void UsbipServer::add(VirtualUsbDevice& device, const QString& busId) {
    const UsbIdentity identity = identityOf(device, busId);
    const auto interfaces =
        std::ranges::count_if(splitDescriptors(identity.configurationDescriptor), [](ByteView piece) {
            return descriptorType(piece) == kInterfaceDescriptor && piece.size() >= 9 && piece[3] == std::byte{0};
        });
    const UsbipEntry entry{.busId = busId,
                           .deviceNumber = ++m_lastDeviceNumber,
                           .vendorId = identity.vendorId,
                           .productId = identity.productId,
                           .interfaceCount = static_cast<std::uint8_t>(interfaces)};
    m_exports.push_back({&device, entry});
    device.watchCable([this, busId](bool isPlugged) { cableChanged(busId, isPlugged); });
}

Result<> UsbipServer::listen(const QString& address) {
    return m_door.listen(address);
}

void UsbipServer::welcome(std::shared_ptr<StreamLink> link) {
    if (m_connections.size() == connectionsMax) return;
    m_connections.push_back(std::make_unique<Connection>(*this, std::move(link), ++m_lastConnection));
    m_connections.back()->take();
}

void UsbipServer::cableChanged(const QString& busId, bool isPlugged) {
    Export* const row = find(busId);
    if (isPlugged) {
        row->entry.deviceNumber = ++m_lastDeviceNumber;
    } else if (row->importedBy) {
        row->importedBy->hangUp();
    }
}

void UsbipServer::forget(Connection* connection) {
    for (Export& row : m_exports) {
        if (row.importedBy == connection) row.importedBy = nullptr;
    }
    const auto found = std::ranges::find(m_connections, connection, &std::unique_ptr<Connection>::get);
    if (found == m_connections.end()) return;
    connection->letGo();
    // It may be in the middle of its own work.
    found->release()->deleteLater();
    m_connections.erase(found);
}

UsbipServer::Export* UsbipServer::find(const QString& busId) {
    const auto found = std::ranges::find(m_exports, busId, [](const Export& row) { return row.entry.busId; });
    return found == m_exports.end() ? nullptr : &*found;
}

}  // namespace evergreen
