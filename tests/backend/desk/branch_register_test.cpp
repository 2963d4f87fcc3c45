#include "backend/desk/branch_register.h"

#include <gtest/gtest.h>

namespace evergreen::desk {

// A certificate's name is a name at the broker: as "helpdesk" a kiosk would hear every other.
TEST(KioskId, is_what_a_topic_can_carry_and_no_desks_name) {
    for (const auto* good : {"kiosk-0001", "a", "hefang-hall-2"}) {
        EXPECT_TRUE(isKioskId(QString::fromLatin1(good))) << good;
    }
    for (const auto* bad :
         {"", "helpdesk", "helpdesk-2", "Kiosk-1", "kiosk 1", "kiosk/1", "kiosk+", "#", "kiosk-1\n"}) {
        EXPECT_FALSE(isKioskId(QString::fromLatin1(bad))) << bad;
    }
    EXPECT_TRUE(isKioskId(QString(64, u'k')));
    EXPECT_FALSE(isKioskId(QString(65, u'k')));
}

}  // namespace evergreen::desk
