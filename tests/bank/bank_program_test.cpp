// evergreen-bank as the program it is: ready line, control socket, restart; and what both sides' logs give away.
#include "kiosk/bank/https_bank.h"
#include "tests/support/running_bank.h"
#include "tests/support/settled.h"
#include "tests/support/test_pin_block.h"

#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QLoggingCategory>
#include <QProcess>

namespace evergreen {

namespace {

constexpr int kPatience = 30'000;  // ms

class BankProgram {
public:
    explicit BankProgram(const QString& state) : m_socketPath(state + QStringLiteral("/control")) {
        m_process.start(QStringLiteral(EVERGREEN_BIN_DIR "/evergreen-bank"),
                        {QStringLiteral("--state"), state, QStringLiteral("--port"), QStringLiteral("0"),
                         QStringLiteral("--control"), m_socketPath});
        while (!m_process.canReadLine() && m_process.waitForReadyRead(kPatience)) {
        }
        m_ready = QJsonDocument::fromJson(m_process.readLine()).object();
    }

    ~BankProgram() {
        m_process.kill();
        m_process.waitForFinished(kPatience);
    }

    /// Asks it to end; its exit code.
    int terminate() {
        m_process.terminate();
        return m_process.waitForFinished(kPatience) ? m_process.exitCode() : -1;
    }

    void kill() {
        m_process.kill();
        m_process.waitForFinished(kPatience);
    }

    QByteArray say(const QByteArray& line) {
        QLocalSocket socket;
        socket.connectToServer(m_socketPath);
        socket.waitForConnected(kPatience);
        socket.write(line + '\n');
        while (!socket.canReadLine() && socket.waitForReadyRead(kPatience)) {
        }
        return socket.readLine();
    }

    QByteArray everythingSaid() { return m_process.readAllStandardError() + m_process.readAllStandardOutput(); }

    bool isReady() const { return m_ready[QStringLiteral("ready")].toBool(); }

    BankEndpoint endpoint() const {
        const CertificateFolder folder(m_ready[QStringLiteral("certificates")].toString());
        BankEndpoint endpoint;
        endpoint.base = QUrl(QStringLiteral("https://localhost:%1").arg(m_ready[QStringLiteral("port")].toInt()));
        endpoint.authorityFile = folder.authority();
        endpoint.certificateFile = folder.kioskCertificate(QStringLiteral("kiosk-0001"));
        endpoint.keyFile = folder.kioskKey(QStringLiteral("kiosk-0001"));
        endpoint.orderKeyFile = folder.kioskOrderKey(QStringLiteral("kiosk-0001"));
        return endpoint;
    }

private:
    QString m_socketPath;
    QProcess m_process;
    QJsonObject m_ready;
};

QString g_logged;

void collect(QtMsgType, const QMessageLogContext&, const QString& message) {
    g_logged += message + u'\n';
}

Result<SignIn> signInWith(Bank& bank, const QString& pin, QString& secrets) {
    const auto key = settled(bank.signOn());
    if (!key) return key.failure();
    secrets = toHex(key->key.view());
    const CardIdentity card{.pan = kSongPan, .panSequence = 1, .expiry = QStringLiteral("4912")};
    return settled(bank.openSession(card, {key->id, testPinBlock(pin, kSongPan, key->key)}));
}

TransferOrder songsOrder(Bank& bank) {
    const auto payees = settled(bank.payees());
    const QString payee = payees ? payees->back().id : QString();
    return {QStringLiteral("song-card"), payee, Money::yuan(300), TransferSpeed::NextDay, newIdempotencyKey()};
}

}  // namespace

TEST(BankProgram, money_moved_before_a_kill_is_known_after_the_restart) {
    QTemporaryDir state;
    SystemClock clock;
    TransferOrder wish;
    {
        BankProgram program(state.path());
        ASSERT_TRUE(program.isReady());
        HttpsBank bank(program.endpoint(), clock);
        ASSERT_TRUE(signIn(bank, kSongPan).ok());
        wish = songsOrder(bank);
        EXPECT_EQ(program.say(R"({"do":"drop-after-commit"})"), "{\"ok\":true}\n");
        EXPECT_EQ(settled(bank.transfer(wish)).failure().code, FailureCode::OutcomeUnknown);
        program.kill();
    }
    BankProgram program(state.path());
    ASSERT_TRUE(program.isReady());
    HttpsBank bank(program.endpoint(), clock);
    EXPECT_TRUE(std::holds_alternative<TransferAccepted>(*settled(bank.transferByKey(wish.idempotencyKey))));
    EXPECT_EQ(program.terminate(), 0);
}

TEST(BankProgram, foreign_control_word_is_refused) {
    QTemporaryDir state;
    BankProgram program(state.path());
    ASSERT_TRUE(program.isReady());
    EXPECT_TRUE(program.say(R"({"do":"dance"})").contains("\"ok\":false"));
    EXPECT_TRUE(program.say("nonsense").contains("\"ok\":false"));
}

TEST(BankProgram, signatures_in_the_books_are_verified_while_it_runs_and_after) {
    QTemporaryDir state;
    const auto verified = [&] {
        QProcess program;
        program.start(QStringLiteral(EVERGREEN_BIN_DIR "/evergreen-bank"),
                      {QStringLiteral("--state"), state.path(), QStringLiteral("--verify-signatures")});
        program.waitForFinished(kPatience);
        return std::pair(program.exitCode(), program.readAllStandardOutput());
    };
    EXPECT_EQ(verified(), std::pair(1, QByteArray())) << "there are no books";
    SystemClock clock;
    TransferOrder wish;
    {
        BankProgram program(state.path());
        ASSERT_TRUE(program.isReady());
        HttpsBank bank(program.endpoint(), clock);
        ASSERT_TRUE(signIn(bank, kSongPan).ok());
        wish = songsOrder(bank);
        ASSERT_TRUE(settled(bank.transfer(wish)).ok());
        EXPECT_EQ(verified(), std::pair(0, QByteArray("orders 1, good 1\n")));
    }
    Database books;
    ASSERT_TRUE(books.open(state.filePath(QStringLiteral("bank.sqlite"))).ok());
    books.run(QStringLiteral("UPDATE transfer SET amount = 300000"));
    const QByteArray name = "order " + wish.idempotencyKey.toLatin1();
    EXPECT_EQ(verified(), std::pair(1, "orders 1, good 0\n" + name + ": the books say otherwise\n"));
    books.run(QStringLiteral("DELETE FROM order_signature"));
    EXPECT_EQ(verified(), std::pair(1, "orders 1, good 0\n" + name + ": no signature\n1 signatures were deleted\n"));
}

TEST(BankProgram, certificates_alone_can_be_made) {
    QTemporaryDir folder;
    EXPECT_EQ(QProcess::execute(QStringLiteral(EVERGREEN_BIN_DIR "/evergreen-bank"),
                                {QStringLiteral("--make-certificates"), folder.path()}),
              0);
    EXPECT_TRUE(CertificateFolder(folder.path()).exists(BankSandbox::kioskNames));
}

// With everything of Qt's logging turned on, as a technician might.
TEST(BankProgram, logs_of_both_sides_hold_no_card_number_pin_or_key) {
    QTemporaryDir state;
    qputenv("QT_LOGGING_RULES", "*.debug=true");
    BankProgram program(state.path());
    qunsetenv("QT_LOGGING_RULES");
    ASSERT_TRUE(program.isReady());
    QLoggingCategory::setFilterRules(QStringLiteral("*.debug=true"));
    const auto before = qInstallMessageHandler(collect);
    qDebug("listening");
    SystemClock clock;
    HttpsBank bank(program.endpoint(), clock);
    QString secrets;
    signInWith(bank, QStringLiteral("975310"), secrets).ok();
    const bool signedIn = signInWith(bank, kDemoPin, secrets).ok();
    settled(bank.checkPayee(QStringLiteral("9999990000000000071"), QStringLiteral("样例禾"))).ok();
    const bool isSent = settled(bank.transfer(songsOrder(bank))).ok();
    QFile orderKey(program.endpoint().orderKeyFile);
    ASSERT_TRUE(orderKey.open(QIODevice::ReadOnly));
    const QString orderSecret = QString::fromLatin1(orderKey.readAll().split('\n').value(1));
    program.say(R"({"do":"garbage"})");
    settled(bank.accounts()).ok();
    qInstallMessageHandler(before);
    QLoggingCategory::setFilterRules(QString());
    ASSERT_TRUE(signedIn);
    ASSERT_TRUE(isSent);
    ASSERT_FALSE(orderSecret.isEmpty());
    EXPECT_TRUE(g_logged.startsWith(QStringLiteral("listening")));
    program.terminate();
    const QString all = g_logged + QString::fromUtf8(program.everythingSaid());
    for (const auto& secret : {kSongPan, QStringLiteral("9999990000000000071"), QStringLiteral("975310"), kDemoPin,
                               QStringLiteral("样例禾"), secrets, orderSecret}) {
        EXPECT_FALSE(all.contains(secret, Qt::CaseInsensitive)) << secret.toStdString();
    }
}

}  // namespace evergreen
