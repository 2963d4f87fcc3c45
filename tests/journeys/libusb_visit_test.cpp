// The whole visit once more, with reader and printer reached through the real libusb.
#include "drivers/usb/libusb_bus.h"
#include "tests/journeys/visit_journey.h"
#include "tests/support/umockdev_bed.h"

#include <gtest/gtest.h>

namespace evergreen {

namespace {

std::unique_ptr<UsbBus> overLibusb(VisitBed& bed) {
    auto testbed = std::make_shared<UmockdevBed>();
    testbed->add(bed.slot, 1);
    testbed->add(bed.paper, 2);
    bed.cables = testbed;
    return std::make_unique<LibusbBus>(bed.clock);
}

}  // namespace

TEST(LibusbVisit, whole_visit_goes_through_the_real_libusb) {
    VisitBed bed(PanelMetrics(), overLibusb);
    Album album(qEnvironmentVariable("EVERGREEN_ALBUM"));
    EXPECT_EQ(walkThroughVisit(bed, album).toStdString(), "");
    EXPECT_EQ(bed.paper.receipts().size(), 2U);
}

}  // namespace evergreen
