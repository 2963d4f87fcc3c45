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
                                  {emv::transactionType, 0}});
    EXPECT_EQ(toHex(filled), QStringLiteral("000156"
                                            "56"
                                            "2040"
                                            "20400000"
                                            "0000"));
}

TEST(FillDol, unpredictable_number_differs_each_time) {
    const std::vector<DolEntry> asked{{emv::unpredictableNumber, 4}};
    const Bytes first = fillDol(asked);
    EXPECT_EQ(first.size(), 4U);
    // Three equal draws by chance: 2⁻⁶⁴.
    EXPECT_FALSE(first == fillDol(asked) && first == fillDol(asked));
}

}  // namespace evergreen
