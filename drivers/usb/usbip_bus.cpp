#include "drivers/usb/usbip_bus.h"

#include <algorithm>

#include <QLoggingCategory>

namespace evergreen {

namespace {

Q_LOGGING_CATEGORY(lcUsbip, "evergreen.usbip")

using Link = std::unique_ptr<StreamLink>;
using List = std::vector<UsbipEntry>;

constexpr auto kAnswer = UsbipBus::answerTimeout;

// USB 2.0 §9.4.3 and table 9-5; wTotalLength bounds a configuration.
constexpr UsbSetup kGetDevice{.requestType = 0x80, .request = 6, .value = 0x0100, .index = 0};
constexpr UsbSetup kGetConfiguration{.requestType = 0x80, .request = 6, .value = 0x0200, .index = 0};
constexpr std::size_t kDeviceBytes = 18;
constexpr std::size_t kConfigurationBytesMax = 4096;

Failure strange(const char* what) {
    return {FailureCode::UsbError, QStringLiteral("usbip server: ") + QLatin1String(what)};
}

QCoro::Task<Result<List>> list(QString address, Clock& clock) {
    auto opened = co_await StreamLink::open(address, clock, kAnswer);
    if (!opened) co_return opened.failure();
    const Link link = std::move(*opened);
    link->send(usbip::operation(usbip::kListRequest));
    const auto head = co_await link->read(usbip::kOperationBytes + usbip::kListCountBytes, clock, kAnswer);
    if (!head) co_return head.failure();
    const std::uint32_t count = usbip::countIn(ByteView(*head).subspan(usbip::kOperationBytes));
    if (usbip::operationStatus(*head, usbip::kListReply) != 0U || count > usbip::kDevicesMax) {
        co_return strange("no device list");
    }
    List listed;
    for (std::uint32_t i = 0; i < count; ++i) {
        const auto raw = co_await link->read(usbip::kEntryBytes, clock, kAnswer);
        if (!raw) co_return raw.failure();
        const auto entry = usbip::decodeEntry(*raw);
        if (!entry) co_return strange("no device entry");
        listed.push_back(*entry);
        const auto interfaces =
            co_await link->read(listed.back().interfaceCount * usbip::kInterfaceBytes, clock, kAnswer);
        if (!interfaces) co_return interfaces.failure();
    }
    co_return std::move(listed);
}

// The stream that from now on belongs to this one device.
QCoro::Task<Result<Link>> import(QString address, QString busId, Clock& clock) {
    auto opened = co_await StreamLink::open(address, clock, kAnswer);
    if (!opened) co_return opened.failure();
    Link link = std::move(*opened);
    link->send(usbip::importRequest(busId));
    const auto head = co_await link->read(usbip::kOperationBytes, clock, kAnswer);
    if (!head) co_return head.failure();
    if (usbip::operationStatus(*head, usbip::kImportReply) != 0U) co_return strange("import refused");
    const auto entry = co_await link->read(usbip::kEntryBytes, clock, kAnswer);
    if (!entry) co_return entry.failure();
    co_return std::move(link);
}

}  // namespace

UsbipBus::UsbipBus(QString address, Clock& clock, std::chrono::milliseconds lookInterval)
    : m_address(std::move(address)), m_clock(clock), m_lookInterval(lookInterval) {
    m_nextLook = m_clock.alarm(std::chrono::milliseconds(0), [this] { look(); });
}

UsbipBus::~UsbipBus() = default;

QCoro::Task<> UsbipBus::look() {
    const QPointer<UsbipBus> self(this);
    auto listed = co_await list(m_address, m_clock);
    if (!self) co_return;
    if (!listed) qCDebug(lcUsbip) << "no answer:" << listed.failure().name() << listed.failure().detail;
    List entries;
    if (listed) {
        entries = std::move(*listed);
    } else {
        // Nothing can be opened now; what is open tells by its own stream whether it is still there.
        for (const auto& [place, present] : m_present) {
            if (present.opened) entries.push_back(present.entry);
        }
    }
    co_await compare(std::move(entries));
    if (!self) co_return;
    m_nextLook = m_clock.alarm(m_lookInterval, [this] { look(); });
}

QCoro::Task<> UsbipBus::compare(std::vector<UsbipEntry> listed) {
    const QPointer<UsbipBus> self(this);
    std::vector<QString> departed;
    for (const auto& [place, present] : m_present) {
        if (std::ranges::find(listed, present.entry) == listed.end()) departed.push_back(place);
    }
    for (const QString& place : departed) drop(place);
    for (const UsbipEntry& entry : listed) {
        if (!self) co_return;
        if (m_present.contains(entry.busId)) continue;
        const auto identity = co_await identify(entry);
        if (!self || !identity) continue;
        m_present[entry.busId] = {entry, *identity, nullptr};
        Q_EMIT arrived(*identity);
    }
}

QCoro::Task<Result<UsbIdentity>> UsbipBus::identify(UsbipEntry entry) {
    // A list says little of a device: it is imported for the moment its descriptors take. One in use elsewhere is
    // refused and asked for again at the next look.
    Clock& clock = m_clock;
    UsbIdentity identity{.vendorId = entry.vendorId,
                         .productId = entry.productId,
                         .place = entry.busId,
                         .deviceDescriptor = {},
                         .configurationDescriptor = {}};
    auto link = co_await import(m_address, entry.busId, clock);
    if (!link) co_return link.failure();
    UsbipDevice device(std::move(*link), entry, identity, clock);
    const auto first = co_await device.controlIn(kGetDevice, kDeviceBytes, kAnswer);
    if (!first) co_return first.failure();
    const auto second = co_await device.controlIn(kGetConfiguration, kConfigurationBytesMax, kAnswer);
    if (!second) co_return second.failure();
    identity.deviceDescriptor = *first;
    identity.configurationDescriptor = *second;
    co_return std::move(identity);
}

void UsbipBus::drop(const QString& place) {
    const auto gone = m_present.extract(place);
    if (gone.empty()) return;
    if (gone.mapped().opened) gone.mapped().opened->becomeGone();
    Q_EMIT left(place);
}

std::vector<UsbIdentity> UsbipBus::devices() const {
    std::vector<UsbIdentity> identities;
    identities.reserve(m_present.size());
    for (const auto& [place, present] : m_present) identities.push_back(present.identity);
    return identities;
}

QCoro::Task<Result<std::unique_ptr<UsbDevice>>> UsbipBus::open(UsbIdentity identity) {
    const auto found = m_present.find(identity.place);
    if (found == m_present.end()) co_return Failure{FailureCode::UsbError, QStringLiteral("gone")};
    const UsbipEntry entry = found->second.entry;
    const QPointer<UsbipBus> self(this);
    auto link = co_await import(m_address, entry.busId, m_clock);
    if (!link) co_return link.failure();
    if (!self) co_return Failure{FailureCode::UsbError, QStringLiteral("gone")};
    auto device = std::make_unique<UsbipDevice>(std::move(*link), entry, identity, m_clock);
    const auto present = m_present.find(identity.place);
    if (present != m_present.end()) present->second.opened = device.get();
    // An open device is the first to know: its stream ends at once, the next look comes later.
    connect(device.get(), &UsbDevice::gone, this, [this, place = identity.place] { drop(place); });
    co_return std::unique_ptr<UsbDevice>(std::move(device));
}

}  // namespace evergreen
