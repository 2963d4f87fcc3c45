// The card's side of QEMU's reader, against messages as QEMU sends them, on a real socket.
#include "drivers/virtual/vsc_slot.h"

#include "kiosk/base/system_clock.h"
#include "tests/support/settled.h"

#include <gtest/gtest.h>

#include <QTemporaryDir>

namespace evergreen {

namespace {

constexpr std::chrono::milliseconds kPatience{2000};
constexpr std::chrono::milliseconds kSilence{50};
// libcacard: magic "VSCD", version 2, no capabilities.
constexpr const char16_t* kInit = u"00000001FFFFFFFF0000000C565343440000000200000000";
constexpr const char* kAtr = "00000005000000000000000C3B680000455645524752454E";

class Vsc : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(m_slot.listen(QStringLiteral("unix:") + m_folder.filePath(QStringLiteral("vsc"))));
        m_qemu = settled(StreamLink::open(m_slot.address(), m_clock, kPatience)).value();
    }

    void send(QStringView hex) { m_qemu->send(fromHex(hex).value()); }

    /// The next message, or "nothing" / "gone".
    std::string heard(std::chrono::milliseconds patience = kPatience) {
        const auto front = settled(m_qemu->read(vsc::headerBytes, m_clock, patience));
        if (!front) return m_qemu->isOpen() ? "nothing" : "gone";
        const auto rest = settled(m_qemu->read(vsc::decodeHeader(*front)->contentBytes, m_clock, patience));
        return rest ? (toHex(*front) + toHex(*rest)).toStdString() : "broken off";
    }

    void insert(const char* name) {
        EXPECT_TRUE(m_slot.insert(std::make_unique<VirtualCard>(CardFace::load(QString::fromLatin1(name)).value())));
    }

    QTemporaryDir m_folder;
    SystemClock m_clock;
    VscSlot m_slot;
    std::unique_ptr<StreamLink> m_qemu;
};

}  // namespace

TEST_F(Vsc, reader_is_greeted_once_and_hears_of_the_card_that_is_in) {
    insert("mei");
    send(kInit);
    EXPECT_EQ(heard(), "000000030000000000000000");
    EXPECT_EQ(heard(), kAtr);
    // What QEMU says of our messages is no question; an answer to it would never end.
    send(u"00000002000000000000000400000000");
    EXPECT_EQ(heard(kSilence), "nothing");
}

TEST_F(Vsc, reader_plugged_in_anew_hears_of_the_card_again) {
    send(kInit);
    EXPECT_EQ(heard(), "000000030000000000000000");
    insert("mei");
    EXPECT_EQ(heard(), kAtr);
    send(kInit);
    EXPECT_EQ(heard(), "000000030000000000000000");
    EXPECT_EQ(heard(), kAtr);
}

TEST_F(Vsc, command_is_answered_as_the_card_does_over_t0) {
    send(kInit);
    insert("mei");
    heard();
    heard();
    send(u"00000007000000000000000D00A4040008A000000333010101");
    const std::string more = heard();
    EXPECT_EQ(more.substr(0, 26), "00000007000000000000000261") << more;
    // In two pieces, as a socket may bring them.
    send(u"0000000700000000");
    send(u"0000000500B2011400");
    EXPECT_EQ(heard(), "0000000700000000000000026C28");
}

TEST_F(Vsc, removal_is_told_and_a_card_that_is_out_answers_nothing) {
    send(kInit);
    insert("mei");
    heard();
    heard();
    m_slot.remove();
    EXPECT_EQ(heard(), "000000060000000000000000");
    m_slot.remove();
    send(u"00000007000000000000000500B2011400");
    EXPECT_EQ(heard(kSilence), "nothing");
}

TEST_F(Vsc, fate_comes_at_its_command_and_once) {
    constexpr const char16_t* command = u"00000007000000000000000500B2011400";
    send(kInit);
    insert("mei");
    heard();
    heard();
    m_slot.provoke(VscSlot::Fate::Mute, 2);
    send(command);
    EXPECT_EQ(heard(), "0000000700000000000000026A83");
    send(command);
    EXPECT_EQ(heard(kSilence), "nothing");
    EXPECT_TRUE(m_slot.hasCard());
    m_slot.provoke(VscSlot::Fate::Removed, 1);
    send(command);
    EXPECT_EQ(heard(), "000000060000000000000000");
    EXPECT_FALSE(m_slot.hasCard());
}

TEST_F(Vsc, mute_card_stays_out_and_endless_message_ends_the_connection) {
    EXPECT_FALSE(m_slot.insert(std::make_unique<VirtualCard>(CardFace::load(QStringLiteral("mute")).value())));
    EXPECT_FALSE(m_slot.hasCard());
    send(u"000000070000000000FFFFFF");
    EXPECT_EQ(heard(), "gone");
}

}  // namespace evergreen
