// Who may do what at the broker, tried on a real mosquitto. It says "granted" to a subscription that it denies, and
// acknowledges a message that it drops: so what must not come is waited for behind something that must.
#include "backend/broker/broker_files.h"
#include "tests/support/mqtt_peer.h"

#include <gtest/gtest.h>

namespace evergreen {

namespace {

QString topic(const QString& kiosk, const char* what) {
    return QStringLiteral("k/%1/%2").arg(kiosk, QString::fromLatin1(what));
}

/// A folder in which `kiosk-0002` is revoked.
struct RevokedFolder {
    QTemporaryDir directory;
    CertificateFolder certificates{directory.path()};

    RevokedFolder() { EXPECT_TRUE(certificates.make({kKiosk, kOtherKiosk}, {kOtherKiosk}).ok()); }
};

}  // namespace

TEST(BrokerRights, kiosk_cannot_read_what_is_said_to_or_by_another) {
    TestBroker broker;
    MqttPeer desk(broker.endpoint(kHelpdesk), kHelpdesk, {});
    MqttPeer kiosk(broker.endpoint(kKiosk), kKiosk, {});
    MqttPeer spy(broker.endpoint(kOtherKiosk), kOtherKiosk,
                 {QStringLiteral("#"), QStringLiteral("k/#"), topic(kKiosk, "cmd/help"), topic(kKiosk, "help"),
                  topic(kOtherKiosk, "cmd/#")});
    ASSERT_TRUE(desk.awaitConnected() && kiosk.awaitConnected() && spy.awaitConnected());
    kiosk.send(topic(kKiosk, "help"), "another's call");
    kiosk.send(topic(kKiosk, "state"), "another's state", true);
    ASSERT_TRUE(awaited([&] { return kiosk.delivered.size() == 2; }));
    desk.send(topic(kKiosk, "cmd/help"), "another's answer");
    desk.send(topic(kOtherKiosk, "cmd/help"), "mine");
    ASSERT_TRUE(spy.awaitMessages(1));
    for (const QByteArray& payload : spy.payloads()) EXPECT_EQ(payload, "mine");
}

TEST(BrokerRights, kiosk_cannot_write_for_another_nor_to_itself) {
    TestBroker broker;
    MqttPeer desk(broker.endpoint(kHelpdesk), kHelpdesk, {QStringLiteral("k/#")});
    MqttPeer kiosk(broker.endpoint(kKiosk), kKiosk, {topic(kKiosk, "cmd/#")});
    MqttPeer forger(broker.endpoint(kOtherKiosk), kOtherKiosk, {topic(kOtherKiosk, "cmd/#")});
    ASSERT_TRUE(desk.awaitConnected() && kiosk.awaitConnected() && forger.awaitConnected());
    for (const char* what : {"help", "state", "health", "view", "cmd/help", "cmd/point", "cmd/assist"}) {
        forger.send(topic(kKiosk, what), "forged");
    }
    forger.send(topic(kOtherKiosk, "cmd/help"), "forged");
    forger.send(topic(kOtherKiosk, "help"), "true");
    ASSERT_TRUE(desk.awaitMessages(1));
    EXPECT_EQ(desk.payloads(), (QList<QByteArray>{"true"}));
    desk.send(topic(kKiosk, "cmd/help"), "true");
    ASSERT_TRUE(kiosk.awaitMessages(1));
    EXPECT_EQ(kiosk.payloads(), (QList<QByteArray>{"true"}));
    EXPECT_TRUE(forger.heard.empty());
}

TEST(BrokerRights, kiosk_cannot_take_the_client_id_of_another) {
    TestBroker broker;
    MqttPeer desk(broker.endpoint(kHelpdesk), kHelpdesk, {});
    MqttPeer kiosk(broker.endpoint(kKiosk), kKiosk, {topic(kKiosk, "cmd/#")});
    ASSERT_TRUE(desk.awaitConnected() && kiosk.awaitConnected());
    MqttPeer thief(broker.endpoint(kOtherKiosk), kKiosk, {topic(kKiosk, "cmd/#"), topic(kOtherKiosk, "cmd/#")});
    ASSERT_TRUE(thief.awaitConnected());
    desk.send(topic(kKiosk, "cmd/help"), "for the kiosk");
    desk.send(topic(kOtherKiosk, "cmd/help"), "for the thief");
    ASSERT_TRUE(kiosk.awaitMessages(1) && thief.awaitMessages(1));
    EXPECT_EQ(thief.payloads(), (QList<QByteArray>{"for the thief"}));
    EXPECT_EQ(kiosk.connections, 1) << "it was not pushed off";
    EXPECT_TRUE(kiosk.lost.isEmpty());
}

TEST(BrokerRights, revoked_certificate_is_out) {
    const RevokedFolder folder;
    TestBroker broker(folder.certificates);
    MqttPeer revoked(broker.endpoint(kOtherKiosk), kOtherKiosk, {});
    MqttPeer good(broker.endpoint(kKiosk), kKiosk, {});
    EXPECT_TRUE(good.awaitConnected());
    EXPECT_TRUE(awaited([&] { return revoked.lost.size() >= 2; }));
    EXPECT_EQ(revoked.connections, 0);
}

TEST(BrokerRights, certificate_of_another_authority_is_out_and_so_is_none) {
    TestBroker broker;
    MqttEndpoint rogue = broker.endpoint(kKiosk);
    rogue.certificateFile = strangerCertificates().kioskCertificate(kKiosk);
    rogue.keyFile = strangerCertificates().kioskKey(kKiosk);
    MqttEndpoint nobody = broker.endpoint(kKiosk);
    nobody.certificateFile.clear();
    nobody.keyFile.clear();
    MqttPeer rogueKiosk(rogue, kKiosk, {});
    MqttPeer nobodyAtAll(nobody, kKiosk, {});
    EXPECT_TRUE(awaited([&] { return rogueKiosk.lost.size() >= 2 && nobodyAtAll.lost.size() >= 2; }));
    EXPECT_EQ(rogueKiosk.connections + nobodyAtAll.connections, 0);
}

// The other way round: a kiosk does not speak to a broker that its authority does not know.
TEST(BrokerRights, broker_of_another_authority_is_not_spoken_to) {
    TestBroker impostor(strangerCertificates());
    MqttEndpoint endpoint = impostor.endpoint(kKiosk);
    endpoint.authorityFile = testCertificates().authority();
    MqttPeer kiosk(endpoint, kKiosk, {});
    EXPECT_TRUE(awaited([&] { return kiosk.lost.size() >= 2; }));
    EXPECT_EQ(kiosk.connections, 0);
}

TEST(BrokerFiles, hold_what_keeps_kiosks_apart) {
    const QByteArray configuration =
        brokerConfiguration({QStringLiteral("/srv/broker")}, testCertificates(), QStringLiteral("mosquitto"));
    for (const char* line :
         {"\nper_listener_settings true\n", "\nlistener 8883 127.0.0.1\n", "\nrequire_certificate true\n",
          "\nuse_identity_as_username true\n", "\nuse_username_as_clientid true\n", "\nallow_anonymous false\n",
          "\nset_tcp_nodelay true\n", "\ntls_version tlsv1.3\n", "\nacl_file /srv/broker/acl\n"}) {
        EXPECT_TRUE(configuration.contains(line)) << line;
    }
    // Per-listener lines mean nothing before their listener.
    EXPECT_LT(configuration.indexOf("per_listener_settings"), configuration.indexOf("listener 8883"));
    EXPECT_LT(configuration.indexOf("listener 8883"), configuration.indexOf("allow_anonymous"));
}

}  // namespace evergreen
