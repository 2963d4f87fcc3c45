#include "drivers/escpos/printer_models.h"

#include <algorithm>
#include <array>

namespace evergreen {

namespace {

using End = PrinterModel::End;
using Set = PrinterLetters::Set;

constexpr PrinterModel kUnknown{};

// Widths and cutters: escpos-printer-db (github.com/receipt-print-hq/escpos-printer-db, data/profile/), whose names of
// models are, for Epson, the MDL of the device id (MFG:EPSON;CMD:ESC/POS;MDL:TM-T88V;CLS:PRINTER;). SOFT_RESET and
// automatic status are held to be there where nobody says that they are not: one that stalls SOFT_RESET is served, too.
// Netum's and ZiJiang's own device ids were never seen: one that says another name is taken for an unknown printer.
constexpr std::array kTable{
    PrinterModel{.maker = "EPSON", .model = "TM-T88II", .widthDots = 512},
    PrinterModel{.maker = "EPSON", .model = "TM-T88III", .widthDots = 512},
    PrinterModel{.maker = "EPSON", .model = "TM-T88V", .widthDots = 512},
    PrinterModel{.maker = "EPSON", .model = "TM-T70", .widthDots = 512},
    PrinterModel{.maker = "EPSON", .model = "TM-T20II", .widthDots = 576},
    PrinterModel{.maker = "EPSON", .model = "TM-T20III", .widthDots = 576},
    PrinterModel{.maker = "Netum", .model = "NT-5890K", .widthDots = 384, .end = End::TearOff},
    PrinterModel{.maker = "ZiJiang", .model = "ZJ-5870", .widthDots = 384, .end = End::TearOff},
    // An impact printer that knows no raster; sixteen columns are half of what its widest letters leave room for.
    PrinterModel{
        .maker = "EPSON", .model = "TM-U220", .end = End::TearOff, .letters = PrinterLetters{Set::CodePage437, 16}},
    // The virtual printer "narrow", as plain as they come.
    PrinterModel{.maker = "Evergreen",
                 .model = "Virtual narrow printer",
                 .widthDots = 384,
                 .knowsSoftReset = false,
                 .tellsChanges = false,
                 .end = End::TearOff},
    // … "lines" and "lines-latin".
    PrinterModel{.maker = "Evergreen", .model = "Virtual line printer", .letters = PrinterLetters{Set::Gb18030, 24}},
    PrinterModel{
        .maker = "Evergreen", .model = "Virtual Latin line printer", .letters = PrinterLetters{Set::CodePage437, 21}},
};
static_assert(std::ranges::all_of(kTable, [](const PrinterModel& row) {
    return row.widthDots > 0 && row.widthDots % 8 == 0 && row.widthDots <= PrinterModel::widestDots;
}));

}  // namespace

const PrinterModel& unknownPrinter() {
    return kUnknown;
}

std::span<const PrinterModel> printerModels() {
    return kTable;
}

const PrinterModel& printerModelOf(const DeviceId& id) {
    const auto* const row = std::ranges::find_if(
        kTable, [&id](const PrinterModel& model) { return model.maker == id.maker && model.model == id.model; });
    return row == kTable.end() ? kUnknown : *row;
}

}  // namespace evergreen
