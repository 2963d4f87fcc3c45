#include "drivers/usb/usbip_device.h"

#include <algorithm>
#include <cerrno>

#include <QPointer>

namespace evergreen {

UsbipDevice::UsbipDevice(std::unique_ptr<StreamLink> link, const UsbipEntry& entry, UsbIdentity identity, Clock& clock)
    : UrbDevice(std::move(identity), clock),
      m_link(std::move(link)),
      m_deviceId(entry.busNumber << 16 | entry.deviceNumber) {
    connect(m_link.get(), &StreamLink::arrived, this, &UsbipDevice::take);
    connect(m_link.get(), &StreamLink::closed, this, &UrbDevice::becomeGone);
}

UsbipDevice::~UsbipDevice() {
    m_link->disconnect(this);
    abandonAll();
}

QCoro::Task<Result<>> UsbipDevice::claim(std::uint8_t) {
    co_return Result<>{};
}

void UsbipDevice::submit(Urb urb) {
    const std::uint32_t sequence = ++m_lastSequence;
    m_flights[sequence] = {urb.id, isIn(urb), urb.bytesMax};
    m_link->send(usbip::submitRequest(urb, sequence, m_deviceId));
}

void UsbipDevice::cancel(std::uint64_t urbId) {
    const auto found = std::ranges::find_if(m_flights, [urbId](const auto& row) { return row.second.urbId == urbId; });
    if (found == m_flights.end()) return;
    const std::uint32_t sequence = ++m_lastSequence;
    m_unlinking[sequence] = found->first;
    m_link->send(usbip::unlinkRequest(sequence, found->first, m_deviceId));
}

void UsbipDevice::take() {
    const QPointer<UsbipDevice> self(this);
    while (self && takeOne()) {
    }
}

bool UsbipDevice::takeOne() {
    const Bytes& received = m_link->received();
    if (received.size() < usbip::kHeaderBytes) return false;
    const auto reply = usbip::decodeReply(received);
    if (!reply) return loseThread();
    const auto flight = m_flights.find(reply->sequence);
    const bool isKnown = flight != m_flights.end();
    const bool carriesData = isKnown && flight->second.isIn && !reply->isUnlink;
    if (!reply->isUnlink && !isKnown) return loseThread();
    if (carriesData && reply->length > flight->second.bytesMax) return loseThread();
    const std::size_t dataBytes = carriesData ? reply->length : 0;
    if (received.size() < usbip::kHeaderBytes + dataBytes) return false;
    m_link->take(usbip::kHeaderBytes);
    Bytes data = m_link->take(dataBytes);
    if (reply->isUnlink) {
        const auto unlinking = m_unlinking.extract(reply->sequence);
        // Status 0: too late, the transfer's own answer has come or is under way.
        if (!unlinking.empty() && reply->status != 0) finish(unlinking.mapped(), {.status = -ECONNRESET, .dataIn = {}});
        return true;
    }
    const std::size_t bytesOut = carriesData ? 0 : reply->length;
    finish(reply->sequence, {.status = reply->status, .dataIn = std::move(data), .bytesOut = bytesOut});
    return true;
}

/// Where the next message begins is no longer known: closing the stream is the only way to agree again.
bool UsbipDevice::loseThread() {
    m_link->close();
    return false;
}

void UsbipDevice::finish(std::uint32_t sequence, UrbDone done) {
    const auto flight = m_flights.extract(sequence);
    if (!flight.empty()) complete(flight.mapped().urbId, std::move(done));
}

}  // namespace evergreen
