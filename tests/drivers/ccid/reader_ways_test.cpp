// The card reader through each real way in, card and cable pulled at each transfer of a reading. Nothing may hang.
#include "drivers/ccid/ccid_card_reader.h"
#include "drivers/virtual/virtual_reader.h"
#include "kiosk/base/system_clock.h"
#include "kiosk/card/card_application.h"
#include "tests/support/device_way.h"
#include "tests/support/settled.h"

#include <gtest/gtest.h>

#include <QSignalSpy>

namespace evergreen {

namespace {

struct Way {
    const char* name;
    WayIn kind;
    ReaderProfile (*profile)();
};

constexpr Way kWays[] = {{"usbip_apdu", WayIn::Usbip, ReaderProfile::shortApdu},
                         {"usbip_t0", WayIn::Usbip, ReaderProfile::tpdu},
                         {"libusb_apdu", WayIn::Libusb, ReaderProfile::shortApdu},
                         {"libusb_t0", WayIn::Libusb, ReaderProfile::tpdu}};

void PrintTo(const Way& way, std::ostream* to) {
    *to << way.name;
}

class EachWay : public testing::TestWithParam<Way> {
protected:
    EachWay() { m_way.add(m_usb, 1); }

    void SetUp() override { ASSERT_TRUE(become(CardReader::Device::Online)); }

    // Turns the event loop until the reader is what it should be.
    bool become(CardReader::Device state) {
        QSignalSpy changed(&m_reader, &CardReader::deviceChanged);
        while (m_reader.device() != state) {
            if (!changed.wait()) return false;
        }
        return true;
    }

    bool become(CardReader::Media state) {
        QSignalSpy inserted(&m_reader, &CardReader::mediaInserted);
        QSignalSpy removed(&m_reader, &CardReader::mediaRemoved);
        while (m_reader.media() != state) {
            if (!(state == CardReader::Media::Present ? inserted : removed).wait()) return false;
        }
        return true;
    }

    bool insert(const char* name) {
        m_usb.insert(std::make_unique<VirtualCard>(CardFace::load(QString::fromLatin1(name)).value()));
        return become(CardReader::Media::Present);
    }

    std::string read() {
        const auto card = settled(readCard(m_reader));
        return card ? card->maskedPan().toStdString() : card.failure().name();
    }

    int transfersOfAReading() {
        int transfers = 0;
        m_usb.watchTransfers([&transfers](int number) { transfers = number; });
        EXPECT_EQ(read(), "999999*********0014");
        m_usb.watchTransfers({});
        return transfers;
    }

    SystemClock m_clock;
    VirtualReader m_usb{GetParam().profile(), m_clock};
    DeviceWay m_way{GetParam().kind, m_clock};
    CcidCardReader m_reader{m_way.bus(), m_clock};
};

INSTANTIATE_TEST_SUITE_P(Reader, EachWay, testing::ValuesIn(kWays),
                         [](const auto& row) { return std::string(row.param.name); });

}  // namespace

TEST_P(EachWay, cards_are_read_one_after_the_other) {
    ASSERT_TRUE(insert("mei"));
    EXPECT_EQ(read(), "999999*********0014");
    m_usb.remove();
    ASSERT_TRUE(become(CardReader::Media::NotPresent));
    ASSERT_TRUE(insert("zhu"));
    EXPECT_EQ(read(), "999999*********0022");
}

TEST_P(EachWay, unknown_and_mute_cards_have_their_names) {
    ASSERT_TRUE(insert("unknown"));
    EXPECT_EQ(read(), "card-unknown");
    m_usb.remove();
    ASSERT_TRUE(become(CardReader::Media::NotPresent));
    ASSERT_TRUE(insert("mute"));
    EXPECT_EQ(read(), "card-mute");
}

TEST_P(EachWay, stalled_endpoint_is_cleared) {
    ASSERT_TRUE(insert("mei"));
    // Giving power may be repeated, an APDU may not: who has halted at the one costs nothing, at the other the reading.
    m_usb.provoke(ReaderTrouble::Stall);
    EXPECT_EQ(read(), "999999*********0014");
    m_usb.provoke(ReaderTrouble::StallOut);
    EXPECT_EQ(read(), "999999*********0014");
    ASSERT_TRUE(settled(m_reader.powerOn()));
    m_usb.provoke(ReaderTrouble::Stall);
    const auto answer = settled(m_reader.transmit(*fromHex(u"00A404000E315041592E5359532E444446303100")));
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.failure().code, FailureCode::ReaderFault);
    EXPECT_EQ(read(), "999999*********0014");
}

TEST_P(EachWay, card_pulled_at_any_transfer_is_told) {
    ASSERT_TRUE(insert("mei"));
    const int transfers = transfersOfAReading();
    ASSERT_GT(transfers, 10);
    for (int pulledAt = 1; pulledAt <= transfers; ++pulledAt) {
        m_usb.watchTransfers([this, pulledAt](int number) {
            if (number == pulledAt) m_usb.remove();
        });
        const std::string result = read();
        m_usb.watchTransfers({});
        // The last transfers may bring the last answer before the driver hears of the removal.
        const bool isLate = pulledAt >= transfers - 1 && result == "999999*********0014";
        EXPECT_TRUE(result == "card-removed" || isLate) << "pulled at " << pulledAt << ": " << result;
        ASSERT_TRUE(become(CardReader::Media::NotPresent));
        ASSERT_TRUE(insert("mei"));
    }
    EXPECT_EQ(read(), "999999*********0014");
}

TEST_P(EachWay, reader_unplugged_at_any_transfer_is_gone_and_comes_back) {
    ASSERT_TRUE(insert("mei"));
    const int transfers = transfersOfAReading();
    for (int pulledAt = 1; pulledAt <= transfers; ++pulledAt) {
        m_usb.watchTransfers([this, pulledAt](int number) {
            if (number == pulledAt) m_usb.unplug();
        });
        EXPECT_EQ(read(), "reader-gone") << "unplugged at " << pulledAt;
        m_usb.watchTransfers({});
        ASSERT_TRUE(become(CardReader::Device::NoDevice));
        m_usb.plug();
        ASSERT_TRUE(become(CardReader::Device::Online));
        ASSERT_TRUE(become(CardReader::Media::Present));
    }
    EXPECT_EQ(read(), "999999*********0014");
}

}  // namespace evergreen
