#include "tests/support/usbfs_node.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <linux/usbdevice_fs.h>
#include <pty.h>
#include <termios.h>
#include <umockdev.h>
#include <unistd.h>
#include <utility>

namespace evergreen {

namespace {

// As kernels since 5.x say for a plain host controller.
constexpr std::uint32_t kCapabilities =
    USBDEVFS_CAP_ZERO_PACKET | USBDEVFS_CAP_NO_PACKET_SIZE_LIM | USBDEVFS_CAP_REAP_AFTER_DISCONNECT;
constexpr std::size_t kSetupBytes = 8;

std::shared_ptr<UMockdevIoctlData> resolved(UMockdevIoctlData* data, std::size_t offset, std::size_t size) {
    UMockdevIoctlData* const found = umockdev_ioctl_data_resolve(data, offset, size, nullptr);
    return {found, [](UMockdevIoctlData* held) {
                if (held) umockdev_ioctl_data_unref(held);
            }};
}

std::shared_ptr<UMockdevIoctlData> argument(UMockdevIoctlClient* client, std::size_t size) {
    return resolved(umockdev_ioctl_client_get_arg(client), 0, size);
}

void succeed(UMockdevIoctlClient* client) {
    umockdev_ioctl_client_complete(client, 0, 0);
}

void fail(UMockdevIoctlClient* client, int error) {
    umockdev_ioctl_client_complete(client, -1, error);
}

template <typename T>
void overwrite(UMockdevIoctlData* data, std::size_t offset, T value) {
    umockdev_ioctl_data_update(data, offset, reinterpret_cast<guint8*>(&value), sizeof value);
}

std::uint16_t wordAt(const guint8* raw, std::size_t at) {
    return static_cast<std::uint16_t>(raw[at] | raw[at + 1] << 8);
}

Urb urbOf(const usbdevfs_urb& raw, const guint8* buffer) {
    Urb urb{.endpoint = raw.endpoint, .isControl = raw.type == USBDEVFS_URB_TYPE_CONTROL, .setup = {}, .dataOut = {}};
    auto length = static_cast<std::size_t>(raw.buffer_length);
    const guint8* data = buffer;
    if (urb.isControl) {
        urb.setup = {
            .requestType = buffer[0], .request = buffer[1], .value = wordAt(buffer, 2), .index = wordAt(buffer, 4)};
        data += kSetupBytes;
        length -= kSetupBytes;
    }
    if (isIn(urb)) {
        urb.bytesMax = length;
    } else if (length > 0) {
        const auto view = std::as_bytes(std::span(data, length));
        urb.dataOut.assign(view.begin(), view.end());
    }
    return urb;
}

}  // namespace

UsbfsNode::UsbfsNode(Wishes wishes) : m_wishes(std::move(wishes)), m_handler(umockdev_ioctl_base_new()) {
    std::array<char, 64> name{};
    termios raw{};
    cfmakeraw(&raw);
    if (openpty(&m_master, &m_slave, name.data(), &raw, nullptr) != 0) std::abort();
    m_terminal = name.data();
    showReapable();
    g_signal_connect(m_handler, "handle-ioctl", G_CALLBACK(&UsbfsNode::onIoctl), this);
}

UsbfsNode::~UsbfsNode() {
    pull();
    g_object_unref(m_handler);
}

void UsbfsNode::showReapable() {
    // A file that was closed reaps no more.
    std::erase_if(m_finished,
                  [](const auto& over) { return !umockdev_ioctl_client_get_connected(over.first.client.get()); });
    if (m_slave >= 0) tcflow(m_slave, m_finished.empty() ? TCOOFF : TCOON);
}

void UsbfsNode::finish(std::uint64_t urbId, UrbDone done) {
    const std::lock_guard lock(m_mutex);
    auto flight = m_flights.extract(urbId);
    if (flight.empty()) return;
    m_finished.emplace_back(std::move(flight.mapped()), std::move(done));
    showReapable();
}

void UsbfsNode::pull() {
    const std::lock_guard lock(m_mutex);
    if (std::exchange(m_isPulled, true)) return;
    for (auto& [id, flight] : std::exchange(m_flights, {})) {
        m_finished.emplace_back(std::move(flight), UrbDone{.status = -ESHUTDOWN, .dataIn = {}});
    }
    // A terminal without its other end says "hung up" to whoever polls, as a node without its device does.
    close(std::exchange(m_slave, -1));
    close(std::exchange(m_master, -1));
}

int UsbfsNode::onIoctl(UMockdevIoctlBase*, UMockdevIoctlClient* client, void* node) {
    static_cast<UsbfsNode*>(node)->handle(client, umockdev_ioctl_client_get_request(client));
    return 1;
}

void UsbfsNode::handle(UMockdevIoctlClient* client, unsigned long request) {
    switch (request) {
        case USBDEVFS_GET_CAPABILITIES:
            overwrite(argument(client, sizeof kCapabilities).get(), 0, kCapabilities);
            return succeed(client);
        case USBDEVFS_SUBMITURB:
            return submit(client);
        case USBDEVFS_DISCARDURB:
            return discard(client);
        case USBDEVFS_REAPURB:
        case USBDEVFS_REAPURBNDELAY:
            return reap(client);
        case USBDEVFS_CLEAR_HALT:
            return clearHalt(client);
        case USBDEVFS_CLAIMINTERFACE:
        case USBDEVFS_DISCONNECT_CLAIM:
        case USBDEVFS_RELEASEINTERFACE:
        case USBDEVFS_SETINTERFACE:
        case USBDEVFS_IOCTL:  // giving the interface back to a kernel driver
            return succeed(client);
        case USBDEVFS_GETDRIVER:
            return fail(client, ENODATA);
        default:
            return fail(client, ENOTTY);
    }
}

void UsbfsNode::submit(UMockdevIoctlClient* client) {
    Flight flight;
    flight.client = ClientPtr(static_cast<UMockdevIoctlClient*>(g_object_ref(client)),
                              [](UMockdevIoctlClient* held) { g_object_unref(held); });
    flight.urb = argument(client, sizeof(usbdevfs_urb));
    usbdevfs_urb raw{};
    std::memcpy(&raw, flight.urb->data, sizeof raw);
    const auto size = static_cast<std::size_t>(raw.buffer_length);
    if (size > 0) flight.buffer = resolved(flight.urb.get(), offsetof(usbdevfs_urb, buffer), size);
    Urb urb = urbOf(raw, flight.buffer ? flight.buffer->data : nullptr);
    {
        const std::lock_guard lock(m_mutex);
        if (m_isPulled) return fail(client, ENODEV);
        urb.id = ++m_lastId;
        m_flights.emplace(urb.id, std::move(flight));
    }
    succeed(client);
    m_wishes.submit(std::move(urb));
}

void UsbfsNode::discard(UMockdevIoctlClient* client) {
    gulong address = 0;
    std::memcpy(&address, umockdev_ioctl_client_get_arg(client)->data, sizeof address);
    std::uint64_t id = 0;
    {
        const std::lock_guard lock(m_mutex);
        for (const auto& [candidate, flight] : m_flights) {
            if (flight.client.get() == client && flight.urb->client_addr == address) id = candidate;
        }
    }
    if (id == 0) return fail(client, EINVAL);
    // As in the kernel the URB is reapable at once; what the device still says of it is dropped.
    finish(id, {.status = -ENOENT, .dataIn = {}});
    succeed(client);
    m_wishes.cancel(id);
}

void UsbfsNode::reap(UMockdevIoctlClient* client) {
    std::unique_lock lock(m_mutex);
    const auto first =
        std::ranges::find_if(m_finished, [client](const auto& over) { return over.first.client.get() == client; });
    if (first == m_finished.end()) {
        const int error = m_isPulled ? ENODEV : EAGAIN;
        showReapable();
        lock.unlock();
        return fail(client, error);
    }
    auto [flight, done] = std::move(*first);
    m_finished.erase(first);
    showReapable();
    lock.unlock();

    usbdevfs_urb raw{};
    std::memcpy(&raw, flight.urb->data, sizeof raw);
    const std::size_t start = raw.type == USBDEVFS_URB_TYPE_CONTROL ? kSetupBytes : 0;
    if (!done.dataIn.empty()) {
        umockdev_ioctl_data_update(flight.buffer.get(), start, reinterpret_cast<guint8*>(done.dataIn.data()),
                                   static_cast<gint>(done.dataIn.size()));
    }
    const std::size_t length = done.dataIn.empty() ? done.bytesOut : done.dataIn.size();
    overwrite(flight.urb.get(), offsetof(usbdevfs_urb, status), done.status);
    overwrite(flight.urb.get(), offsetof(usbdevfs_urb, actual_length), static_cast<int>(length));
    umockdev_ioctl_data_set_ptr(argument(client, sizeof(void*)).get(), 0, flight.urb.get());
    succeed(client);
}

void UsbfsNode::clearHalt(UMockdevIoctlClient* client) {
    unsigned endpoint = 0;
    std::memcpy(&endpoint, argument(client, sizeof endpoint)->data, sizeof endpoint);
    succeed(client);
    Urb urb{.isControl = true, .setup = clearHaltSetup(static_cast<std::uint8_t>(endpoint)), .dataOut = {}};
    {
        const std::lock_guard lock(m_mutex);
        urb.id = ++m_lastId;
    }
    m_wishes.submit(std::move(urb));
}

}  // namespace evergreen
