#include "drivers/ccid/card_plan.h"
#include "tests/fuzz/fuzz_target.h"

using namespace evergreen;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto atr = Atr::parse(viewOf(data, size));
    if (!atr) return 0;
    promise(!atr->offered.empty(), "a card offers a protocol");
    promise(atr->historical.size() <= 15, "fifteen historical bytes at most");
    promise(atr->cardBlockBytes >= 1 && atr->cardBlockBytes <= 254, "a block size that ISO 7816-3 has");
    CcidDescriptor reader;
    for (const std::uint32_t features :
         {0x00010000U, 0x00010030U, 0x000100B0U, 0x000104BAU, 0x00020002U, 0x00040840U}) {
        reader.features = features;
        const ReaderSpeeds speeds{.clockKhz = 4000, .rateMax = 344086, .rates = {}};
        const auto plan = planFor(reader, speeds, *atr);
        if (!plan) continue;
        promise(plan->protocol <= 1, "a protocol this driver speaks");
        promise(!plan->needsPps || dataRate(plan->speed, 4000).has_value(), "a speed that has a rate is agreed");
    }
    return 0;
}
