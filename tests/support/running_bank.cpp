#include "tests/support/running_bank.h"

#include "tests/support/settled.h"
#include "tests/support/test_pin_block.h"

#include <gtest/gtest.h>

#include <QFileInfo>

namespace evergreen {

namespace {

BankEndpoint endpointOf(const CertificateFolder& folder, const QString& kiosk, quint16 port) {
    BankEndpoint endpoint;
    endpoint.base = QUrl(QStringLiteral("https://127.0.0.1:%1").arg(port));
    endpoint.authorityFile = folder.authority();
    endpoint.certificateFile = folder.kioskCertificate(kiosk);
    endpoint.keyFile = folder.kioskKey(kiosk);
    endpoint.orderKeyFile = folder.kioskOrderKey(kiosk);
    return endpoint;
}

QString pathOf(const CertificateFolder& certificates) {
    return QFileInfo(certificates.authority()).path();
}

}  // namespace

RunningBank::RunningBank(const CertificateFolder& certificates)
    : m_certificates(certificates),
      m_sandbox({.stateFolder = m_state.path(), .certificateFolder = pathOf(certificates)}, m_clock) {
    const auto started = m_sandbox.start();
    EXPECT_TRUE(started.ok());
    if (started) m_port = *started;
}

BankEndpoint RunningBank::endpoint(const QString& kiosk) const {
    return endpointOf(m_certificates, kiosk, m_port);
}

void RunningBank::say(const char* word) {
    say(QJsonObject{{QStringLiteral("do"), QString::fromLatin1(word)}});
}

void RunningBank::say(const QJsonObject& word) {
    EXPECT_TRUE(m_sandbox.control(word)[QStringLiteral("ok")].toBool());
}

std::int64_t RunningBank::balanceOf(const QString& account) {
    std::int64_t balance = 0;
    m_sandbox.withBooks([&](Books& books) { balance = books.ledger.balanceOf(account); });
    return balance;
}

Result<SignIn> signIn(Bank& bank, const QString& pan, const QString& pin) {
    const auto key = settled(bank.signOn());
    if (!key) return key.failure();
    const CardIdentity card{.pan = pan, .panSequence = 1, .expiry = QStringLiteral("4912")};
    return settled(bank.openSession(card, {key->id, testPinBlock(pin, pan, key->key)}));
}

}  // namespace evergreen
