// Which device is tried when one does not begin: none may keep its place from the others.
#pragma once

#include "drivers/usb/usb_bus.h"

#include <concepts>
#include <utility>

namespace evergreen {

/// The device behind `identity` on the bus for which `isServed` holds, in a ring; `identity` where there is no other.
template <std::predicate<const UsbIdentity&> Served>
UsbIdentity nextDevice(const UsbBus& bus, const UsbIdentity& identity, Served isServed) {
    UsbIdentity first = identity;
    bool isBehind = false;
    bool hasFirst = false;
    for (const UsbIdentity& other : bus.devices()) {
        if (other.place == identity.place) {
            isBehind = true;
            continue;
        }
        if (!isServed(other)) continue;
        if (isBehind) return other;
        if (!std::exchange(hasFirst, true)) first = other;
    }
    return first;
}

}  // namespace evergreen
