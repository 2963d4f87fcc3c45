#include "drivers/ccid/ccid_message.h"
#include "tests/fuzz/fuzz_target.h"

using namespace evergreen;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const ByteView message = viewOf(data, size);
    if (const auto reply = ccid::decodeReply(message)) {
        promise(reply->content.size() + ccid::headerBytes <= message.size(), "no more content than came");
    }
    for (std::uint8_t slot = 0; slot < 8; ++slot) (void)ccid::decodeSlotChange(message, slot);
    return 0;
}
