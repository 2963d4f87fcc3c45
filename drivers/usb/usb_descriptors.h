// Walking through raw USB descriptors. Pure: bytes in, pieces out; broken lengths end the walk.
#pragma once

#include "kiosk/base/bytes.h"

#include <cstdint>
#include <vector>

namespace evergreen {

// USB 2.0 table 9-5.
constexpr std::uint8_t kInterfaceDescriptor = 4;
constexpr std::uint8_t kEndpointDescriptor = 5;

/// USB 2.0 table 9-13, bits 0 and 1 of bmAttributes.
enum class UsbEndpointKind : std::uint8_t { Control, Isochronous, Bulk, Interrupt };

/// The descriptors inside a configuration, in their order, each whole (bLength, bDescriptorType, …). The views last as
/// long as `configuration`. What follows a descriptor of impossible length is left out.
std::vector<ByteView> splitDescriptors(ByteView configuration);

/// bDescriptorType of a piece given by splitDescriptors().
inline std::uint8_t descriptorType(ByteView descriptor) {
    return std::to_integer<std::uint8_t>(descriptor[1]);
}

/// The views would outlive a temporary.
std::vector<ByteView> splitDescriptors(Bytes&& configuration) = delete;

/// The kind of an endpoint by its address; Bulk where the configuration does not list it.
UsbEndpointKind endpointKind(ByteView configuration, std::uint8_t endpoint);

}  // namespace evergreen
