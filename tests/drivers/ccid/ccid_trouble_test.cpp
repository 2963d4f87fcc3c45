// The card reader when things go wrong: troubles of the field one by one, the card or the cable pulled at every
// transfer.
#include "tests/drivers/ccid/reader_bed.h"

#include <array>

#include <QSignalSpy>

namespace evergreen {

namespace {

using Device = CardReader::Device;

struct TroubleRow {
    const char* name;
    ReaderTrouble trouble;
    int count;
    bool isSurvived;  ///< the command under way succeeds all the same, whichever it is
};

constexpr std::array kTroubles{
    TroubleRow{"stale", ReaderTrouble::StaleSequence, 1, true},
    TroubleRow{"ten_stale", ReaderTrouble::StaleSequence, 10, true},
    TroubleRow{"zero_length", ReaderTrouble::ZeroLength, 1, true},
    TroubleRow{"more_time", ReaderTrouble::MoreTime, 5, true},
    TroubleRow{"stall_out", ReaderTrouble::StallOut, 1, true},
    TroubleRow{"slot_busy", ReaderTrouble::SlotBusy, 3, true},
    TroubleRow{"eleven_stale", ReaderTrouble::StaleSequence, 11, false},
    TroubleRow{"stall", ReaderTrouble::Stall, 1, false},
    TroubleRow{"garbage", ReaderTrouble::Garbage, 1, false},
    TroubleRow{"truncated", ReaderTrouble::Truncated, 1, false},
    TroubleRow{"silence", ReaderTrouble::Silence, 1, false},
    TroubleRow{"busy_too_long", ReaderTrouble::SlotBusy, CcidConnection::busyTriesMax, false},
};

const std::array kLevels{ReaderProfile::shortApdu(), ReaderProfile::tpdu(), ReaderProfile::polled()};

class EachLevel : public testing::TestWithParam<ReaderProfile> {};

// How many bulk transfers one reading takes.
int transfersOfReading(const ReaderProfile& profile) {
    ReaderBed bed(profile);
    bed.insert("mei");
    int transfers = 0;
    bed.device.watchTransfers([&transfers](int number) { transfers = number; });
    EXPECT_EQ(bed.read(), ReaderBed::panOf("mei"));
    return transfers;
}

bool isCardTrouble(const QString& outcome) {
    return outcome == QStringLiteral("card-removed") || outcome == QStringLiteral("card-mute");
}

}  // namespace

INSTANTIATE_TEST_SUITE_P(Ccid, EachLevel, testing::ValuesIn(kLevels));

TEST_P(EachLevel, trouble_at_any_transfer_ends_and_the_next_reading_works) {
    const int transfers = transfersOfReading(GetParam());
    ASSERT_GT(transfers, 10);
    for (const TroubleRow& row : kTroubles) {
        for (int at = 1; at <= transfers; ++at) {
            SCOPED_TRACE(testing::Message() << row.name << " at transfer " << at);
            ReaderBed bed(GetParam());
            bed.insert("mei");
            bed.device.watchTransfers([&](int number) {
                if (number == at) bed.device.provoke(row.trouble, row.count);
            });
            const QString outcome = bed.read();
            EXPECT_NE(outcome, QStringLiteral("hangs"));
            if (row.isSurvived) {
                EXPECT_EQ(outcome, ReaderBed::panOf("mei"));
            }
            bed.clock.advance(CcidCardReader::faultyAgainAfter * 2);
            EXPECT_EQ(bed.reader.device(), Device::Online);
            EXPECT_EQ(bed.read(), ReaderBed::panOf("mei"));
        }
    }
}

TEST_P(EachLevel, card_pulled_at_any_transfer_is_told_and_the_next_card_works) {
    const int transfers = transfersOfReading(GetParam());
    for (int at = 1; at <= transfers; ++at) {
        SCOPED_TRACE(testing::Message() << "transfer " << at);
        ReaderBed bed(GetParam());
        bed.insert("mei");
        QSignalSpy removed(&bed.reader, &CardReader::mediaRemoved);
        bed.device.watchTransfers([&](int number) {
            if (number == at) bed.device.remove();
        });
        const QString outcome = bed.read();
        // The last reply may already be on its way.
        const bool isRead = at >= transfers && outcome == ReaderBed::panOf("mei");
        EXPECT_TRUE(isRead || outcome == QStringLiteral("card-removed")) << outcome.toStdString();
        bed.notice();
        EXPECT_EQ(removed.size(), 1);
        bed.insert("zhu");
        EXPECT_EQ(bed.read(), ReaderBed::panOf("zhu"));
    }
}

TEST_P(EachLevel, card_swapped_at_any_transfer_never_mixes_two_cards) {
    const int transfers = transfersOfReading(GetParam());
    const auto zhu = CardFace::load(QStringLiteral("zhu")).value();
    for (int at = 1; at <= transfers; ++at) {
        SCOPED_TRACE(testing::Message() << "transfer " << at);
        ReaderBed bed(GetParam());
        bed.insert("mei");
        bed.device.watchTransfers([&](int number) {
            if (number == at) bed.device.insert(std::make_unique<VirtualCard>(zhu));
        });
        const QString outcome = bed.read();
        EXPECT_TRUE(isCardTrouble(outcome) || outcome == zhu.pan || outcome == ReaderBed::panOf("mei"))
            << outcome.toStdString();
        bed.notice();
        EXPECT_EQ(bed.read(), zhu.pan);
    }
}

TEST_P(EachLevel, reader_unplugged_at_any_transfer_is_gone_and_works_when_it_is_back) {
    const int transfers = transfersOfReading(GetParam());
    for (int at = 1; at <= transfers; ++at) {
        SCOPED_TRACE(testing::Message() << "transfer " << at);
        ReaderBed bed(GetParam());
        bed.insert("mei");
        bed.device.watchTransfers([&](int number) {
            if (number == at) bed.device.unplug();
        });
        EXPECT_EQ(bed.read(), QStringLiteral("reader-gone"));
        EXPECT_EQ(bed.reader.device(), Device::NoDevice);
        bed.device.plug();
        bed.notice();
        EXPECT_EQ(bed.reader.device(), Device::Online);
        EXPECT_EQ(bed.read(), ReaderBed::panOf("mei"));
    }
}

// A card that may have carried out a command is asked nothing more: the next block could complete half a command.
TEST(CcidTrouble, after_a_block_of_unknown_fate_nothing_reaches_the_card_until_it_is_powered_again) {
    for (const ReaderProfile& profile : {ReaderProfile::shortApdu(), ReaderProfile::tpdu()}) {
        for (const char* const atr : {"3B680000455645524752454E", "3B8081214565"}) {
            for (const ReaderTrouble trouble :
                 {ReaderTrouble::Truncated, ReaderTrouble::Silence, ReaderTrouble::Garbage, ReaderTrouble::Stall}) {
                SCOPED_TRACE(testing::Message()
                             << profile.name.toStdString() << " " << atr << " " << static_cast<int>(trouble));
                ReaderBed bed(profile);
                CardFace face = CardFace::load(QStringLiteral("mei")).value();
                face.atr = fromHex(QString::fromLatin1(atr)).value();
                bed.device.insert(std::make_unique<VirtualCard>(std::move(face)));
                bed.notice();
                int commands = 0;
                bed.device.card()->answerBy([&commands](ByteView) -> std::optional<Bytes> {
                    ++commands;
                    return bytes({0x90, 0x00});
                });
                const Bytes command = bytes({0x00, 0xB2, 0x01, 0x0C, 0x00});
                ASSERT_TRUE(*bed.run(bed.reader.powerOn()));
                bed.device.provoke(trouble);
                EXPECT_FALSE(*bed.run(bed.reader.transmit(command)));
                const int before = commands;
                EXPECT_EQ((*bed.run(bed.reader.transmit(command))).failure().code, FailureCode::ReaderFault);
                EXPECT_EQ(commands, before);
                ASSERT_TRUE(*bed.run(bed.reader.powerOn()));
                EXPECT_TRUE(*bed.run(bed.reader.transmit(command)));
                EXPECT_EQ(commands, before + 1);
            }
        }
    }
}

// As QEMU's reader does it: the reply to a command from whose midst the card was taken is empty, or never comes.
TEST(CcidTrouble, card_torn_out_of_a_reader_that_forgets_the_reply_is_told_at_once_and_the_next_one_works) {
    for (const ReaderProfile& profile : {ReaderProfile::shortApdu(), ReaderProfile::tpdu()}) {
        const int transfers = transfersOfReading(profile);
        for (const ReaderTrouble trouble : {ReaderTrouble::TornOut, ReaderTrouble::TornOutSilent}) {
            for (int at = 1; at <= transfers; at += 2) {
                SCOPED_TRACE(testing::Message() << profile.name.toStdString() << " transfer " << at);
                ReaderBed bed(profile);
                bed.insert("mei");
                bed.device.watchTransfers([&](int number) {
                    if (number == at) bed.device.provoke(trouble);
                });
                const auto began = bed.clock.monotonic();
                EXPECT_EQ(bed.read(), QStringLiteral("card-removed"));
                EXPECT_EQ(bed.reader.media(), CardReader::Media::NotPresent);
                EXPECT_LE(bed.clock.monotonic() - began, CcidConnection::statusMax + std::chrono::milliseconds(100));
                bed.insert("zhu");
                EXPECT_EQ(bed.read(), ReaderBed::panOf("zhu"));
                EXPECT_EQ(bed.reader.device(), Device::Online);
            }
        }
    }
}

TEST(CcidTrouble, card_torn_out_while_the_reader_keeps_silent_is_told_at_once_and_the_next_one_works) {
    for (const ReaderProfile& profile : {ReaderProfile::shortApdu(), ReaderProfile::tpdu()}) {
        const int transfers = transfersOfReading(profile);
        for (int at = 1; at <= transfers; at += 2) {
            SCOPED_TRACE(testing::Message() << profile.name.toStdString() << " transfer " << at);
            ReaderBed bed(profile);
            bed.insert("mei");
            bed.device.watchTransfers([&](int number) {
                if (number == at) bed.device.provoke(ReaderTrouble::Silence);
            });
            constexpr std::chrono::seconds untilTorn{1};
            const auto torn = bed.clock.alarm(untilTorn, [&bed] { bed.device.remove(); });
            const auto began = bed.clock.monotonic();
            EXPECT_EQ(bed.read(), QStringLiteral("card-removed"));
            EXPECT_LE(bed.clock.monotonic() - began,
                      untilTorn + CcidConnection::statusMax + std::chrono::milliseconds(100));
            bed.insert("zhu");
            EXPECT_EQ(bed.read(), ReaderBed::panOf("zhu"));
        }
    }
}

TEST(CcidTrouble, slow_reader_is_waited_for) {
    ReaderBed bed;
    bed.device.setDelay(std::chrono::milliseconds(1500));
    bed.insert("mei");
    bed.clock.advance(std::chrono::seconds(5));
    EXPECT_EQ(bed.read(), ReaderBed::panOf("mei"));
}

TEST(CcidTrouble, reader_of_the_quirk_table_gets_the_time_it_needs) {
    ReaderProfile slow = ReaderProfile::shortApdu();
    slow.vendorId = 0x0B81;
    slow.productId = 0x0200;
    ReaderBed bed(slow);
    EXPECT_EQ(bed.reader.device(), CardReader::Device::NoDevice);
    bed.clock.advance(std::chrono::seconds(1));
    EXPECT_EQ(bed.reader.device(), CardReader::Device::Online);
    bed.insert("mei");
    ASSERT_TRUE(bed.run(bed.reader.powerOn()).value());
    bed.device.setDelay(std::chrono::seconds(40));
    EXPECT_TRUE(bed.run(bed.reader.transmit(*fromHex(u"00B2010C00"))).value());
}

TEST(CcidTrouble, reader_that_stays_silent_is_opened_anew) {
    ReaderBed bed;
    bed.insert("mei");
    bed.device.provoke(ReaderTrouble::Silence, 8);
    QSignalSpy changed(&bed.reader, &CardReader::deviceChanged);
    EXPECT_EQ(bed.read(), QStringLiteral("reader-fault"));
    ASSERT_GE(changed.size(), 1);
    EXPECT_EQ(changed.front().front().value<Device>(), Device::HardwareError);
    bed.clock.advance(std::chrono::minutes(2));
    EXPECT_EQ(bed.reader.device(), Device::Online);
    EXPECT_EQ(bed.read(), ReaderBed::panOf("mei"));
}

TEST(CcidTrouble, reader_destroyed_during_a_late_reply_is_harmless) {
    FakeClock clock;
    VirtualReader device(ReaderProfile::shortApdu(), clock);
    LoopbackUsbBus bus(clock);
    device.setDelay(std::chrono::milliseconds(500));
    bus.add(device, QStringLiteral("1-1"));
    { CcidCardReader reader(bus, clock); }
    clock.advance(std::chrono::seconds(10));
    EXPECT_EQ(clock.pendingAlarms(), 0U);
}

}  // namespace evergreen
