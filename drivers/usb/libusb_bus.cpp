#include "drivers/usb/libusb_bus.h"

#include <libusb.h>

#include <QLoggingCategory>

namespace evergreen {

namespace {

Q_LOGGING_CATEGORY(lcUsb, "evergreen.usb")

// USB 3.2 §11: at most five hubs deep, so seven tiers with the root.
constexpr int kTiersMax = 7;

QString placeOf(libusb_device* device) {
    std::array<std::uint8_t, kTiersMax> ports{};
    const int depth = libusb_get_port_numbers(device, ports.data(), kTiersMax);
    QString place = QString::number(libusb_get_bus_number(device)) + u'-';
    if (depth <= 0) return place + QString::number(libusb_get_device_address(device));
    for (int i = 0; i < depth; ++i) {
        if (i > 0) place += u'.';
        place += QString::number(ports.at(static_cast<std::size_t>(i)));
    }
    return place;
}

void put(Bytes& to, int value, int size) {
    for (int i = 0; i < size; ++i) to.push_back(static_cast<std::byte>((value >> (8 * i)) & 0xFF));
}

void putExtra(Bytes& to, const unsigned char* extra, int length) {
    if (length > 0) append(to, std::as_bytes(std::span(extra, static_cast<std::size_t>(length))));
}

Bytes rawDevice(const libusb_device_descriptor& d) {
    Bytes raw = bytes({d.bLength, d.bDescriptorType});
    put(raw, d.bcdUSB, 2);
    append(raw, bytes({d.bDeviceClass, d.bDeviceSubClass, d.bDeviceProtocol, d.bMaxPacketSize0}));
    put(raw, d.idVendor, 2);
    put(raw, d.idProduct, 2);
    put(raw, d.bcdDevice, 2);
    append(raw, bytes({d.iManufacturer, d.iProduct, d.iSerialNumber, d.bNumConfigurations}));
    return raw;
}

void putEndpoint(Bytes& to, const libusb_endpoint_descriptor& e) {
    append(to, bytes({e.bLength, e.bDescriptorType, e.bEndpointAddress, e.bmAttributes}));
    put(to, e.wMaxPacketSize, 2);
    to.push_back(std::byte{e.bInterval});
    // USB audio's endpoint descriptors are two bytes longer.
    if (e.bLength == 9) append(to, bytes({e.bRefresh, e.bSynchAddress}));
    putExtra(to, e.extra, e.extra_length);
}

void putInterface(Bytes& to, const libusb_interface_descriptor& i) {
    append(to, bytes({i.bLength, i.bDescriptorType, i.bInterfaceNumber, i.bAlternateSetting, i.bNumEndpoints,
                      i.bInterfaceClass, i.bInterfaceSubClass, i.bInterfaceProtocol, i.iInterface}));
    putExtra(to, i.extra, i.extra_length);
    for (const auto& endpoint : std::span(i.endpoint, i.bNumEndpoints)) putEndpoint(to, endpoint);
}

// libusb hands out the configuration taken apart; without opening the device this is the way back to its bytes.
Bytes rawConfiguration(const libusb_config_descriptor& c) {
    Bytes raw = bytes({c.bLength, c.bDescriptorType});
    put(raw, c.wTotalLength, 2);
    append(raw, bytes({c.bNumInterfaces, c.bConfigurationValue, c.iConfiguration, c.bmAttributes, c.MaxPower}));
    putExtra(raw, c.extra, c.extra_length);
    for (const auto& interface : std::span(c.interface, c.bNumInterfaces)) {
        const auto settings = std::span(interface.altsetting, static_cast<std::size_t>(interface.num_altsetting));
        for (const auto& setting : settings) putInterface(raw, setting);
    }
    return raw;
}

std::optional<UsbIdentity> identityOf(libusb_device* device) {
    libusb_device_descriptor descriptor{};
    if (libusb_get_device_descriptor(device, &descriptor) != 0) return std::nullopt;
    if (descriptor.bDeviceClass == LIBUSB_CLASS_HUB) return std::nullopt;
    UsbIdentity identity{.vendorId = descriptor.idVendor,
                         .productId = descriptor.idProduct,
                         .place = placeOf(device),
                         .deviceDescriptor = rawDevice(descriptor),
                         .configurationDescriptor = {}};
    libusb_config_descriptor* configuration = nullptr;
    if (libusb_get_active_config_descriptor(device, &configuration) == 0) {
        identity.configurationDescriptor = rawConfiguration(*configuration);
        libusb_free_config_descriptor(configuration);
    }
    return identity;
}

}  // namespace

/// libusb's C callback, which may not be a member.
struct LibusbPlugCallback {
    static int plugged(libusb_context*, libusb_device*, libusb_hotplug_event, void* bus) {
        static_cast<LibusbBus*>(bus)->lookLater();
        return 0;
    }
};

void LibusbBus::Release::operator()(libusb_device* device) const {
    libusb_unref_device(device);
}

LibusbBus::LibusbBus(Clock& clock) : m_clock(clock), m_context(LibusbContext::create()) {
    if (!m_context) {
        qCWarning(lcUsb, "libusb does not start: no USB device will be found");
        return;
    }
    listenForPlugs();
    look();
}

LibusbBus::~LibusbBus() {
    if (!m_context) return;
    // Opened devices may keep the context; this bus must not be called any more.
    if (m_hearsPlugs) libusb_hotplug_deregister_callback(m_context->raw(), m_plugCallback);
    m_context->drain();
}

void LibusbBus::listenForPlugs() {
    if (!libusb_has_capability(LIBUSB_CAP_HAS_HOTPLUG)) return;
    const int events = LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED | LIBUSB_HOTPLUG_EVENT_DEVICE_LEFT;
    m_hearsPlugs = libusb_hotplug_register_callback(m_context->raw(), events, 0, LIBUSB_HOTPLUG_MATCH_ANY,
                                                    LIBUSB_HOTPLUG_MATCH_ANY, LIBUSB_HOTPLUG_MATCH_ANY,
                                                    LibusbPlugCallback::plugged, this, &m_plugCallback) == 0;
}

void LibusbBus::lookLater() {
    // Inside libusb's event handling nothing may be opened or closed: one look from the event loop does for all.
    if (m_isLookDue) return;
    m_isLookDue = true;
    QMetaObject::invokeMethod(this, &LibusbBus::look, Qt::QueuedConnection);
}

void LibusbBus::look() {
    m_isLookDue = false;
    libusb_device** list = nullptr;
    const auto count = libusb_get_device_list(m_context->raw(), &list);
    std::map<QString, Reference> seen;
    for (const auto& device : std::span(list, static_cast<std::size_t>(std::max<ssize_t>(count, 0)))) {
        seen.emplace(placeOf(device), Reference(libusb_ref_device(device)));
    }
    if (list) libusb_free_device_list(list, 1);

    std::vector<QString> departed;
    for (const auto& [place, present] : m_present) {
        const auto found = seen.find(place);
        if (found == seen.end() || found->second != present.device) departed.push_back(place);
    }
    for (const QString& place : departed) drop(place);
    for (auto& [place, device] : seen) {
        if (m_present.contains(place)) continue;
        const auto identity = identityOf(device.get());
        if (!identity) continue;
        m_present[place] = {std::move(device), *identity, nullptr};
        Q_EMIT arrived(*identity);
    }
    if (!m_hearsPlugs) m_nextLook = m_clock.alarm(lookInterval, [this] { look(); });
}

void LibusbBus::drop(const QString& place) {
    const auto gone = m_present.extract(place);
    if (gone.mapped().opened) gone.mapped().opened->becomeGone();
    Q_EMIT left(place);
}

std::vector<UsbIdentity> LibusbBus::devices() const {
    std::vector<UsbIdentity> identities;
    identities.reserve(m_present.size());
    for (const auto& [place, present] : m_present) identities.push_back(present.identity);
    return identities;
}

QCoro::Task<Result<std::unique_ptr<UsbDevice>>> LibusbBus::open(UsbIdentity identity) {
    const auto found = m_present.find(identity.place);
    if (found == m_present.end()) co_return Failure{FailureCode::UsbError, QStringLiteral("gone")};
    libusb_device_handle* raw = nullptr;
    const int error = libusb_open(found->second.device.get(), &raw);
    if (error == LIBUSB_ERROR_ACCESS) {
        co_return Failure{FailureCode::UsbPermission,
                          identity.place + QStringLiteral(": install drivers/70-evergreen-devices.rules")};
    }
    if (error != 0) co_return Failure{FailureCode::UsbError, QString::fromLatin1(libusb_error_name(error))};
    auto handle = std::make_shared<LibusbHandle>(m_context, raw);
    auto device = std::make_unique<LibusbDevice>(std::move(handle), std::move(identity), m_clock);
    found->second.opened = device.get();
    co_return std::unique_ptr<UsbDevice>(std::move(device));
}

}  // namespace evergreen
