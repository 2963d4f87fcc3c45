// The first byte chooses the terms; the rest is what the card says, block after block, each with its length before it.
#include "drivers/ccid/t1_conversation.h"
#include "tests/fuzz/fuzz_target.h"

#include <algorithm>

using namespace evergreen;

namespace {

/// Half of the blocks get the right check byte: else few would be looked at any further.
Bytes blockFrom(ByteView raw, bool isMended) {
    Bytes block(raw.begin(), raw.end());
    if (!isMended || block.size() < 4) return block;
    block[2] = static_cast<std::byte>(block.size() - 4);
    block.back() = std::byte{0};
    for (std::size_t i = 0; i + 1 < block.size(); ++i) block.back() ^= block[i];
    return block;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) return 0;
    T1Conversation conversation({.cardBlockBytes = static_cast<std::uint8_t>(1 + data[0] % 254)});
    const Bytes command(data[1]);
    conversation.begin(command);
    for (std::size_t at = 2; at < size;) {
        const std::size_t length = std::min<std::size_t>(data[at] & 0x7FU, size - at - 1);
        const Bytes block = blockFrom(viewOf(data + at + 1, length), (data[at] & 0x80U) != 0);
        const auto isWhole = conversation.hear(block);
        promise(conversation.response().size() <= T1Conversation::responseBytesMax, "a response with an end");
        promise(!conversation.next().empty(), "there is always a next block");
        if (!isWhole && conversation.isLost()) return 0;
        if (!isWhole || *isWhole) conversation.begin(command);
        at += 1 + length;
    }
    return 0;
}
