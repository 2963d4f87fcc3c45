// What no well-meaning server does: a TLS server of a few lines that answers with raw bytes, or vanishes.
#include "kiosk/bank/https_bank.h"
#include "tests/support/fake_clock.h"
#include "tests/support/settled.h"
#include "tests/support/test_certificates.h"

#include <functional>
#include <gtest/gtest.h>

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslServer>

namespace evergreen {

namespace {

class RawBank {
public:
    /// `onRequest` is called with every chunk read from a connection.
    explicit RawBank(std::function<void(RawBank&, QTcpSocket&)> onRequest) : m_onRequest(std::move(onRequest)) {
        const auto& folder = testCertificates();
        QFile key(folder.serverKey());
        EXPECT_TRUE(key.open(QIODevice::ReadOnly));
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setLocalCertificateChain(QSslCertificate::fromPath(folder.serverCertificate()));
        tls.setPrivateKey(QSslKey(&key, QSsl::Ec));
        tls.setPeerVerifyMode(QSslSocket::VerifyNone);
        m_server.setSslConfiguration(tls);
        QObject::connect(&m_server, &QSslServer::pendingConnectionAvailable, &m_server, [this] {
            QTcpSocket* socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, &m_server, [this, socket] {
                ++m_chunks;
                m_onRequest(*this, *socket);
            });
        });
        EXPECT_TRUE(m_server.listen(QHostAddress::LocalHost));
    }

    void refuseFromNowOn() { m_server.close(); }
    int chunks() const { return m_chunks; }

    BankEndpoint endpoint() const {
        const QString kiosk = QString::fromUtf16(testKioskName);
        BankEndpoint endpoint;
        endpoint.base = QUrl(QStringLiteral("https://127.0.0.1:%1").arg(m_server.serverPort()));
        endpoint.authorityFile = testCertificates().authority();
        endpoint.certificateFile = testCertificates().kioskCertificate(kiosk);
        endpoint.keyFile = testCertificates().kioskKey(kiosk);
        endpoint.orderKeyFile = testCertificates().kioskOrderKey(kiosk);
        return endpoint;
    }

private:
    std::function<void(RawBank&, QTcpSocket&)> m_onRequest;
    QSslServer m_server;
    int m_chunks = 0;
};

TransferOrder order() {
    return {QStringLiteral("a"), QStringLiteral("p"), Money::yuan(1), TransferSpeed::Instant, newIdempotencyKey()};
}

FailureCode codeOf(const auto& result) {
    EXPECT_FALSE(result.ok());
    return result.ok() ? FailureCode::ConfigBad : result.failure().code;
}

auto answering(const QByteArray& bytes, bool thenCut) {
    return [bytes, thenCut](RawBank&, QTcpSocket& socket) {
        socket.readAll();
        socket.write(bytes);
        if (thenCut) socket.disconnectFromHost();
    };
}

}  // namespace

// Qt sends a request again by itself when a kept connection breaks. Should the second connect then be refused, it
// reports "connection refused", though the first request may have moved money.
TEST(BrokenBank, bank_that_reads_an_order_and_vanishes_leaves_the_outcome_unknown) {
    RawBank raw([](RawBank& self, QTcpSocket& socket) {
        self.refuseFromNowOn();
        socket.abort();
    });
    FakeClock clock;
    HttpsBank bank(raw.endpoint(), clock);
    EXPECT_EQ(codeOf(settled(bank.transfer(order()))), FailureCode::OutcomeUnknown);
    EXPECT_EQ(raw.chunks(), 1);
}

TEST(BrokenBank, answer_cut_in_its_middle_is_no_answer) {
    RawBank raw(answering("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"accounts\":", true));
    FakeClock clock;
    HttpsBank bank(raw.endpoint(), clock);
    EXPECT_EQ(codeOf(settled(bank.accounts())), FailureCode::BankUnreachable);
    EXPECT_EQ(codeOf(settled(bank.transfer(order()))), FailureCode::OutcomeUnknown);
}

TEST(BrokenBank, answer_beyond_the_size_limit_is_garbage) {
    RawBank raw(answering("HTTP/1.1 200 OK\r\nContent-Length: 900000\r\n\r\n" + QByteArray(900'000, ' '), false));
    FakeClock clock;
    HttpsBank bank(raw.endpoint(), clock);
    EXPECT_EQ(codeOf(settled(bank.accounts())), FailureCode::BankGarbage);
}

TEST(BrokenBank, server_error_behind_an_order_leaves_the_outcome_unknown) {
    RawBank raw(answering("HTTP/1.1 500 X\r\nContent-Length: 19\r\n\r\n{\"error\":\"storage\"}", false));
    FakeClock clock;
    HttpsBank bank(raw.endpoint(), clock);
    EXPECT_EQ(codeOf(settled(bank.transfer(order()))), FailureCode::OutcomeUnknown);
    EXPECT_EQ(codeOf(settled(bank.accounts())), FailureCode::BankRefused);
    // Neither approved nor taken back: both are asked again.
    EXPECT_EQ(codeOf(settled(bank.authoriseCard(QStringLiteral("k"), CardProof()))), FailureCode::BankGarbage);
    EXPECT_EQ(codeOf(settled(bank.reportCardEnd(QStringLiteral("k"), CardEnd()))), FailureCode::BankGarbage);
    EXPECT_EQ(codeOf(settled(bank.reverseCard(QStringLiteral("k"), CardReversal::CardLeft))), FailureCode::BankGarbage);
}

TEST(BrokenBank, redirect_is_not_followed) {
    RawBank raw(answering("HTTP/1.1 302 X\r\nLocation: https://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n", false));
    FakeClock clock;
    HttpsBank bank(raw.endpoint(), clock);
    EXPECT_EQ(codeOf(settled(bank.accounts())), FailureCode::BankGarbage);
    EXPECT_EQ(codeOf(settled(bank.transfer(order()))), FailureCode::OutcomeUnknown);
}

TEST(BrokenBank, pin_key_of_another_length_is_garbage) {
    RawBank raw(answering("HTTP/1.1 201 X\r\nPin-Key-Id: k\r\nContent-Length: 15\r\n\r\n123456789012345", false));
    FakeClock clock;
    HttpsBank bank(raw.endpoint(), clock);
    EXPECT_EQ(codeOf(settled(bank.signOn())), FailureCode::BankGarbage);
}

}  // namespace evergreen
