// The real libusb over umockdev: what the kernel would say, said by a virtual reader.
#include "drivers/usb/libusb_bus.h"
#include "drivers/virtual/virtual_printer.h"
#include "drivers/virtual/virtual_reader.h"
#include "kiosk/base/system_clock.h"
#include "tests/support/settled.h"
#include "tests/support/umockdev_bed.h"

#include <ctime>
#include <gtest/gtest.h>

#include <QSignalSpy>

namespace evergreen {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds kPatience{2000};
constexpr milliseconds kEndless{0};

class Libusb : public testing::Test {
protected:
    std::unique_ptr<UsbDevice> opened() { return settled(m_bus.open(m_bus.devices().front())).value(); }

    SystemClock m_clock;
    VirtualReader m_reader{ReaderProfile::shortApdu(), m_clock};
    VirtualPrinter m_printer{m_clock};
    UmockdevBed m_bed;
    std::optional<LibusbBus> m_late;
    LibusbBus& m_bus = start();

private:
    LibusbBus& start() {
        m_bed.add(m_reader, 1);
        return m_late.emplace(m_clock);
    }
};

}  // namespace

TEST_F(Libusb, device_is_found_with_its_descriptors_and_the_hub_is_not) {
    const auto devices = m_bus.devices();
    ASSERT_EQ(devices.size(), 1U);
    EXPECT_EQ(devices[0].place.toStdString(), "1-1");
    EXPECT_EQ(devices[0].productId, 0xE001);
    EXPECT_EQ(devices[0].deviceDescriptor, m_reader.deviceDescriptor());
    EXPECT_EQ(devices[0].configurationDescriptor, m_reader.configurationDescriptor());
}

TEST_F(Libusb, transfers_reach_the_device_and_come_back) {
    const auto device = opened();
    ASSERT_TRUE(settled(device->claim(0)));
    const auto sent = settled(device->bulkOut(0x01, *fromHex(u"65000000000007000000"), kPatience));
    ASSERT_TRUE(sent) << sent.failure().detail.toStdString();
    EXPECT_EQ(*sent, 10U);
    const auto reply = settled(device->bulkIn(0x82, 512, kPatience));
    ASSERT_TRUE(reply);
    EXPECT_EQ(toHex(*reply).toStdString(), "81000000000007020000");
    const UsbSetup getDevice{.requestType = 0x80, .request = 6, .value = 0x0100, .index = 0};
    const auto descriptor = settled(device->controlIn(getDevice, 18, kPatience));
    ASSERT_TRUE(descriptor);
    EXPECT_EQ(*descriptor, m_reader.deviceDescriptor());
}

TEST_F(Libusb, interrupt_and_bulk_wait_side_by_side) {
    const auto device = opened();
    auto notice = device->interruptIn(0x83, 8, kEndless);
    auto reply = device->bulkIn(0x82, 512, kPatience);
    m_reader.insert(std::make_unique<VirtualCard>(CardFace::load(QStringLiteral("mei")).value()));
    EXPECT_EQ(toHex(settled(std::move(notice)).value()).toStdString(), "5003");
    ASSERT_TRUE(settled(device->bulkOut(0x01, *fromHex(u"65000000000007000000"), kPatience)));
    EXPECT_EQ(toHex(settled(std::move(reply)).value()).toStdString(), "81000000000007010000");
}

TEST_F(Libusb, stall_and_cancel_and_time_out_have_their_names) {
    const auto device = opened();
    m_reader.provoke(ReaderTrouble::StallOut);
    EXPECT_EQ(settled(device->bulkOut(0x01, Bytes(10), kPatience)).failure().code, FailureCode::UsbStall);
    EXPECT_TRUE(settled(device->clearHalt(0x01)));
    EXPECT_TRUE(settled(device->bulkOut(0x01, *fromHex(u"65000000000007000000"), kPatience)));
    EXPECT_TRUE(settled(device->bulkIn(0x82, 512, kPatience)));
    EXPECT_EQ(settled(device->bulkIn(0x82, 512, milliseconds(20))).failure().code, FailureCode::UsbTimeout);
    auto waiting = device->interruptIn(0x83, 8, kEndless);
    device->cancelAll();
    EXPECT_EQ(settled(std::move(waiting)).failure().detail.toStdString(), "cancelled");
}

TEST_F(Libusb, unplug_in_mid_transfer_ends_it_and_a_new_plug_is_a_new_arrival) {
    for (int i = 0; i < 3; ++i) {
        auto device = opened();
        QSignalSpy left(&m_bus, &UsbBus::left);
        QSignalSpy arrived(&m_bus, &UsbBus::arrived);
        auto waiting = device->bulkIn(0x82, 512, kEndless);
        auto notice = device->interruptIn(0x83, 8, kEndless);
        m_reader.unplug();
        EXPECT_EQ(settled(std::move(waiting)).failure().detail.toStdString(), "gone");
        EXPECT_EQ(settled(std::move(notice)).failure().detail.toStdString(), "gone");
        EXPECT_TRUE(device->isGone());
        ASSERT_TRUE(left.size() == 1 || left.wait());
        EXPECT_TRUE(m_bus.devices().empty());
        m_reader.plug();
        ASSERT_TRUE(arrived.wait());
    }
}

TEST_F(Libusb, device_dropped_in_mid_transfer_leaves_nothing_hanging) {
    auto device = opened();
    auto waiting = device->bulkIn(0x82, 512, kEndless);
    device.reset();
    EXPECT_EQ(settled(std::move(waiting)).failure().detail.toStdString(), "cancelled");
    device = opened();
    EXPECT_TRUE(settled(device->bulkOut(0x01, *fromHex(u"65000000000007000000"), kPatience)));
    EXPECT_TRUE(settled(device->bulkIn(0x82, 512, kPatience)));
}

TEST_F(Libusb, second_device_arrives_while_the_first_is_open) {
    const auto device = opened();
    QSignalSpy arrived(&m_bus, &UsbBus::arrived);
    m_bed.add(m_printer, 2);
    ASSERT_TRUE(arrived.wait());
    ASSERT_EQ(m_bus.devices().size(), 2U);
    EXPECT_EQ(m_bus.devices()[1].place.toStdString(), "1-2");
    QSignalSpy left(&m_bus, &UsbBus::left);
    m_printer.unplug();
    ASSERT_TRUE(left.wait());
    EXPECT_FALSE(device->isGone());
}

TEST_F(Libusb, waiting_costs_no_processor_time) {
    const auto device = opened();
    auto waiting = device->interruptIn(0x83, 8, kEndless);
    const std::clock_t before = std::clock();
    QCoro::waitFor(m_clock.wait(milliseconds(300)));
    const double spent = static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
    EXPECT_LT(spent, 0.05) << "seconds of processor time in 0.3 s of waiting";
    device->cancelAll();
    EXPECT_FALSE(settled(std::move(waiting)));
}

}  // namespace evergreen
