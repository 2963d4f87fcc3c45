// The programs as they are run: an authority is made, a kiosk is put into the register and enrols by its code, comes in
// at the broker and at the desk, and is out of both once it is revoked.
#include "kiosk/machine/branch_program.h"
#include "tests/support/issuing_desk.h"
#include "tests/support/mqtt_peer.h"

#include <gtest/gtest.h>

#include <QFileInfo>

namespace evergreen {

namespace {

struct Ended {
    int code = -1;
    QString out;
    QString err;
};

Ended run(const QString& program, const QStringList& arguments, const QByteArray& input = {}) {
    QProcess process;
    process.start(QStringLiteral(EVERGREEN_BIN_DIR "/") + program, arguments);
    process.write(input);
    process.closeWriteChannel();
    EXPECT_TRUE(process.waitForFinished(kPatience_ms)) << qPrintable(program);
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()).trimmed(),
            QString::fromUtf8(process.readAllStandardError()).trimmed()};
}

/// The register, the authority and what is believed, in one folder.
class EnrolmentPrograms : public testing::Test {
protected:
    void SetUp() override {
        QFile passphrase(at("pass"));
        ASSERT_TRUE(passphrase.open(QIODevice::WriteOnly));
        passphrase.write("correct horse battery\n");
        passphrase.close();
        passphrase.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        ASSERT_EQ(
            desk({QStringLiteral("--make-authority"), at("authority"), QStringLiteral("--authority-pass"), at("pass")})
                .code,
            0);
        ASSERT_EQ(desk({QStringLiteral("--add-branch"), QStringLiteral("hefang"), QStringLiteral("--name"),
                        QStringLiteral("河坊支行"), QStringLiteral("--name-en"), QStringLiteral("Hefang branch")})
                      .code,
                  0);
        for (const QString& kiosk : {kKiosk, kOtherKiosk}) {
            ASSERT_EQ(desk({QStringLiteral("--add-kiosk"), kiosk, QStringLiteral("--branch"), QStringLiteral("hefang"),
                            QStringLiteral("--name"), QStringLiteral("大厅1号")})
                          .code,
                      0);
        }
        QFile believed(at("believed.pem"));
        ASSERT_TRUE(believed.open(QIODevice::WriteOnly));
        for (const QString& file : {testCertificates().authority(), at("authority/ca.pem")}) {
            QFile one(file);
            ASSERT_TRUE(one.open(QIODevice::ReadOnly));
            believed.write(one.readAll());
        }
    }

    QString at(const char* name) const { return folder.filePath(QString::fromLatin1(name)); }
    QString identity(const QString& kiosk) const { return folder.filePath(kiosk + QStringLiteral("/identity.pem")); }

    /// A word to the register.
    Ended desk(const QStringList& words) { return run(QStringLiteral("evergreen-desk"), words + inFolder()); }
    QStringList inFolder() const { return {QStringLiteral("--folder"), at("desk")}; }

    void startBroker() {
        broker.start(QStringLiteral(EVERGREEN_BIN_DIR "/evergreen-broker"),
                     {QStringLiteral("--certificates"), certificates(), QStringLiteral("--authority"), at("authority"),
                      QStringLiteral("--state"), at("broker"), QStringLiteral("--port"), QStringLiteral("0")});
        const auto ready = broker.ready();
        ASSERT_TRUE(ready.ok());
        brokerPort = static_cast<quint16>((*ready)[QStringLiteral("port")].toInt());
    }
    void startDesk() {
        running.start(
            QStringLiteral(EVERGREEN_BIN_DIR "/evergreen-desk"),
            inFolder() + QStringList{QStringLiteral("--certificates"), certificates(), QStringLiteral("--authority"),
                                     at("authority"), QStringLiteral("--authority-pass"), at("pass"),
                                     QStringLiteral("--broker"), QStringLiteral("localhost:%1").arg(brokerPort),
                                     QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"),
                                     QStringLiteral("--listen-kiosks"), QStringLiteral("127.0.0.1:0")});
        const auto ready = running.ready();
        ASSERT_TRUE(ready.ok());
        port = static_cast<quint16>((*ready)[QStringLiteral("port")].toInt());
        kioskPort = static_cast<quint16>((*ready)[QStringLiteral("kioskPort")].toInt());
    }
    static QString certificates() { return QFileInfo(testCertificates().authority()).path(); }

    Ended enrol(const QString& kiosk, const QString& code) {
        return run(QStringLiteral("evergreen-enrol"),
                   QStringList{QStringLiteral("--kiosk"), kiosk} + common(kiosk, port), code.toUtf8() + '\n');
    }
    Ended renew(const QString& kiosk) {
        return run(QStringLiteral("evergreen-enrol"),
                   QStringList{QStringLiteral("--renew")} + common(kiosk, kioskPort));
    }
    QStringList common(const QString& kiosk, quint16 atPort) const {
        return {QStringLiteral("--desk"), deskUrl(atPort).toString(),   QStringLiteral("--authority"),
                at("believed.pem"),       QStringLiteral("--identity"), identity(kiosk)};
    }

    std::unique_ptr<MqttPeer> atBroker(const QString& kiosk) {
        return std::make_unique<MqttPeer>(
            MqttEndpoint{QStringLiteral("localhost"), brokerPort, testCertificates().authority(), identity(kiosk),
                         identity(kiosk)},
            kiosk, std::vector<QString>{});
    }

    /// Sooner or later: the desk writes its list, the broker reads it.
    bool isKeptOut(const QString& kiosk) {
        return awaited([&] {
            const auto again = atBroker(kiosk);
            return awaited([&] { return again->connections > 0 || again->lost.size() >= 2; }) &&
                   again->connections == 0;
        });
    }

    QTemporaryDir folder;
    BranchProgram broker;
    BranchProgram running;
    quint16 brokerPort = 0;
    quint16 port = 0;
    quint16 kioskPort = 0;
};

}  // namespace

TEST_F(EnrolmentPrograms, kiosk_enrols_comes_in_and_is_out_once_it_is_revoked) {
    startBroker();
    startDesk();
    for (const QString& kiosk : {kKiosk, kOtherKiosk}) {
        const Ended code = desk({QStringLiteral("--enrol"), kiosk});
        ASSERT_EQ(code.code, 0) << qPrintable(code.err);
        ASSERT_EQ(code.out.size(), 19) << qPrintable(code.out);
        const Ended wrong = enrol(kiosk, QStringLiteral("AAAA-AAAA-AAAA-AAAA"));
        EXPECT_EQ(wrong.code, 3);
        EXPECT_TRUE(wrong.err.contains(QStringLiteral("the code is wrong"))) << qPrintable(wrong.err);
        const Ended enrolled = enrol(kiosk, code.out);
        ASSERT_EQ(enrolled.code, 0) << qPrintable(enrolled.err);
        EXPECT_TRUE(enrolled.out.contains(kiosk + QStringLiteral(": certificate until"))) << qPrintable(enrolled.out);
        EXPECT_FALSE(QFileInfo(identity(kiosk)).permissions() & (QFile::ReadGroup | QFile::ReadOther));
    }
    EXPECT_EQ(renew(kKiosk).code, 0) << "not yet due";
    ASSERT_TRUE(atBroker(kKiosk)->awaitConnected() && atBroker(kOtherKiosk)->awaitConnected());

    ASSERT_EQ(desk({QStringLiteral("--revoke"), kKiosk}).code, 0);
    EXPECT_NE(desk({QStringLiteral("--revoke"), kKiosk}).code, 0) << "there is nothing left";
    EXPECT_TRUE(isKeptOut(kKiosk));
    EXPECT_TRUE(atBroker(kOtherKiosk)->awaitConnected()) << "others come in as before";

    // The way back: a code, and another key.
    const Ended anew = desk({QStringLiteral("--enrol"), kKiosk});
    ASSERT_EQ(enrol(kKiosk, anew.out).code, 0);
    EXPECT_TRUE(atBroker(kKiosk)->awaitConnected());
    EXPECT_EQ(desk({QStringLiteral("--retire-kiosk"), kKiosk}).code, 0);
    EXPECT_TRUE(isKeptOut(kKiosk)) << "who is retired is revoked";
    EXPECT_NE(desk({QStringLiteral("--enrol"), kKiosk}).code, 0);
}

TEST_F(EnrolmentPrograms, wrong_calls_are_told_apart) {
    const auto endsWith = [](const QStringList& words) {
        return run(QStringLiteral("evergreen-enrol"), words, "AAAA\n").code;
    };
    const QStringList nobody = common(kKiosk, 1);
    EXPECT_EQ(endsWith(nobody), 2);
    EXPECT_EQ(endsWith(QStringList{QStringLiteral("--kiosk"), kKiosk, QStringLiteral("--renew")} + nobody), 2);
    EXPECT_EQ(
        endsWith({QStringLiteral("--kiosk"), kKiosk, QStringLiteral("--desk"), QStringLiteral("http://desk"),
                  QStringLiteral("--authority"), at("believed.pem"), QStringLiteral("--identity"), identity(kKiosk)}),
        2);
    EXPECT_EQ(endsWith({QStringLiteral("--nonsense")}), 2);
    EXPECT_EQ(run(QStringLiteral("evergreen-enrol"), QStringList{QStringLiteral("--kiosk"), kKiosk} + nobody).code, 2)
        << "no code";
    EXPECT_EQ(endsWith(QStringList{QStringLiteral("--kiosk"), kKiosk} + nobody), 4) << "nobody is there";
    EXPECT_EQ(endsWith(QStringList{QStringLiteral("--renew")} + nobody), 3) << "it has never enrolled";
    EXPECT_EQ(endsWith({QStringLiteral("--kiosk"), kKiosk, QStringLiteral("--desk"), QStringLiteral("https://desk"),
                        QStringLiteral("--authority"), at("believed.pem"), QStringLiteral("--identity"),
                        QStringLiteral("/proc/nowhere/identity.pem")}),
              1);
    EXPECT_EQ(desk({QStringLiteral("--make-authority"), at("other")}).code, 1) << "without a passphrase";
    EXPECT_FALSE(QFile::exists(at("other/ca.key")));
}

}  // namespace evergreen
