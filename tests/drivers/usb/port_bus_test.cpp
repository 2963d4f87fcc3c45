// One bus as two: the one place, and all the rest.
#include "drivers/usb/port_bus.h"

#include "drivers/virtual/virtual_reader.h"
#include "kiosk/base/system_clock.h"
#include "tests/support/loopback_usb_bus.h"

#include <gtest/gtest.h>

namespace evergreen {

namespace {

QStringList placesOn(const UsbBus& bus) {
    QStringList places;
    for (const UsbIdentity& identity : bus.devices()) places << identity.place;
    places.sort();
    return places;
}

struct Side {
    explicit Side(PortBus& bus) {
        QObject::connect(&bus, &UsbBus::arrived, &bus,
                         [this](const UsbIdentity& identity) { heard << identity.place; });
        QObject::connect(&bus, &UsbBus::left, &bus, [this](const QString& place) { heard << u'-' + place; });
    }
    QStringList heard;
};

}  // namespace

TEST(PortBus, each_side_has_its_own_devices_and_hears_of_no_other) {
    SystemClock clock;
    VirtualReader customers(ReaderProfile::shortApdu(), clock);
    VirtualReader staffs(ReaderProfile::shortApdu(), clock);
    LoopbackUsbBus bus(clock);
    PortBus only(bus, QStringLiteral("1-3"), PortBus::Side::Only);
    PortBus except(bus, QStringLiteral("1-3"), PortBus::Side::Except);
    Side staffSide(only);
    Side customersSide(except);
    bus.add(customers, QStringLiteral("1-1"));
    bus.add(staffs, QStringLiteral("1-3"));
    EXPECT_EQ(placesOn(only), QStringList{QStringLiteral("1-3")});
    EXPECT_EQ(placesOn(except), QStringList{QStringLiteral("1-1")});
    staffs.unplug();
    EXPECT_TRUE(placesOn(only).isEmpty());
    staffs.plug();
    customers.unplug();
    EXPECT_EQ(staffSide.heard.mid(staffSide.heard.size() - 2),
              (QStringList{QStringLiteral("-1-3"), QStringLiteral("1-3")}));
    EXPECT_EQ(customersSide.heard.last(), QStringLiteral("-1-1"));
    EXPECT_FALSE(customersSide.heard.contains(QStringLiteral("1-3")));
}

TEST(PortBus, without_a_place_all_is_the_customers) {
    SystemClock clock;
    VirtualReader reader(ReaderProfile::shortApdu(), clock);
    LoopbackUsbBus bus(clock);
    bus.add(reader, QStringLiteral("1-1"));
    EXPECT_EQ(placesOn(PortBus(bus, QString(), PortBus::Side::Except)), QStringList{QStringLiteral("1-1")});
    EXPECT_TRUE(placesOn(PortBus(bus, QString(), PortBus::Side::Only)).isEmpty());
}

}  // namespace evergreen
