// The messages of USB/IP (Linux Documentation/usb/usbip_protocol.rst, version 1.1.1), both directions, as values. Pure:
// bytes in, bytes out; all numbers big-endian.
#pragma once

#include "drivers/usb/urb.h"

#include <optional>

#include <QString>

namespace evergreen {

/// How a device is listed.
struct UsbipEntry {
    QString busId;  ///< "1-1": what an import names; at most 31 letters
    std::uint32_t busNumber = 1;
    std::uint32_t deviceNumber = 0;  ///< new with each plugging in
    std::uint16_t vendorId = 0;
    std::uint16_t productId = 0;
    std::uint8_t interfaceCount = 0;

    bool operator==(const UsbipEntry&) const = default;
};

/// One answer of a server to a submitted URB, without its data.
struct UsbipReply {
    std::uint32_t sequence = 0;
    bool isUnlink = false;
    std::int32_t status = 0;
    std::uint32_t length = 0;  ///< actual_length; of data that follows for IN

    bool operator==(const UsbipReply&) const = default;
};

/// One request of a client, without the data that follows an OUT.
struct UsbipRequest {
    std::uint32_t sequence = 0;
    bool isUnlink = false;
    std::uint32_t unlinked = 0;  ///< the sequence an unlink names
    std::uint8_t endpoint = 0;   ///< with direction bit
    std::uint32_t length = 0;
    UsbSetup setup;
};

namespace usbip {

constexpr std::size_t kOperationBytes = 8;  ///< version, code, status
constexpr std::size_t kListCountBytes = 4;  ///< after the operation header of a device list
constexpr std::size_t kEntryBytes = 312;    ///< one device
constexpr std::size_t kInterfaceBytes = 4;  ///< one interface, in a list only
constexpr std::size_t kBusIdBytes = 32;     ///< after the operation header of an import request
constexpr std::size_t kHeaderBytes = 48;    ///< every URB message
constexpr std::uint32_t kDevicesMax = 32;   ///< a list longer than this is not believed
constexpr std::uint16_t kListRequest = 0x8005;
constexpr std::uint16_t kListReply = 0x0005;
constexpr std::uint16_t kImportRequest = 0x8003;
constexpr std::uint16_t kImportReply = 0x0003;

Bytes operation(std::uint16_t code, std::uint32_t status = 0);

/// The status of an operation with this code; nothing for another code or version.
std::optional<std::uint32_t> operationStatus(ByteView header, std::uint16_t code);
/// The code of a client's operation; nothing for another version.
std::optional<std::uint16_t> operationCode(ByteView header);

Bytes listCount(std::uint32_t count);
std::uint32_t countIn(ByteView listCount);

Bytes encode(const UsbipEntry& entry);
std::optional<UsbipEntry> decodeEntry(ByteView raw);

Bytes importRequest(const QString& busId);
/// Nothing where there are fewer bytes than a name has.
QString busIdIn(ByteView raw);

Bytes submitRequest(const Urb& urb, std::uint32_t sequence, std::uint32_t deviceId);
Bytes unlinkRequest(std::uint32_t sequence, std::uint32_t unlinked, std::uint32_t deviceId);
std::optional<UsbipRequest> decodeRequest(ByteView raw);

Bytes encode(const UsbipReply& reply);
std::optional<UsbipReply> decodeReply(ByteView raw);

}  // namespace usbip

}  // namespace evergreen
