#include "drivers/virtual/standard_requests.h"

#include <algorithm>
#include <cerrno>

namespace evergreen {

namespace {

// USB 2.0 table 9-4 and 9-5.
constexpr std::uint8_t kGetStatus = 0;
constexpr std::uint8_t kGetDescriptor = 6;
constexpr std::uint8_t kGetConfiguration = 8;
constexpr std::uint8_t kSetConfiguration = 9;
constexpr std::uint8_t kSetInterface = 11;
constexpr std::uint8_t kTypeMask = 0x60;
constexpr int kDeviceDescriptor = 1;
constexpr int kConfigurationDescriptor = 2;

UrbDone answer(Bytes data, std::size_t bytesMax) {
    data.resize(std::min(data.size(), bytesMax));
    return {.status = 0, .dataIn = std::move(data)};
}

UrbDone stall() {
    return {.status = -EPIPE, .dataIn = {}};
}

}  // namespace

std::optional<UrbDone> answerStandardRequest(const VirtualUsbDevice& device, const Urb& urb) {
    if (!urb.isControl || (urb.setup.requestType & kTypeMask) != 0) return std::nullopt;
    switch (urb.setup.request) {
        case kGetDescriptor:
            if (urb.setup.value >> 8 == kDeviceDescriptor) return answer(device.deviceDescriptor(), urb.bytesMax);
            if (urb.setup.value >> 8 == kConfigurationDescriptor) {
                return answer(device.configurationDescriptor(), urb.bytesMax);
            }
            return stall();
        case kGetStatus:
            return answer(bytes({0, 0}), urb.bytesMax);
        case kGetConfiguration:
            return answer(bytes({1}), urb.bytesMax);
        case kSetConfiguration:
        case kSetInterface:
            return UrbDone{};
        default:
            return std::nullopt;
    }
}

UsbIdentity identityOf(const VirtualUsbDevice& device, const QString& place) {
    UsbIdentity identity{.place = place,
                         .deviceDescriptor = device.deviceDescriptor(),
                         .configurationDescriptor = device.configurationDescriptor()};
    const Bytes& raw = identity.deviceDescriptor;
    const auto word = [&raw](std::size_t at) {
        return static_cast<std::uint16_t>(std::to_integer<unsigned>(raw.at(at)) |
                                          (std::to_integer<unsigned>(raw.at(at + 1)) << 8));
    };
    // USB 2.0 table 9-8: idVendor at 8, idProduct at 10.
    identity.vendorId = word(8);
    identity.productId = word(10);
    return identity;
}

}  // namespace evergreen
