#include "drivers/ccid/ccid_quirks.h"

#include <algorithm>
#include <array>

namespace evergreen {

namespace {

using std::chrono::milliseconds;

/// Of the virtual reader "keypad": its firmware's name and version, as text.
constexpr std::array kVirtualEscapes{ReaderEscape{"firmware", "\x02", 64}};
static_assert(std::ranges::all_of(kVirtualEscapes, [](const ReaderEscape& escape) {
    return escape.request.size() <= ReaderEscape::requestBytesMax;
}));

constexpr CcidQuirks kOrdinary{0, 0, milliseconds(0), milliseconds(10'000), false};

constexpr std::array kTable{
    // CL1356D: starts slowly; a contactless card may keep it busy for a minute without a word.
    CcidQuirks{0x0B81, 0x0200, milliseconds(1000), milliseconds(60'000), false},
    // The virtual reader "keypad". No real keypad was tried by the project: each comes here only after that.
    CcidQuirks{0x1209, 0xE00C, milliseconds(0), milliseconds(10'000), true, kVirtualEscapes},
    // … and "keypad-tpdu".
    CcidQuirks{0x1209, 0xE00D, milliseconds(0), milliseconds(10'000), true},
};

}  // namespace

const CcidQuirks& ccidQuirksOf(std::uint16_t vendorId, std::uint16_t productId) {
    const auto* const row = std::ranges::find_if(
        kTable, [=](const CcidQuirks& quirks) { return quirks.vendorId == vendorId && quirks.productId == productId; });
    return row == kTable.end() ? kOrdinary : *row;
}

}  // namespace evergreen
