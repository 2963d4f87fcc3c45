#include "kiosk/card/terminal_values.h"

#include "kiosk/card/emv_tags.h"

#include <gtest/gtest.h>

namespace evergreen {

// Spec: EMV 4.4 Book 3 §5.4
TEST(FillDol, values_are_fitted_to_the_length_asked) {
    const Bytes filled = fillDol({{emv::country, 3},
                                  {emv::currency, 1},
                                  {emv::terminalCapabilities, 2},
                                  {emv::terminalCapabilities, 4},
                                  {0xDF60, 2},
                                  {emv::transactionType, 0}},
                                 {});
    EXPECT_EQ(toHex(filled), QStringLiteral("000156"
                                            "56"
                                            "2048"
                                            "20480000"
                                            "0000"));
}

TEST(FillDol, unpredictable_number_differs_each_time) {
    const auto draw = [] { return valuesFor(bytes({0x9F, 0x37, 4}), *transactionValues()).value(); };
    const Bytes first = draw();
    EXPECT_EQ(first.size(), 4U);
    // Three equal draws by chance: 2⁻⁶⁴.
    EXPECT_FALSE(first == draw() && first == draw());
}

TEST(ValuesFor, list_cut_short_or_longer_than_a_command_is_damaged) {
    EXPECT_EQ(valuesFor({}, {}).value(), Bytes{});
    EXPECT_EQ(valuesFor(bytes({0x9F, 0x1A}), {}).failure().code, FailureCode::CardDamaged);
    EXPECT_EQ(valuesFor(bytes({0x9A, 0xFF, 0x9C, 0xFF}), {}).failure().code, FailureCode::CardDamaged);
}

}  // namespace evergreen
