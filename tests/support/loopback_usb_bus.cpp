#include "tests/support/loopback_usb_bus.h"

#include "drivers/virtual/standard_requests.h"

#include <algorithm>

namespace evergreen {

namespace {

class LoopbackUsbDevice final : public UrbDevice {
public:
    using WireWatch = std::shared_ptr<LoopbackUsbBus::WireWatch>;

    LoopbackUsbDevice(VirtualUsbDevice& device, UsbIdentity identity, Clock& clock, WireWatch watch)
        : UrbDevice(std::move(identity), clock),
          m_device(device),
          m_watch(std::move(watch)),
          m_serial(++lastSerial()) {}

    ~LoopbackUsbDevice() override { cancelAll(); }

    QCoro::Task<Result<>> claim(std::uint8_t) override { co_return Result<>{}; }

protected:
    void submit(Urb urb) override {
        const std::uint64_t id = urb.id;
        urb.id = foreignId(id);
        if (auto done = answerStandardRequest(m_device, urb)) {
            complete(id, std::move(*done));
            return;
        }
        if (*m_watch) (*m_watch)(urb.dataOut);
        m_device.submit(std::move(urb), [self = QPointer<LoopbackUsbDevice>(this), id, watch = m_watch](UrbDone done) {
            if (*watch) (*watch)(done.dataIn);
            if (self) self->complete(id, std::move(done));
        });
    }

    void cancel(std::uint64_t urbId) override { m_device.cancel(foreignId(urbId)); }

private:
    // Each opening has numbers of its own, so that a late cancel never meets a later opening's transfer.
    static std::uint64_t& lastSerial() {
        static std::uint64_t serial = 0;
        return serial;
    }
    std::uint64_t foreignId(std::uint64_t id) const { return (m_serial << 32) | id; }

    VirtualUsbDevice& m_device;
    WireWatch m_watch;
    std::uint64_t m_serial;
};

}  // namespace

LoopbackUsbBus::~LoopbackUsbBus() {
    for (const Socket& socket : m_sockets) socket.device->watchCable({});
}

void LoopbackUsbBus::add(VirtualUsbDevice& device, const QString& place) {
    m_sockets.push_back({&device, place, nullptr});
    device.watchCable([this, place](bool isPlugged) { cableChanged(place, isPlugged); });
    if (device.isPlugged()) cableChanged(place, true);
}

void LoopbackUsbBus::cableChanged(const QString& place, bool isPlugged) {
    const auto at = std::ranges::find(m_sockets, place, &Socket::place);
    if (isPlugged) {
        Q_EMIT arrived(identityOf(*at->device, place));
        return;
    }
    if (at->opened) at->opened->becomeGone();
    Q_EMIT left(place);
}

std::vector<UsbIdentity> LoopbackUsbBus::devices() const {
    std::vector<UsbIdentity> present;
    for (const Socket& socket : m_sockets) {
        if (socket.device->isPlugged()) present.push_back(identityOf(*socket.device, socket.place));
    }
    return present;
}

QCoro::Task<Result<std::unique_ptr<UsbDevice>>> LoopbackUsbBus::open(UsbIdentity identity) {
    if (m_refuse) co_return Failure{FailureCode::UsbPermission, identity.place};
    const auto at = std::ranges::find(m_sockets, identity.place, &Socket::place);
    if (at == m_sockets.end() || !at->device->isPlugged()) {
        co_return Failure{FailureCode::UsbError, QStringLiteral("gone")};
    }
    auto device = std::make_unique<LoopbackUsbDevice>(*at->device, std::move(identity), m_clock, m_wireWatch);
    at->opened = device.get();
    co_return std::unique_ptr<UsbDevice>(std::move(device));
}

}  // namespace evergreen
