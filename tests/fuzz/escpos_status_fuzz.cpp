#include "drivers/escpos/status_stream.h"
#include "tests/fuzz/fuzz_target.h"

using namespace evergreen;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    StatusStream whole;
    StatusStream pieces;
    for (StatusStream* stream : {&whole, &pieces}) {
        stream->expectAnswers();
        stream->expectDone();
    }
    whole.feed(viewOf(data, size));
    for (std::size_t i = 0; i < size; ++i) pieces.feed(viewOf(data + i, 1));
    promise(whole.status() == pieces.status(), "packets do not matter");
    promise(whole.isDone() == pieces.isDone() && whole.hasAllAnswers() == pieces.hasAllAnswers(),
            "nor for the answers");
    (void)troubleOf(whole.status());
    return 0;
}
