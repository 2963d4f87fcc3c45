#include "drivers/escpos/printer_interface.h"

#include "drivers/usb/usb_descriptors.h"

namespace evergreen {

namespace {

constexpr std::size_t kInterfaceBytes = 9;
constexpr std::size_t kEndpointBytes = 7;
constexpr unsigned kPrinterClass = 7;
constexpr unsigned kPrinterSubclass = 1;
constexpr unsigned kBulk = 2;
constexpr unsigned kTransferMask = 3;
constexpr unsigned kDirectionIn = 0x80;

unsigned at(ByteView descriptor, std::size_t index) {
    return std::to_integer<unsigned>(descriptor[index]);
}

bool isPrinter(ByteView descriptor) {
    return at(descriptor, 3) == 0 && at(descriptor, 5) == kPrinterClass && at(descriptor, 6) == kPrinterSubclass;
}

void noteEndpoint(PrinterInterface& found, ByteView descriptor) {
    if ((at(descriptor, 3) & kTransferMask) != kBulk) return;
    const unsigned address = at(descriptor, 2);
    auto& place = (address & kDirectionIn) != 0 ? found.endpointIn : found.endpointOut;
    if (place == 0) place = static_cast<std::uint8_t>(address);
}

}  // namespace

std::optional<PrinterInterface> findPrinterInterface(ByteView configurationDescriptor) {
    std::optional<PrinterInterface> found;
    for (const ByteView descriptor : splitDescriptors(configurationDescriptor)) {
        if (descriptorType(descriptor) == kInterfaceDescriptor && descriptor.size() >= kInterfaceBytes) {
            if (found && found->endpointIn != 0 && found->endpointOut != 0) break;
            found.reset();
            if (isPrinter(descriptor)) found = PrinterInterface{.number = static_cast<std::uint8_t>(at(descriptor, 2))};
        } else if (found && descriptorType(descriptor) == kEndpointDescriptor && descriptor.size() >= kEndpointBytes) {
            noteEndpoint(*found, descriptor);
        }
    }
    if (!found || found->endpointIn == 0 || found->endpointOut == 0) return std::nullopt;
    return found;
}

}  // namespace evergreen
