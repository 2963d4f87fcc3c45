#include "kiosk/card/terminal_values.h"
#include "tests/fuzz/fuzz_target.h"

using namespace evergreen;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto entries = parseDol(viewOf(data, size));
    if (!entries) return 0;
    promise(entries->size() <= dolEntriesMax, "a list of bounded length");
    std::size_t wanted = 0;
    for (const DolEntry& entry : *entries) wanted += entry.length;
    promise(fillDol(*entries, {}).size() == wanted, "a card gets what it asked for, no more");
    return 0;
}
