#include "drivers/usb/usbip_protocol.h"
#include "tests/fuzz/fuzz_target.h"

using namespace evergreen;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const ByteView raw = viewOf(data, size);
    (void)usbip::operationStatus(raw, usbip::kListReply);
    (void)usbip::operationCode(raw);
    (void)usbip::decodeRequest(raw);
    if (size >= usbip::kListCountBytes) (void)usbip::countIn(raw.first(usbip::kListCountBytes));
    if (const auto entry = usbip::decodeEntry(raw)) {
        promise(entry->busId.size() < static_cast<qsizetype>(usbip::kBusIdBytes), "a name that ends");
        const Bytes again = usbip::encode(*entry);
        promise(usbip::decodeEntry(again) == entry, "what was read can be written");
    }
    if (const auto reply = usbip::decodeReply(raw)) {
        promise(usbip::decodeReply(usbip::encode(*reply)) == reply, "what was read can be written");
    }
    (void)usbip::busIdIn(raw);
    return 0;
}
