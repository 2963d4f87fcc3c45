#include "kiosk/base/money.h"

#include <gtest/gtest.h>

#include <QString>

namespace evergreen {

TEST(Money, typed_amount_becomes_minor_units) {
    EXPECT_EQ(Money::fromTyped(u"2000"), Money::yuan(2000));
    EXPECT_EQ(Money::fromTyped(u"12.5"), Money::yuan(12, 50));
    EXPECT_EQ(Money::fromTyped(u"0.05"), Money::yuan(0, 5));
    EXPECT_EQ(Money::fromTyped(u"7."), Money::yuan(7));
}

TEST(Money, what_is_no_amount_is_refused) {
    for (const auto* typed : {u"", u".", u"-1", u"1.234", u"1e3", u" 1", u"1.2.3", u"99999999999999999999"}) {
        EXPECT_FALSE(Money::fromTyped(QStringView(typed))) << QString::fromUtf16(typed).toStdString();
    }
}

TEST(Money, largest_amount_is_accepted_and_one_more_refused) {
    EXPECT_TRUE(Money::fromTyped(u"99999999"));
    EXPECT_FALSE(Money::fromTyped(u"100000000"));
}

}  // namespace evergreen
