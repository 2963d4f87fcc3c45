#include "drivers/ccid/ccid_descriptor.h"
#include "drivers/escpos/printer_interface.h"
#include "drivers/usb/usb_descriptors.h"
#include "tests/fuzz/fuzz_target.h"

using namespace evergreen;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const ByteView configuration = viewOf(data, size);
    if (const auto reader = findCcidInterface(configuration)) {
        promise((reader->bulkIn & 0x80U) != 0 && (reader->bulkOut & 0x80U) == 0, "endpoints point their way");
        promise(reader->messageBytesMax >= CcidDescriptor::messageBytesLeast &&
                    reader->messageBytesMax <= CcidDescriptor::messageBytesMost,
                "messages of a sensible length");
        promise(reader->blockBytesMax >= 1 && reader->blockBytesMax <= 254, "blocks of a sensible length");
    }
    (void)ccidRefusal(configuration);
    if (const auto printer = findPrinterInterface(configuration)) {
        promise((printer->endpointIn & 0x80U) != 0 && (printer->endpointOut & 0x80U) == 0, "endpoints point their way");
    }
    std::size_t total = 0;
    for (const ByteView piece : splitDescriptors(configuration)) total += piece.size();
    promise(total <= size, "no descriptor from nowhere");
    (void)endpointKind(configuration, 0x81);
    return 0;
}
