#include "kiosk/machine/kiosk_config.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QTemporaryDir>

namespace evergreen {

namespace {

const QByteArray kGood = R"({
  "panel": {"widthPx": 1080, "heightPx": 1920, "widthMm": 298.5, "heightMm": 530.0},
  "usb": "libusb",
  "bank": {"base": "https://bank.example:8443", "authority": "ca.pem", "certificate": "/etc/evergreen/kiosk.pem",
           "key": "keys/kiosk.key", "orderKey": "keys/kiosk.orders.key"},
  "state": "/var/lib/evergreen"
})";

QString complaintOf(const QByteArray& from, const QByteArray& to) {
    QByteArray json = kGood;
    json.replace(from, to);
    EXPECT_NE(json, kGood);
    const auto config = KioskConfig::parse(json, QStringLiteral("/etc/evergreen"));
    if (config) return {};
    EXPECT_EQ(config.failure().code, FailureCode::ConfigBad);
    return config.failure().detail;
}

}  // namespace

TEST(KioskConfig, good_file_is_read_and_paths_start_at_its_folder) {
    const auto config = KioskConfig::parse(kGood, QStringLiteral("/etc/evergreen"));
    ASSERT_TRUE(config.ok()) << config.failure().detail.toStdString();
    EXPECT_EQ(config->panel, (PanelMetrics{1080, 1920, 298.5, 530.0}));
    EXPECT_EQ(config->usb, QStringLiteral("libusb"));
    EXPECT_EQ(config->bank.base, QUrl(QStringLiteral("https://bank.example:8443")));
    EXPECT_EQ(config->bank.authorityFile, QStringLiteral("/etc/evergreen/ca.pem"));
    EXPECT_EQ(config->bank.certificateFile, QStringLiteral("/etc/evergreen/kiosk.pem"));
    EXPECT_EQ(config->bank.keyFile, QStringLiteral("/etc/evergreen/keys/kiosk.key"));
    EXPECT_EQ(config->bank.orderKeyFile, QStringLiteral("/etc/evergreen/keys/kiosk.orders.key"));
    EXPECT_EQ(config->stateFolder, QStringLiteral("/var/lib/evergreen"));
}

TEST(KioskConfig, every_mistake_is_named_by_its_place) {
    EXPECT_EQ(complaintOf("\"widthPx\": 1080", "\"widthPx\": \"1080\""), QStringLiteral("panel.widthPx: no integer"));
    EXPECT_EQ(complaintOf("298.5", "29.85"), QStringLiteral("panel.widthMm: out of bounds"));
    EXPECT_EQ(complaintOf("298.5", "398.5"),
              QStringLiteral("panel.widthMm: does not fit the pixels: they would not be square"));
    EXPECT_EQ(complaintOf("https:", "http:"), QStringLiteral("bank.base: no https address"));
    EXPECT_EQ(complaintOf("\"libusb\"", "\"\""), QStringLiteral("usb: empty"));
    EXPECT_EQ(complaintOf("\"state\"", "\"stat\""), QStringLiteral("state: missing"));
    EXPECT_EQ(complaintOf("\"orderKey\"", "\"orderkey\""), QStringLiteral("bank.orderKey: missing"));
    EXPECT_FALSE(complaintOf("\"usb\"", "\"more\": 1, \"usb\"").isEmpty());
}

TEST(KioskConfig, fleet_is_nowhere_unless_named_and_its_paths_have_their_defaults) {
    EXPECT_FALSE(KioskConfig::parse(kGood, QStringLiteral("/etc/evergreen"))->fleet.isThere());
    QByteArray json = kGood;
    json.replace("\"state\"", R"("fleet": {"metadata": "https://f.example/m", "targets": "http://f.example/t",
        "files": "https://f.example/f", "root": "root.json"}, "state")");
    const auto config = KioskConfig::parse(json, QStringLiteral("/etc/evergreen"));
    ASSERT_TRUE(config.ok()) << config.failure().detail.toStdString();
    FleetPlace wanted;
    wanted.metadataUrl = QStringLiteral("https://f.example/m");
    wanted.targetsUrl = QStringLiteral("http://f.example/t");
    wanted.filesUrl = QStringLiteral("https://f.example/f");
    wanted.rootFile = QStringLiteral("/etc/evergreen/root.json");
    wanted.folder = QStringLiteral("/var/lib/evergreen/fleet");
    EXPECT_EQ(config->fleet, wanted);
    json.replace("http://f", "ftp://f");
    EXPECT_EQ(KioskConfig::parse(json, QStringLiteral("/etc/evergreen")).failure().detail,
              QStringLiteral("fleet.targets: no http or https address"));
    json.replace("ftp://f", "http://f").replace("\"root\"", "\"roots\"");
    EXPECT_EQ(KioskConfig::parse(json, QStringLiteral("/etc/evergreen")).failure().detail,
              QStringLiteral("fleet.root: missing"));
}

TEST(KioskConfig, reader_for_staff_cards_is_a_place_on_the_bus_and_wants_a_desk) {
    EXPECT_EQ(KioskConfig::parse(kGood, QStringLiteral("/etc/evergreen"))->staffReader, QString());
    QByteArray json = kGood;
    json.replace("\"state\"", R"("staffReader": "1-2.4", "desk": {"broker": "mqtts://desk.example:8883"}, "state")");
    const auto config = KioskConfig::parse(json, QStringLiteral("/etc/evergreen"));
    ASSERT_TRUE(config.ok()) << config.failure().detail.toStdString();
    EXPECT_EQ(config->staffReader, QStringLiteral("1-2.4"));
    EXPECT_EQ(complaintOf("\"state\"", R"("staffReader": "1-3", "state")"),
              QStringLiteral("staffReader: wants a desk that knows the staff"));
    EXPECT_EQ(complaintOf("\"state\"", R"("staffReader": "", "desk": {"broker": "mqtts://d:1"}, "state")"),
              QStringLiteral("staffReader: empty"));
}

TEST(KioskConfig, safety_rules_of_the_bank_are_a_file_beside_it) {
    EXPECT_EQ(KioskConfig::parse(kGood, QStringLiteral("/etc/evergreen"))->safetyRulesFile, QString());
    QByteArray json = kGood;
    json.replace("\"state\"", "\"safetyRules\": \"rules.json\", \"state\"");
    const auto config = KioskConfig::parse(json, QStringLiteral("/etc/evergreen"));
    ASSERT_TRUE(config.ok()) << config.failure().detail.toStdString();
    EXPECT_EQ(config->safetyRulesFile, QStringLiteral("/etc/evergreen/rules.json"));
}

TEST(KioskConfig, audit_log_is_below_the_state_folder_unless_told_otherwise) {
    EXPECT_EQ(KioskConfig::parse(kGood, QStringLiteral("/etc/evergreen"))->audit,
              AuditPlace::below(QStringLiteral("/var/lib/evergreen")));
    QByteArray json = kGood;
    json.replace("\"state\"", R"("audit": {"folder": "/audit", "key": "audit.key", "hash": "sm3"}, "state")");
    const auto config = KioskConfig::parse(json, QStringLiteral("/etc/evergreen"));
    ASSERT_TRUE(config.ok()) << config.failure().detail.toStdString();
    EXPECT_EQ(config->audit,
              (AuditPlace{QStringLiteral("/audit"), QStringLiteral("/etc/evergreen/audit.key"), AuditHash::Sm3}));
    EXPECT_EQ(complaintOf("\"state\"", "\"audit\": {\"hash\": \"md5\"}, \"state\""),
              QStringLiteral("audit.hash: unknown word"));
}

TEST(KioskConfig, desk_is_nowhere_unless_named_and_knows_the_kiosk_as_the_bank_does) {
    EXPECT_FALSE(KioskConfig::parse(kGood, QStringLiteral("/etc/evergreen"))->desk.endpoint.isThere());
    QByteArray json = kGood;
    json.replace("\"state\"", R"("desk": {"broker": "mqtts://desk.example", "base": "https://desk.example:9443",
        "key": "desk.key", "escalateAfterSeconds": 45, "follow": "https://follow.example"}, "state")");
    const auto config = KioskConfig::parse(json, QStringLiteral("/etc/evergreen"));
    ASSERT_TRUE(config.ok()) << config.failure().detail.toStdString();
    const MqttEndpoint broker{QStringLiteral("desk.example"), 8883, QStringLiteral("/etc/evergreen/ca.pem"),
                              QStringLiteral("/etc/evergreen/kiosk.pem"), QStringLiteral("/etc/evergreen/desk.key")};
    EXPECT_EQ(config->desk, (DeskPlace{{broker, QUrl(QStringLiteral("https://desk.example:9443"))},
                                       std::chrono::seconds(45),
                                       std::chrono::seconds(600),
                                       QUrl(QStringLiteral("https://follow.example"))}));
    EXPECT_EQ(complaintOf("\"state\"", R"("desk": {"broker": "mqtt://a"}, "state")"),
              QStringLiteral("desk.broker: no mqtts address"));
    EXPECT_EQ(complaintOf("\"state\"", R"("desk": {"broker": "mqtts://a", "base": "http://a"}, "state")"),
              QStringLiteral("desk.base: no https address"));
    EXPECT_EQ(complaintOf("\"state\"", R"("desk": {"broker": "mqtts://a", "follow": "http://a"}, "state")"),
              QStringLiteral("desk.follow: no https address"));
    EXPECT_EQ(complaintOf("\"state\"", R"("desk": {"broker": "mqtts://a", "escalateAfterSeconds": 1}, "state")"),
              QStringLiteral("desk.escalateAfterSeconds: out of bounds"));
}

TEST(KioskConfig, absent_and_endless_files_are_refused_by_name) {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("kiosk.json"));
    const auto absent = KioskConfig::load(path);
    ASSERT_FALSE(absent.ok());
    EXPECT_TRUE(absent.failure().detail.startsWith(path));

    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(KioskConfig::fileBytesMax + 1, ' '));
    file.close();
    const auto endless = KioskConfig::load(path);
    ASSERT_FALSE(endless.ok());
    EXPECT_TRUE(endless.failure().detail.endsWith(QStringLiteral("too long")));
}

}  // namespace evergreen
