// Client and server of USB/IP against each other over a real Unix-domain socket.
#include "drivers/usb/usbip_bus.h"
#include "drivers/virtual/usbip_server.h"
#include "drivers/virtual/virtual_reader.h"
#include "kiosk/base/system_clock.h"
#include "tests/support/settled.h"

#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTemporaryDir>

namespace evergreen {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds kPatience{2000};

class Usbip : public testing::Test {
protected:
    Usbip() : m_address(QStringLiteral("unix:%1/usbip").arg(m_folder.path())) {
        m_server.add(m_reader, QStringLiteral("1-1"));
    }

    void serve() { ASSERT_TRUE(m_server.listen(m_address)); }

    std::unique_ptr<UsbDevice> opened() {
        QSignalSpy arrived(&m_bus, &UsbBus::arrived);
        while (m_bus.devices().empty()) {
            if (!arrived.wait()) return nullptr;
        }
        return settled(m_bus.open(m_bus.devices().front())).value();
    }

    QTemporaryDir m_folder;
    QString m_address;
    SystemClock m_clock;
    VirtualReader m_reader{ReaderProfile::shortApdu(), m_clock};
    UsbipServer m_server;
    UsbipBus m_bus{m_address, m_clock};
};

}  // namespace

TEST_F(Usbip, device_arrives_with_its_descriptors) {
    serve();
    const auto device = opened();
    ASSERT_TRUE(device);
    EXPECT_EQ(device->identity().vendorId, 0x1209);
    EXPECT_EQ(device->identity().place.toStdString(), "1-1");
    EXPECT_EQ(device->identity().configurationDescriptor, m_reader.configurationDescriptor());
    EXPECT_EQ(device->identity().deviceDescriptor, m_reader.deviceDescriptor());
}

TEST_F(Usbip, transfers_reach_the_device_and_come_back) {
    serve();
    const auto device = opened();
    const auto sent = settled(device->bulkOut(0x01, *fromHex(u"65000000000007000000"), kPatience));
    ASSERT_TRUE(sent);
    EXPECT_EQ(*sent, 10U);
    const auto reply = settled(device->bulkIn(0x82, 512, kPatience));
    ASSERT_TRUE(reply);
    EXPECT_EQ(toHex(*reply).toStdString(), "81000000000007020000");
}

TEST_F(Usbip, stall_and_cancel_and_time_out_have_their_names) {
    serve();
    const auto device = opened();
    m_reader.provoke(ReaderTrouble::StallOut);
    EXPECT_EQ(settled(device->bulkOut(0x01, Bytes(10), kPatience)).failure().code, FailureCode::UsbStall);
    EXPECT_TRUE(settled(device->clearHalt(0x01)));
    EXPECT_EQ(settled(device->bulkIn(0x82, 512, milliseconds(20))).failure().code, FailureCode::UsbTimeout);
    auto waiting = device->interruptIn(0x83, 8, milliseconds(0));
    device->cancelAll();
    EXPECT_EQ(settled(std::move(waiting)).failure().detail.toStdString(), "cancelled");
}

TEST_F(Usbip, pulled_cable_ends_transfers_and_a_new_plug_is_a_new_arrival) {
    serve();
    auto device = opened();
    QSignalSpy left(&m_bus, &UsbBus::left);
    auto waiting = device->bulkIn(0x82, 512, milliseconds(0));
    m_reader.unplug();
    EXPECT_EQ(settled(std::move(waiting)).failure().detail.toStdString(), "gone");
    EXPECT_EQ(left.size(), 1);
    EXPECT_TRUE(m_bus.devices().empty());
    m_reader.plug();
    device = opened();
    EXPECT_TRUE(device);
}

TEST_F(Usbip, server_may_come_late) {
    QSignalSpy arrived(&m_bus, &UsbBus::arrived);
    auto task = m_bus.open({});
    EXPECT_FALSE(settled(std::move(task)));
    serve();
    EXPECT_TRUE(opened());
}

TEST_F(Usbip, device_that_is_in_use_is_refused_to_others) {
    serve();
    const auto device = opened();
    EXPECT_FALSE(settled(m_bus.open(device->identity())));
}

}  // namespace evergreen
