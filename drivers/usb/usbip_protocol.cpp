#include "drivers/usb/usbip_protocol.h"

#include <algorithm>

namespace evergreen::usbip {

namespace {

constexpr std::uint16_t kVersion = 0x0111;
constexpr std::uint32_t kSubmit = 1;
constexpr std::uint32_t kUnlink = 2;
constexpr std::uint32_t kSubmitReply = 3;
constexpr std::uint32_t kUnlinkReply = 4;
constexpr std::uint32_t kHighSpeed = 3;
constexpr std::size_t kPathBytes = 256;

// Offsets inside a listed device.
constexpr std::size_t kBusNumberAt = kPathBytes + kBusIdBytes;
constexpr std::size_t kDeviceNumberAt = kBusNumberAt + 4;
constexpr std::size_t kVendorAt = kBusNumberAt + 12;
constexpr std::size_t kInterfaceCountAt = kEntryBytes - 1;

void put(Bytes& to, std::uint32_t value, int size = 4) {
    for (int shift = 8 * (size - 1); shift >= 0; shift -= 8)
        to.push_back(static_cast<std::byte>((value >> shift) & 0xFF));
}

std::uint32_t numberAt(ByteView view, std::size_t at, std::size_t size = 4) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i) value = value << 8 | std::to_integer<std::uint32_t>(view[at + i]);
    return value;
}

void putText(Bytes& to, const QString& text, std::size_t size) {
    Bytes raw = fromQByteArray(text.toLatin1());
    raw.resize(std::min(raw.size(), size - 1));
    raw.resize(size);
    append(to, raw);
}

QString textAt(ByteView view, std::size_t at, std::size_t size) {
    const ByteView field = view.subspan(at, size);
    const auto end = std::ranges::find(field, std::byte{0});
    return QString::fromLatin1(toQByteArray(field.first(static_cast<std::size_t>(end - field.begin()))));
}

Bytes header(std::uint32_t command, std::uint32_t sequence, std::uint32_t deviceId, bool in, std::uint32_t endpoint) {
    Bytes raw;
    put(raw, command);
    put(raw, sequence);
    put(raw, deviceId);
    put(raw, in ? 1 : 0);
    put(raw, endpoint);
    return raw;
}

}  // namespace

Bytes operation(std::uint16_t code, std::uint32_t status) {
    Bytes raw;
    put(raw, kVersion, 2);
    put(raw, code, 2);
    put(raw, status);
    return raw;
}

std::optional<std::uint32_t> operationStatus(ByteView header, std::uint16_t code) {
    if (operationCode(header) != code) return std::nullopt;
    return numberAt(header, 4);
}

std::optional<std::uint16_t> operationCode(ByteView header) {
    if (header.size() < kOperationBytes || numberAt(header, 0, 2) != kVersion) return std::nullopt;
    return static_cast<std::uint16_t>(numberAt(header, 2, 2));
}

Bytes listCount(std::uint32_t count) {
    Bytes raw;
    put(raw, count);
    return raw;
}

std::uint32_t countIn(ByteView listCount) {
    return numberAt(listCount, 0);
}

Bytes encode(const UsbipEntry& entry) {
    Bytes raw;
    putText(raw, QStringLiteral("/evergreen/virtual/") + entry.busId, kPathBytes);
    putText(raw, entry.busId, kBusIdBytes);
    put(raw, entry.busNumber);
    put(raw, entry.deviceNumber);
    put(raw, kHighSpeed);
    put(raw, entry.vendorId, 2);
    put(raw, entry.productId, 2);
    // bcdDevice, class, subclass, protocol, configuration value, number of configurations
    append(raw, bytes({0x01, 0x00, 0, 0, 0, 1, 1}));
    raw.push_back(std::byte{entry.interfaceCount});
    return raw;
}

std::optional<UsbipEntry> decodeEntry(ByteView raw) {
    if (raw.size() < kEntryBytes) return std::nullopt;
    return UsbipEntry{.busId = textAt(raw, kPathBytes, kBusIdBytes),
                      .busNumber = numberAt(raw, kBusNumberAt),
                      .deviceNumber = numberAt(raw, kDeviceNumberAt),
                      .vendorId = static_cast<std::uint16_t>(numberAt(raw, kVendorAt, 2)),
                      .productId = static_cast<std::uint16_t>(numberAt(raw, kVendorAt + 2, 2)),
                      .interfaceCount = std::to_integer<std::uint8_t>(raw[kInterfaceCountAt])};
}

Bytes importRequest(const QString& busId) {
    Bytes raw = operation(kImportRequest);
    putText(raw, busId, kBusIdBytes);
    return raw;
}

QString busIdIn(ByteView raw) {
    return raw.size() < kBusIdBytes ? QString() : textAt(raw, 0, kBusIdBytes);
}

Bytes submitRequest(const Urb& urb, std::uint32_t sequence, std::uint32_t deviceId) {
    const bool in = isIn(urb);
    Bytes raw = header(kSubmit, sequence, deviceId, in, urb.isControl ? 0U : urb.endpoint & 0x0FU);
    const auto length = static_cast<std::uint32_t>(in ? urb.bytesMax : urb.dataOut.size());
    put(raw, 0);  // transfer_flags
    put(raw, length);
    put(raw, 0);           // start_frame
    put(raw, 0xFFFFFFFF);  // number_of_packets: none, it is not isochronous
    put(raw, 0);           // interval
    if (urb.isControl) {
        // The setup packet travels as on the wire: little-endian.
        const UsbSetup& s = urb.setup;
        const auto low = [](unsigned word) { return static_cast<std::uint8_t>(word & 0xFF); };
        const auto high = [](unsigned word) { return static_cast<std::uint8_t>(word >> 8 & 0xFF); };
        append(raw, bytes({s.requestType, s.request, low(s.value), high(s.value), low(s.index), high(s.index),
                           low(length), high(length)}));
    }
    raw.resize(kHeaderBytes);
    append(raw, urb.dataOut);
    return raw;
}

Bytes unlinkRequest(std::uint32_t sequence, std::uint32_t unlinked, std::uint32_t deviceId) {
    Bytes raw = header(kUnlink, sequence, deviceId, false, 0);
    put(raw, unlinked);
    raw.resize(kHeaderBytes);
    return raw;
}

std::optional<UsbipRequest> decodeRequest(ByteView raw) {
    if (raw.size() < kHeaderBytes) return std::nullopt;
    const std::uint32_t command = numberAt(raw, 0);
    if (command != kSubmit && command != kUnlink) return std::nullopt;
    UsbipRequest request{.sequence = numberAt(raw, 4), .isUnlink = command == kUnlink, .setup = {}};
    if (request.isUnlink) {
        request.unlinked = numberAt(raw, 20);
        return request;
    }
    const std::uint32_t direction = numberAt(raw, 12) != 0 ? kUsbDirectionIn : 0U;
    request.endpoint = static_cast<std::uint8_t>((numberAt(raw, 16) & 0x0F) | direction);
    request.length = numberAt(raw, 24);
    const auto word = [raw](std::size_t at) {
        return static_cast<std::uint16_t>(numberAt(raw, at, 1) | numberAt(raw, at + 1, 1) << 8);
    };
    request.setup = {.requestType = std::to_integer<std::uint8_t>(raw[40]),
                     .request = std::to_integer<std::uint8_t>(raw[41]),
                     .value = word(42),
                     .index = word(44)};
    return request;
}

Bytes encode(const UsbipReply& reply) {
    Bytes raw = header(reply.isUnlink ? kUnlinkReply : kSubmitReply, reply.sequence, 0, false, 0);
    put(raw, static_cast<std::uint32_t>(reply.status));
    if (!reply.isUnlink) {
        put(raw, reply.length);
        put(raw, 0);           // start_frame
        put(raw, 0xFFFFFFFF);  // number_of_packets
    }
    raw.resize(kHeaderBytes);
    return raw;
}

std::optional<UsbipReply> decodeReply(ByteView raw) {
    if (raw.size() < kHeaderBytes) return std::nullopt;
    const std::uint32_t command = numberAt(raw, 0);
    if (command != kSubmitReply && command != kUnlinkReply) return std::nullopt;
    UsbipReply reply{.sequence = numberAt(raw, 4),
                     .isUnlink = command == kUnlinkReply,
                     .status = static_cast<std::int32_t>(numberAt(raw, 20))};
    if (!reply.isUnlink) reply.length = numberAt(raw, 24);
    return reply;
}

}  // namespace evergreen::usbip
