// Finds the printer in a USB configuration. Pure.
#pragma once

#include "kiosk/base/bytes.h"

#include <cstdint>
#include <optional>

namespace evergreen {

struct PrinterInterface {
    std::uint8_t number = 0;
    std::uint8_t endpointOut = 0;
    std::uint8_t endpointIn = 0;

    bool operator==(const PrinterInterface&) const = default;
};

/// The first printer-class interface with a bulk endpoint each way, in its first alternate setting. A printer that only
/// listens cannot say that it printed, so it is none of ours. Spec: USB Printer Class 1.1 §5.1.
std::optional<PrinterInterface> findPrinterInterface(ByteView configurationDescriptor);

}  // namespace evergreen
