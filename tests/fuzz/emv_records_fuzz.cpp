// Records of a hostile card, each with its length before it; the first is the answer to GET PROCESSING OPTIONS.
#include "kiosk/card/application_records.h"
#include "tests/fuzz/fuzz_target.h"

#include <algorithm>

using namespace evergreen;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    ApplicationRecords records;
    bool isFirst = true;
    for (std::size_t at = 0; at < size;) {
        const std::size_t length = std::min<std::size_t>(data[at], size - at - 1);
        const ByteView record = viewOf(data + at + 1, length);
        if (isFirst) {
            const auto options = parseProcessingOptions(record);
            promise(!options || options->records.size() <= recordsMax, "a bounded number of records");
            promise(!options || options->profile.size() == 2, "a profile of two bytes");
        } else if (!records.add(record)) {
            return 0;
        }
        isFirst = false;
        at += 1 + length;
    }
    if (!records.check()) return 0;
    promise(records.pan().size() >= 12 && records.pan().size() <= 19, "a card number has 12 to 19 digits");
    promise(records.expiry().size() == 4, "an expiry is YYMM");
    return 0;
}
