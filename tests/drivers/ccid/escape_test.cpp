// Words of one maker's readers (PC_to_RDR_Escape): those on the reader's own list, and nothing else.
#include "tests/drivers/ccid/reader_bed.h"
#include "tests/support/settled.h"

namespace evergreen {

namespace {

class Escapes : public testing::Test {
protected:
    Result<Bytes> ask(const char* word) { return bed.run(bed.reader.escape(QString::fromLatin1(word))).value(); }

    ReaderBed bed{ReaderProfile::keypad()};
};

}  // namespace

// Spec: CCID 1.1 §6.1.8 and §6.2.4
TEST_F(Escapes, word_on_the_readers_list_is_answered_with_and_without_a_card) {
    EXPECT_EQ(bed.reader.escapeWords(), QStringList(QStringLiteral("firmware")));
    EXPECT_EQ(ask("firmware").value(), fromQByteArray("Evergreen keypad 1.0"));
    bed.insert("mei");
    ASSERT_TRUE(bed.run(bed.reader.powerOn())->ok());
    EXPECT_EQ(ask("firmware").value(), fromQByteArray("Evergreen keypad 1.0"));
    EXPECT_EQ(bed.read(), ReaderBed::panOf("mei"));
    EXPECT_EQ(bed.device.firmware().escapes(), 2);
}

TEST_F(Escapes, what_is_not_on_the_list_never_reaches_the_reader) {
    for (const char* const word : {"", "reboot", "\x02", "FIRMWARE"}) {
        EXPECT_EQ(ask(word).failure().code, FailureCode::ReaderFault) << word;
    }
    EXPECT_EQ(bed.device.firmware().escapes(), 0);
}

TEST(EscapeList, reader_without_a_list_is_told_nothing) {
    ReaderProfile other = ReaderProfile::keypad();
    other.productId = 0xE0FF;
    ReaderBed bed(other);
    EXPECT_EQ(bed.reader.escapeWords(), QStringList());
    EXPECT_EQ(bed.run(bed.reader.escape(QStringLiteral("firmware")))->failure().code, FailureCode::ReaderFault);
    EXPECT_EQ(bed.device.firmware().escapes(), 0);
}

// The gate itself: also who holds the connection and makes the command cannot say more than the list.
TEST(EscapeList, connection_lets_no_other_escape_through) {
    FakeClock clock;
    VirtualReader device(ReaderProfile::keypad(), clock);
    LoopbackUsbBus bus(clock);
    bus.add(device, QStringLiteral("1-1"));
    const UsbIdentity identity = bus.devices().front();
    auto opened = settled(bus.open(identity));
    ASSERT_TRUE(opened);
    const auto connection = std::make_shared<CcidConnection>(
        std::move(*opened), findCcidInterface(identity.configurationDescriptor).value(), clock);
    ASSERT_TRUE(settled(connection->begin()));
    for (const Bytes& request : {bytes({0x02, 0x00}), bytes({0x01}), Bytes()}) {
        EXPECT_EQ(settled(connection->ask(ccid::escape(request), CcidConnection::escapeMax)).failure().code,
                  FailureCode::ReaderFault);
    }
    EXPECT_EQ(device.firmware().escapes(), 0);
    EXPECT_TRUE(settled(connection->ask(ccid::escape(bytes({0x02})), CcidConnection::escapeMax)));
    EXPECT_EQ(device.firmware().escapes(), 1);
    connection->close();
}

TEST(EscapeAnswer, refusal_and_an_answer_too_long_are_told_and_the_reader_serves_on) {
    ReaderProfile strange = ReaderProfile::keypad();
    strange.escapeByte = 0x7F;
    ReaderProfile talkative = ReaderProfile::keypad();
    talkative.escapeAnswer = Bytes(65, std::byte{'x'});
    for (const ReaderProfile& profile : {strange, talkative}) {
        ReaderBed bed(profile);
        EXPECT_EQ(bed.run(bed.reader.escape(QStringLiteral("firmware")))->failure().code, FailureCode::ReaderFault);
        bed.insert("mei");
        EXPECT_EQ(bed.read(), ReaderBed::panOf("mei"));
    }
}

TEST_F(Escapes, silent_reader_is_asked_once_only) {
    bed.device.provoke(ReaderTrouble::Silence);
    EXPECT_EQ(ask("firmware").failure().code, FailureCode::ReaderFault);
    EXPECT_EQ(bed.device.firmware().escapes(), 0) << "the virtual reader lost it, and it was not said again";
    EXPECT_EQ(ask("firmware").value(), fromQByteArray("Evergreen keypad 1.0"));
    EXPECT_EQ(bed.device.firmware().escapes(), 1);
    bed.device.unplug();
    EXPECT_EQ(ask("firmware").failure().code, FailureCode::ReaderGone);
}

}  // namespace evergreen
