#include "kiosk/help/call_lamp.h"

#include <gtest/gtest.h>

namespace evergreen {

TEST(VirtualCallLamp, lights_once_and_tells_each_change_once) {
    VirtualCallLamp lamp;
    int changes = 0;
    QObject::connect(&lamp, &VirtualCallLamp::litChanged, &lamp, [&] { ++changes; });
    EXPECT_FALSE(lamp.isLit());
    lamp.setLit(true);
    lamp.setLit(true);
    EXPECT_TRUE(lamp.isLit());
    lamp.setLit(false);
    EXPECT_EQ(changes, 2);
}

}  // namespace evergreen
