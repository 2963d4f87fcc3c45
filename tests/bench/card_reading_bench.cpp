// How long a customer waits for the card itself: from the slot's notice to the card's number, through each real way in,
// with a reader and a card that answer at once. Prints one JSON line a way; no pass or fail.
#include "drivers/ccid/ccid_card_reader.h"
#include "drivers/virtual/virtual_reader.h"
#include "kiosk/base/system_clock.h"
#include "kiosk/card/card_application.h"
#include "tests/support/device_way.h"
#include "tests/support/settled.h"

#include <algorithm>
#include <cstdio>
#include <gtest/gtest.h>
#include <vector>

#include <QElapsedTimer>
#include <QSignalSpy>

namespace evergreen {

namespace {

constexpr int kRounds = 100;
constexpr int kExchanges = 2000;

double medianMs(std::vector<qint64> nanoseconds) {
    std::sort(nanoseconds.begin(), nanoseconds.end());
    return static_cast<double>(nanoseconds[nanoseconds.size() / 2]) / 1e6;
}

struct Bed {
    SystemClock clock;
    VirtualReader usb;
    DeviceWay way;
    CcidCardReader reader{way.bus(), clock};

    Bed(WayIn kind, ReaderProfile profile) : usb(std::move(profile), clock), way(kind, clock) {
        way.add(usb, 1);
        QSignalSpy changed(&reader, &CardReader::deviceChanged);
        while (reader.device() != CardReader::Device::Online) EXPECT_TRUE(changed.wait());
    }

    qint64 insertAndRead() {
        QSignalSpy inserted(&reader, &CardReader::mediaInserted);
        QElapsedTimer timer;
        timer.start();
        usb.insert(std::make_unique<VirtualCard>(CardFace::load(QStringLiteral("mei")).value()));
        EXPECT_TRUE(!inserted.empty() || inserted.wait());
        EXPECT_TRUE(settled(readCard(reader)));
        const qint64 spent = timer.nsecsElapsed();
        QSignalSpy removed(&reader, &CardReader::mediaRemoved);
        usb.remove();
        EXPECT_TRUE(!removed.empty() || removed.wait());
        return spent;
    }
};

void measure(const char* name, WayIn kind, const ReaderProfile& profile) {
    Bed bed(kind, profile);
    std::vector<qint64> readings;
    readings.reserve(kRounds);
    for (int round = 0; round < kRounds; ++round) readings.push_back(bed.insertAndRead());
    const qint64 worst = *std::max_element(readings.begin(), readings.end());
    QSignalSpy inserted(&bed.reader, &CardReader::mediaInserted);
    bed.usb.insert(std::make_unique<VirtualCard>(CardFace::load(QStringLiteral("mei")).value()));
    EXPECT_TRUE(!inserted.empty() || inserted.wait());
    EXPECT_TRUE(settled(bed.reader.powerOn()));
    const Bytes command = *fromHex(u"00B2010C00");
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < kExchanges; ++i) EXPECT_TRUE(settled(bed.reader.transmit(command)));
    const double rate = kExchanges * 1e9 / static_cast<double>(timer.nsecsElapsed());
    std::printf(
        R"({"bench":"card-reading","way":"%s","reader":"%s","insertToReadMs":%.2f,"worstMs":%.2f,"apduPerS":%.0f})"
        "\n",
        name, qPrintable(profile.name), medianMs(readings), static_cast<double>(worst) / 1e6, rate);
}

}  // namespace

TEST(CardReadingBench, every_way_in) {
    for (const ReaderProfile& profile : {ReaderProfile::shortApdu(), ReaderProfile::tpdu()}) {
        measure("usbip", WayIn::Usbip, profile);
        measure("libusb", WayIn::Libusb, profile);
    }
}

}  // namespace evergreen
