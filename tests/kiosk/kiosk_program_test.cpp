// evergreen-kiosk as the program it is: started with a branch of software, told to end in the middle of a visit; and
// what it says of a configuration that it cannot use.
#include <gtest/gtest.h>

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

namespace evergreen {

namespace {

constexpr int kPatience = 30'000;  // ms

class KioskProgram {
public:
    explicit KioskProgram(const QStringList& arguments) {
        m_process.start(QStringLiteral(EVERGREEN_BIN_DIR "/evergreen-kiosk"), arguments);
    }

    ~KioskProgram() {
        m_process.kill();
        m_process.waitForFinished(kPatience);
    }

    /// The next line it prints; empty when none comes.
    QJsonObject line() {
        while (!m_process.canReadLine() && m_process.waitForReadyRead(kPatience)) {
        }
        return QJsonDocument::fromJson(m_process.readLine()).object();
    }

    QJsonObject type(const QByteArray& words) {
        m_process.write(words + '\n');
        return line();
    }

    int exitCode() { return m_process.waitForFinished(kPatience) ? m_process.exitCode() : -1; }

    int terminate() {
        m_process.terminate();
        return exitCode();
    }

    QByteArray complaint() { return m_process.readAllStandardError(); }

private:
    QProcess m_process;
};

}  // namespace

TEST(KioskProgram, reads_a_card_and_ends_in_order_in_mid_visit) {
    const QTemporaryDir state;
    KioskProgram kiosk({QStringLiteral("--virtual"), QStringLiteral("--state"), state.path()});
    ASSERT_TRUE(kiosk.line()[QStringLiteral("ready")].toBool());
    ASSERT_TRUE(kiosk.type("insert mei")[QStringLiteral("ok")].toBool());
    QElapsedTimer since;
    since.start();
    bool isPowered = false;
    while (!isPowered && since.elapsed() < kPatience) {
        isPowered = kiosk.type("state")[QStringLiteral("reader")].toObject()[QStringLiteral("powered")].toBool();
    }
    EXPECT_TRUE(isPowered);
    EXPECT_EQ(kiosk.terminate(), 0) << kiosk.complaint().toStdString();
}

TEST(KioskProgram, unusable_configuration_is_named) {
    KioskProgram kiosk({QStringLiteral("--config"), QStringLiteral("/nowhere/kiosk.json")});
    EXPECT_EQ(kiosk.exitCode(), 2);
    EXPECT_TRUE(kiosk.complaint().contains("config-bad: /nowhere/kiosk.json"));
}

}  // namespace evergreen
