#include "drivers/usb/usb_descriptors.h"

namespace evergreen {

std::vector<ByteView> splitDescriptors(ByteView configuration) {
    std::vector<ByteView> pieces;
    while (configuration.size() >= 2) {
        const auto length = std::to_integer<std::size_t>(configuration[0]);
        if (length < 2 || length > configuration.size()) break;
        pieces.push_back(configuration.first(length));
        configuration = configuration.subspan(length);
    }
    return pieces;
}

UsbEndpointKind endpointKind(ByteView configuration, std::uint8_t endpoint) {
    for (const ByteView piece : splitDescriptors(configuration)) {
        if (descriptorType(piece) != kEndpointDescriptor || piece.size() < 7) continue;
        if (std::to_integer<std::uint8_t>(piece[2]) != endpoint) continue;
        return static_cast<UsbEndpointKind>(std::to_integer<std::uint8_t>(piece[3]) & 0x03);
    }
    return UsbEndpointKind::Bulk;
}

}  // namespace evergreen
