// The card reader when all goes well: every profile, cards coming and going, readers coming and going.
#include "drivers/ccid/ccid_card_reader.h"

#include "tests/drivers/ccid/reader_bed.h"
#include "tests/support/broken_device.h"

#include <chrono>

#include <QSignalSpy>

namespace evergreen {

namespace {

using Device = CardReader::Device;
using Media = CardReader::Media;

ReaderProfile polledTpdu() {
    ReaderProfile profile = ReaderProfile::tpdu();
    profile.name = QStringLiteral("polled-tpdu");
    profile.hasInterrupt = false;
    return profile;
}

ReaderProfile lowVoltage() {
    ReaderProfile profile = ReaderProfile::tpdu();
    profile.name = QStringLiteral("tpdu-at-1.8V");
    profile.answersAt = 3;
    return profile;
}

const ReaderProfile kProfiles[] = {ReaderProfile::shortApdu(), ReaderProfile::tpdu(), ReaderProfile::polled(),
                                   polledTpdu(), lowVoltage()};

class EachProfile : public testing::TestWithParam<ReaderProfile> {};

}  // namespace

INSTANTIATE_TEST_SUITE_P(Ccid, EachProfile, testing::ValuesIn(kProfiles));

TEST_P(EachProfile, inserted_card_is_told_and_read) {
    for (const char* const name : {"mei", "zhu", "song", "lan"}) {
        ReaderBed bed(GetParam());
        EXPECT_EQ(bed.reader.device(), Device::Online);
        EXPECT_EQ(bed.reader.media(), Media::NotPresent);
        QSignalSpy inserted(&bed.reader, &CardReader::mediaInserted);
        bed.insert(name);
        EXPECT_EQ(inserted.size(), 1);
        EXPECT_EQ(bed.reader.media(), Media::Present);
        const auto start = std::chrono::steady_clock::now();
        EXPECT_EQ(bed.read(), ReaderBed::panOf(name));
        const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
        RecordProperty(std::string("read_ms_") + name, std::to_string(took.count()));
        EXPECT_EQ(bed.run(bed.reader.powerOff())->ok(), true);
    }
}

TEST_P(EachProfile, removed_card_is_told_and_the_next_one_read) {
    ReaderBed bed(GetParam());
    QSignalSpy removed(&bed.reader, &CardReader::mediaRemoved);
    bed.insert("mei");
    EXPECT_EQ(bed.read(), ReaderBed::panOf("mei"));
    bed.remove();
    EXPECT_EQ(removed.size(), 1);
    EXPECT_EQ(bed.reader.media(), Media::NotPresent);
    EXPECT_EQ(bed.read(), QStringLiteral("card-removed"));
    bed.insert("zhu");
    EXPECT_EQ(bed.read(), ReaderBed::panOf("zhu"));
}

TEST_P(EachProfile, mute_card_is_called_mute) {
    ReaderBed bed(GetParam());
    bed.insert("mute");
    EXPECT_EQ(bed.read(), QStringLiteral("card-mute"));
    bed.remove();
    bed.insert("mei");
    EXPECT_EQ(bed.read(), ReaderBed::panOf("mei"));
}

TEST_P(EachProfile, unplugged_reader_is_gone_and_comes_back_with_its_card) {
    ReaderBed bed(GetParam());
    bed.insert("mei");
    QSignalSpy changed(&bed.reader, &CardReader::deviceChanged);
    QSignalSpy inserted(&bed.reader, &CardReader::mediaInserted);
    bed.device.unplug();
    EXPECT_EQ(bed.reader.device(), Device::NoDevice);
    EXPECT_EQ(bed.reader.media(), Media::Unknown);
    EXPECT_EQ(bed.read(), QStringLiteral("reader-gone"));
    bed.device.plug();
    bed.notice();
    EXPECT_EQ(changed.size(), 2);
    EXPECT_EQ(inserted.size(), 1);
    EXPECT_EQ(bed.reader.device(), Device::Online);
    EXPECT_EQ(bed.read(), ReaderBed::panOf("mei"));
}

TEST(CcidCardReader, reader_that_was_there_before_is_met) {
    FakeClock clock;
    VirtualReader device(ReaderProfile::shortApdu(), clock);
    LoopbackUsbBus bus(clock);
    device.insert(std::make_unique<VirtualCard>(CardFace::load(QStringLiteral("mei")).value()));
    bus.add(device, QStringLiteral("1-1"));
    CcidCardReader reader(bus, clock);
    EXPECT_EQ(reader.device(), Device::Online);
    EXPECT_EQ(reader.media(), Media::Present);
}

TEST(CcidCardReader, second_reader_takes_over_when_the_first_leaves) {
    FakeClock clock;
    VirtualReader first(ReaderProfile::shortApdu(), clock);
    VirtualReader second(ReaderProfile::tpdu(), clock);
    LoopbackUsbBus bus(clock);
    bus.add(first, QStringLiteral("1-1"));
    bus.add(second, QStringLiteral("1-2"));
    CcidCardReader reader(bus, clock);
    first.unplug();
    EXPECT_EQ(reader.device(), Device::Online);
    EXPECT_EQ(reader.media(), Media::NotPresent);
    second.insert(std::make_unique<VirtualCard>(CardFace::load(QStringLiteral("song")).value()));
    EXPECT_EQ(reader.media(), Media::Present);
}

TEST(CcidCardReader, reader_that_never_begins_shuts_no_other_out) {
    for (const bool isThereFromTheStart : {true, false}) {
        FakeClock clock;
        VirtualReader good(ReaderProfile::shortApdu(), clock);
        BrokenDevice broken(good);
        LoopbackUsbBus bus(clock);
        bus.add(broken, QStringLiteral("1-1"));
        if (isThereFromTheStart) bus.add(good, QStringLiteral("1-2"));
        CcidCardReader reader(bus, clock);
        for (int second = 0; second < 60; ++second) clock.advance(std::chrono::seconds(1));
        if (!isThereFromTheStart) {
            EXPECT_EQ(reader.device(), Device::HardwareError);
            bus.add(good, QStringLiteral("1-2"));
            clock.advance(std::chrono::seconds(1));
        }
        EXPECT_EQ(reader.device(), Device::Online);
        for (int second = 0; second < 120; ++second) clock.advance(std::chrono::seconds(1));
        EXPECT_EQ(reader.device(), Device::Online) << "and stays";
        EXPECT_EQ(reader.media(), Media::NotPresent);
    }
}

TEST(CcidCardReader, reader_that_may_not_be_opened_is_faulty_until_it_may) {
    FakeClock clock;
    VirtualReader device(ReaderProfile::shortApdu(), clock);
    LoopbackUsbBus bus(clock);
    bus.refuseOpening(true);
    bus.add(device, QStringLiteral("1-1"));
    CcidCardReader reader(bus, clock);
    EXPECT_EQ(reader.device(), Device::NoDevice);
    clock.advance(CcidCardReader::quickAgainAfter * CcidCardReader::quickTriesMax);
    EXPECT_EQ(reader.device(), Device::HardwareError);
    bus.refuseOpening(false);
    clock.advance(CcidCardReader::faultyAgainAfter);
    EXPECT_EQ(reader.device(), Device::Online);
}

// Spec: CCID 1.1 §6.1.7
TEST(CcidCardReader, reader_that_knows_no_parameters_is_told_them) {
    ReaderBed bed(ReaderProfile::tpdu());
    bed.insert("mei");
    EXPECT_TRUE(bed.run(bed.reader.powerOn())->ok());
    EXPECT_EQ(toHex(bed.device.firmware().parameters()), QStringLiteral("1100000A00"));
}

TEST(CcidCardReader, command_without_power_and_malformed_command_are_refused) {
    ReaderBed bed;
    bed.insert("mei");
    EXPECT_EQ(bed.run(bed.reader.transmit(bytes({0, 0xB2, 1, 0x0C, 0})))->failure().code, FailureCode::ReaderFault);
    EXPECT_TRUE(bed.run(bed.reader.powerOn())->ok());
    EXPECT_EQ(bed.run(bed.reader.transmit(bytes({0, 0xB2})))->failure().code, FailureCode::ReaderFault);
    EXPECT_EQ(toHex(**bed.run(bed.reader.transmit(bytes({0, 0xB2, 9, 0x0C, 0})))).size(), 4);
}

TEST(CcidCardReader, commands_of_two_tasks_come_one_after_the_other) {
    ReaderBed bed;
    bed.device.setDelay(std::chrono::milliseconds(300));
    bed.notice();
    bed.insert("mei");
    bed.notice();
    auto atr = bed.reader.powerOn();
    auto off = bed.reader.powerOff();
    EXPECT_TRUE(bed.run(std::move(off))->ok());
    EXPECT_TRUE(bed.run(std::move(atr))->ok());
}

TEST(CcidCardReader, destroyed_reader_leaves_no_alarm) {
    FakeClock clock;
    VirtualReader device(ReaderProfile::polled(), clock);
    LoopbackUsbBus bus(clock);
    bus.add(device, QStringLiteral("1-1"));
    { CcidCardReader reader(bus, clock); }
    EXPECT_EQ(clock.pendingAlarms(), 0U);
}

}  // namespace evergreen
