// SIGKILL in the middle of a call: this program once more, as a child that calls and then stands still.
#include "kiosk/base/system_clock.h"
#include "kiosk/help/desk_link.h"
#include "kiosk/help/help_line.h"
#include "tests/support/mqtt_peer.h"

#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QEventLoop>
#include <QProcess>

namespace evergreen {

namespace {

constexpr auto kFolder = "EVERGREEN_HELP_FOLDER";
constexpr auto kPort = "EVERGREEN_BROKER_PORT";
constexpr auto kCertificates = "EVERGREEN_CERTIFICATES";

MqttEndpoint endpointOf(const QString& certificates, quint16 port) {
    const CertificateFolder folder(certificates);
    return {QStringLiteral("localhost"), port, folder.authority(), folder.kioskCertificate(kKiosk),
            folder.kioskKey(kKiosk)};
}

QString outboxIn(const QString& folder) {
    return folder + QStringLiteral("/help.db");
}

}  // namespace

// Only the child below runs it.
TEST(HelpChild, DISABLED_calls_and_stands_still) {
    SystemClock clock;
    DeskLink link({endpointOf(qEnvironmentVariable(kCertificates), qEnvironmentVariable(kPort).toUShort()), {}}, clock,
                  hastyLimits());
    HelpOutbox outbox(outboxIn(qEnvironmentVariable(kFolder)));
    HelpLine line(clock, outbox, &link);
    line.open();
    line.call({QStringLiteral("menu.question")});
    QEventLoop().exec();
}

TEST(HelpKilled, call_survives_and_is_taken_up_again_as_the_same_one) {
    QTemporaryDir certificates;
    ASSERT_TRUE(CertificateFolder(certificates.path()).make({kKiosk}).ok());
    TestBroker broker{CertificateFolder(certificates.path())};
    MqttPeer desk(broker.endpoint(kHelpdesk), kHelpdesk, {QStringLiteral("k/+/help")});
    ASSERT_TRUE(desk.awaitConnected());

    QTemporaryDir folder;
    QProcess child;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QString::fromLatin1(kFolder), folder.path());
    environment.insert(QString::fromLatin1(kPort), QString::number(broker.process().port()));
    environment.insert(QString::fromLatin1(kCertificates), certificates.path());
    child.setProcessEnvironment(environment);
    child.start(QCoreApplication::applicationFilePath(),
                {QStringLiteral("--gtest_filter=HelpChild.*"), QStringLiteral("--gtest_also_run_disabled_tests")});
    ASSERT_TRUE(desk.awaitMessages(1));
    child.kill();
    ASSERT_TRUE(child.waitForFinished());

    SystemClock clock;
    DeskLink link({endpointOf(certificates.path(), broker.process().port()), {}}, clock, hastyLimits());
    HelpOutbox outbox(outboxIn(folder.path()));
    HelpLine line(clock, outbox, &link);
    line.open();
    ASSERT_TRUE(line.isCalling()) << "the customer is not forgotten";
    const std::size_t before = desk.heard.size();
    ASSERT_TRUE(desk.awaitMessages(before + 1));
    EXPECT_EQ(desk.heard.back().payload, desk.heard.front().payload) << "the same call, word for word";
    EXPECT_TRUE(desk.heard.back().payload.contains(line.callId().toLatin1()));
}

}  // namespace evergreen
