#include "tests/journeys/visit_journey.h"

#include <gtest/gtest.h>

namespace evergreen {

TEST(VisitJourney, customer_sees_balance_sends_money_prints_and_takes_the_card) {
    VisitBed bed;
    Album album(qEnvironmentVariable("EVERGREEN_ALBUM"));
    EXPECT_EQ(walkThroughVisit(bed, album).toStdString(), "");
    EXPECT_TRUE(album.close());
    EXPECT_EQ(bed.paper.receipts().size(), 2U);
    EXPECT_GE(album.pictures(), 20);
    EXPECT_EQ(bed.kiosk.comfort().preferences(), Preferences());
    EXPECT_FALSE(bed.kiosk.lamp().isLit());
}

}  // namespace evergreen
