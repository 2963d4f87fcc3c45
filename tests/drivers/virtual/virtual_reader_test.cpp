#include "drivers/virtual/virtual_reader.h"

#include "tests/support/fake_clock.h"
#include "tests/support/loopback_usb_bus.h"
#include "tests/support/settled.h"

#include <gtest/gtest.h>

#include <QSignalSpy>

namespace evergreen {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds kPatience{500};

// One reader behind a loopback bus, opened.
struct Bed {
    FakeClock clock;
    VirtualReader reader;
    LoopbackUsbBus bus{clock};
    std::unique_ptr<UsbDevice> device;

    explicit Bed(ReaderProfile profile = ReaderProfile::shortApdu()) : reader(std::move(profile), clock) {
        bus.add(reader, QStringLiteral("1-1"));
        device = settled(bus.open(bus.devices().front())).value();
    }

    QString ask(QStringView command) {
        EXPECT_TRUE(settled(device->bulkOut(0x01, fromHex(command).value(), kPatience)));
        return listen();
    }

    QString listen() {
        auto task = device->bulkIn(0x82, 512, kPatience);
        clock.advance(kPatience);
        const auto reply = settled(std::move(task));
        return reply ? toHex(*reply) : QString::fromLatin1(reply.failure().name());
    }

    void insert(const char* name) {
        reader.insert(std::make_unique<VirtualCard>(CardFace::load(QString::fromLatin1(name)).value()));
    }
};

}  // namespace

TEST(VirtualReader, slot_status_tells_of_the_card) {
    Bed bed;
    EXPECT_EQ(bed.ask(u"65000000000007000000"), QStringLiteral("81000000000007020000"));
    bed.insert("mei");
    EXPECT_EQ(bed.ask(u"65000000000008000000"), QStringLiteral("81000000000008010000"));
}

TEST(VirtualReader, power_on_gives_the_atr_and_a_mute_card_fails) {
    Bed bed;
    bed.insert("mei");
    EXPECT_EQ(bed.ask(u"62000000000001000000"), QStringLiteral("800C00000000010000003B680000455645524752454E"));
    bed.insert("mute");
    EXPECT_EQ(bed.ask(u"62000000000002000000"), QStringLiteral("8000000000000241FE00"));
}

TEST(VirtualReader, slot_change_is_told_on_the_interrupt_endpoint) {
    Bed bed;
    auto task = bed.device->interruptIn(0x83, 8, milliseconds(0));
    bed.insert("mei");
    EXPECT_EQ(toHex(*settled(std::move(task))), QStringLiteral("5003"));
    bed.reader.remove();
    EXPECT_EQ(toHex(*settled(bed.device->interruptIn(0x83, 8, milliseconds(0)))), QStringLiteral("5002"));
}

TEST(VirtualReader, troubles_come_in_the_order_they_were_provoked) {
    Bed bed;
    bed.reader.provoke(ReaderTrouble::Silence);
    bed.reader.provoke(ReaderTrouble::StaleSequence);
    bed.reader.provoke(ReaderTrouble::MoreTime);
    EXPECT_EQ(bed.ask(u"65000000000007000000"), QStringLiteral("usb-timeout"));
    EXPECT_EQ(bed.ask(u"65000000000008000000"), QStringLiteral("81000000000007820000"));
    EXPECT_EQ(bed.listen(), QStringLiteral("81000000000008820100"));
    EXPECT_EQ(bed.listen(), QStringLiteral("81000000000008020000"));
}

TEST(VirtualReader, stall_lasts_until_it_is_cleared) {
    Bed bed;
    bed.reader.provoke(ReaderTrouble::Stall);
    EXPECT_EQ(bed.ask(u"65000000000001000000"), QStringLiteral("usb-stall"));
    EXPECT_EQ(bed.listen(), QStringLiteral("usb-stall"));
    EXPECT_TRUE(settled(bed.device->clearHalt(0x82)));
    EXPECT_EQ(bed.ask(u"65000000000002000000"), QStringLiteral("81000000000002020000"));
}

TEST(VirtualReader, delayed_reply_looks_at_the_slot_when_it_is_due) {
    Bed bed;
    bed.insert("mei");
    bed.reader.setDelay(milliseconds(300));
    bed.device->bulkOut(0x01, fromHex(u"65000000000001000000").value(), kPatience);
    bed.reader.remove();
    EXPECT_EQ(bed.listen(), QStringLiteral("81000000000001020000"));
}

TEST(VirtualReader, pulled_cable_ends_what_waits_and_tells_the_bus) {
    Bed bed;
    QSignalSpy left(&bed.bus, &UsbBus::left);
    QSignalSpy gone(bed.device.get(), &UsbDevice::gone);
    auto task = bed.device->bulkIn(0x82, 512, milliseconds(0));
    bed.reader.unplug();
    EXPECT_EQ(settled(std::move(task)).failure(), (Failure{FailureCode::UsbError, QStringLiteral("gone")}));
    EXPECT_EQ(left.size(), 1);
    EXPECT_EQ(gone.size(), 1);
    EXPECT_TRUE(bed.bus.devices().empty());
    bed.reader.plug();
    EXPECT_EQ(bed.bus.devices().size(), 1U);
}

TEST(UrbDevice, cancelled_and_timed_out_transfers_say_which) {
    Bed bed;
    auto cancelled = bed.device->bulkIn(0x82, 512, kPatience);
    bed.device->cancelAll();
    EXPECT_EQ(settled(std::move(cancelled)).failure(), (Failure{FailureCode::UsbError, QStringLiteral("cancelled")}));
    EXPECT_EQ(bed.listen(), QStringLiteral("usb-timeout"));
    EXPECT_EQ(bed.clock.pendingAlarms(), 0U);
}

TEST(UrbDevice, destroyed_device_ends_its_transfers) {
    Bed bed;
    auto task = bed.device->bulkIn(0x82, 512, kPatience);
    bed.device.reset();
    EXPECT_EQ(settled(std::move(task)).failure().detail, QStringLiteral("cancelled"));
}

}  // namespace evergreen
