// A kiosk that is revoked while mosquitto runs: it cannot come back. That nobody listens to what it still says on the
// connection it has, dispatch_test.cpp shows.
#include "tests/support/issuing_desk.h"
#include "tests/support/mqtt_peer.h"

#include <gtest/gtest.h>

namespace evergreen {

namespace {

using namespace desk;

/// A desk that issues, a broker that believes what it does, and both kiosks enrolled.
class RevokedKiosk : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(broker.start().ok());
        for (const QString& kiosk : {kKiosk, kOtherKiosk}) ASSERT_EQ(desk.enrol(kiosk).end, EnrolmentEnd::Done);
    }

    std::unique_ptr<MqttPeer> peer(const QString& kiosk) {
        return std::make_unique<MqttPeer>(
            MqttEndpoint{QStringLiteral("localhost"), broker.port(), testCertificates().authority(),
                         desk.identity(kiosk), desk.identity(kiosk)},
            kiosk, std::vector<QString>{});
    }
    bool isLetIn(const QString& kiosk) {
        const auto one = peer(kiosk);
        EXPECT_TRUE(awaited([&] { return one->connections > 0 || one->lost.size() >= 2; }));
        return one->connections > 0;
    }
    /// As the desk does within Revocations::lookEvery, and evergreen-broker every two seconds.
    void writeAndRead() {
        const auto opened = desk.authority().open(QDateTime::currentDateTimeUtc());
        std::vector<RevokedSerial> revoked;
        desk.running().desk().withBooks([&](DeskBooks& books) { revoked = books.certificates.revoked(books.now()); });
        // A list that is as old as the one before is not the newer one.
        ASSERT_TRUE(opened->writeList(revoked, 99, QDateTime::currentDateTimeUtc().addSecs(10)).ok());
        ASSERT_TRUE(broker.takeRevoked().ok());
    }

    QTemporaryDir folder;
    IssuingDesk desk;
    RunningBroker broker{{folder.path(), QStringLiteral("127.0.0.1"), 0, desk.authority().folder()},
                         testCertificates()};
};

}  // namespace

TEST_F(RevokedKiosk, cannot_come_back_and_others_come_and_go) {
    EXPECT_TRUE(isLetIn(kKiosk));
    EXPECT_TRUE(isLetIn(kOtherKiosk));
    desk.revoke(kKiosk);
    EXPECT_TRUE(isLetIn(kKiosk)) << "the broker has not read the list";
    writeAndRead();
    EXPECT_TRUE(awaited([this] { return !isLetIn(kKiosk); }));
    EXPECT_TRUE(isLetIn(kOtherKiosk));
    ASSERT_EQ(desk.enrol(kKiosk).end, EnrolmentEnd::Done);
    EXPECT_TRUE(isLetIn(kKiosk)) << "enrolled anew";
    broker.kill();
    ASSERT_TRUE(broker.start().ok());
    EXPECT_TRUE(isLetIn(kKiosk));
}

TEST_F(RevokedKiosk, connection_it_has_stays_until_the_kiosk_has_another_certificate) {
    const auto kept = peer(kKiosk);
    ASSERT_TRUE(kept->awaitConnected());
    desk.revoke(kKiosk);
    writeAndRead();
    EXPECT_TRUE(awaited([this] { return isLetIn(kOtherKiosk); }));
    EXPECT_TRUE(kept->lost.isEmpty()) << "mosquitto ends nothing by itself";
    ASSERT_EQ(desk.enrol(kKiosk).end, EnrolmentEnd::Done);
    const auto own = peer(kKiosk);
    ASSERT_TRUE(own->awaitConnected());
    EXPECT_TRUE(awaited([&] { return !kept->lost.isEmpty(); })) << "one client of a name at a time";
}

}  // namespace evergreen
