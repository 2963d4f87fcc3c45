// What a printer says of itself when it is asked for its device id: who made it, and what it is called. Pure.
// Spec: USB Printer Class 1.1 §4.2.1 (GET_DEVICE_ID); IEEE 1284-2000 §7.6
#pragma once

#include "kiosk/base/bytes.h"

#include <string>

namespace evergreen {

struct DeviceId {
    /// More than any printer says.
    static constexpr std::size_t bytesMax = 1024;
    static constexpr std::size_t valueBytesMax = 64;

    std::string maker;  ///< MFG or MANUFACTURER; empty where it says none, or more than valueBytesMax
    std::string model;  ///< MDL or MODEL, likewise

    /// Two bytes of length and then "KEY:VALUE;" after the other. The length is not believed: printers are known that
    /// swap its bytes, or leave themselves out of it.
    static DeviceId parse(ByteView said);

    bool operator==(const DeviceId&) const = default;
};

}  // namespace evergreen
