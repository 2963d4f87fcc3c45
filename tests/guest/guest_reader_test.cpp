// Our driver at a card reader that others wrote: QEMU's usb-ccid behind QEMU's xHCI, through the guest's usbfs and the
// real libusb. The card in it is ours (evergreen-vsc), at T=0.
#include "tests/guest/guest_bed.h"
#include "tests/guest/guest_port.h"
#include "tests/support/settled.h"

#include <gtest/gtest.h>

#include <QEventLoop>
#include <QProcess>
#include <QTimer>

namespace evergreen {

namespace {

constexpr const char* kMei = "999999*********0014";
constexpr std::chrono::milliseconds kThinking{300};

class GuestReader : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(GuestBed::becomes(m_reader, CardReader::Device::Online));
        ASSERT_TRUE(insert("insert mei"));
    }

    void TearDown() override { m_qemu.say("remove"); }

    bool insert(const char* words) {
        return m_qemu.say(words) && GuestBed::becomes(m_reader, CardReader::Media::Present);
    }

    QemuReader m_qemu;
    GuestBed m_bed;
    CcidCardReader m_reader{m_bed.bus, m_bed.clock};
};

}  // namespace

TEST_F(GuestReader, cards_are_read_one_after_the_other) {
    EXPECT_EQ(readIn(m_reader), kMei);
    ASSERT_TRUE(m_qemu.say("remove"));
    ASSERT_TRUE(GuestBed::becomes(m_reader, CardReader::Media::NotPresent));
    ASSERT_TRUE(insert("insert zhu"));
    EXPECT_EQ(readIn(m_reader), "999999*********0022");
    EXPECT_TRUE(settled(m_reader.powerOff()));
    EXPECT_EQ(readIn(m_reader), "999999*********0022");
}

// At once: QEMU's reader has often forgotten the reply before anybody asks for it.
TEST_F(GuestReader, card_torn_out_by_a_command_is_told_and_the_next_one_is_read) {
    for (const int command : {1, 2, 5}) {
        ASSERT_TRUE(m_qemu.say(qPrintable(QStringLiteral("remove-at %1").arg(command))));
        EXPECT_EQ(readIn(m_reader), "card-removed") << "at command " << command;
        ASSERT_TRUE(GuestBed::becomes(m_reader, CardReader::Media::NotPresent)) << "at command " << command;
        ASSERT_TRUE(insert("insert mei")) << "after command " << command;
    }
    EXPECT_EQ(readIn(m_reader), kMei);
}

// While the driver waits for the reply: it comes, says "done" and has nothing in it.
TEST_F(GuestReader, card_torn_out_while_it_thinks_is_told_and_the_next_one_is_read) {
    for (const int command : {1, 3, 6}) {
        ASSERT_TRUE(m_qemu.say(qPrintable(QStringLiteral("mute-at %1").arg(command))));
        QTimer::singleShot(kThinking, &m_reader, [this] { EXPECT_TRUE(m_qemu.say("remove")); });
        EXPECT_EQ(readIn(m_reader), "card-removed") << "at command " << command;
        ASSERT_TRUE(GuestBed::becomes(m_reader, CardReader::Media::NotPresent)) << "at command " << command;
        ASSERT_TRUE(insert("insert mei")) << "after command " << command;
    }
    EXPECT_EQ(readIn(m_reader), kMei);
}

TEST_F(GuestReader, reader_unplugged_in_mid_command_is_gone_and_comes_back) {
    for (const int command : {1, 4}) {
        ASSERT_TRUE(m_qemu.say(qPrintable(QStringLiteral("mute-at %1").arg(command))));
        QTimer::singleShot(kThinking, &m_reader, [this] { EXPECT_TRUE(m_qemu.unplug()); });
        const std::string outcome = readIn(m_reader);
        EXPECT_EQ(outcome, "reader-gone") << "at command " << command;
        ASSERT_TRUE(GuestBed::becomes(m_reader, CardReader::Device::NoDevice));
        ASSERT_TRUE(m_qemu.plug());
        ASSERT_TRUE(GuestBed::becomes(m_reader, CardReader::Device::Online));
        ASSERT_TRUE(GuestBed::becomes(m_reader, CardReader::Media::Present));
        EXPECT_EQ(readIn(m_reader), kMei);
    }
}

TEST(GuestProgram, conversation_is_explained_to_its_end) {
    QemuReader qemu;
    ASSERT_TRUE(qemu.say("insert demo-online"));
    QProcess program;
    program.setProcessChannelMode(QProcess::MergedChannels);
    QEventLoop loop;
    QObject::connect(&program, &QProcess::finished, &loop, &QEventLoop::quit);
    program.start(QStringLiteral(EVERGREEN_BIN_DIR "/evergreen-card"),
                  {QStringLiteral("--explain"), QStringLiteral("--issuer")});
    loop.exec();
    const QByteArray said = program.readAll();
    EXPECT_EQ(program.exitCode(), 0);
    for (const char* const words : {"the card asks the bank: ARQC", "the card approves: TC"}) {
        EXPECT_TRUE(said.contains(words)) << words << "\n" << said.toStdString();
    }
    qemu.say("remove");
}

}  // namespace evergreen
