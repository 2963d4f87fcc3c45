#include "kiosk/card/tlv.h"
#include "tests/fuzz/fuzz_target.h"

using namespace evergreen;

namespace {

std::size_t count(const std::vector<Tlv>& objects, std::size_t depth) {
    promise(depth <= tlvDepthMax, "a tree of bounded depth");
    std::size_t sum = objects.size();
    for (const Tlv& object : objects) sum += count(object.children, depth + 1);
    return sum;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto objects = parseTlv(viewOf(data, size));
    if (!objects) return 0;
    promise(count(*objects, 1) <= tlvObjectsMax, "a tree of bounded size");
    for (const Tlv& object : *objects) {
        promise(findTlv(*objects, object.tag) != nullptr, "what is there is found");
        const Bytes again = encodeTlv(object.tag, object.value);
        const auto parsed = parseTlv(again);
        promise(parsed && parsed->size() == 1 && parsed->front().tag == object.tag, "what was read can be written");
    }
    return 0;
}
