#include "drivers/escpos/printer_models.h"
#include "tests/fuzz/fuzz_target.h"

using namespace evergreen;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const DeviceId id = DeviceId::parse(viewOf(data, size));
    promise(id.maker.size() <= DeviceId::valueBytesMax && id.model.size() <= DeviceId::valueBytesMax, "short values");
    promise(printerModelOf(id).widthDots <= PrinterModel::widestDots, "some model, and none too wide");
    return 0;
}
