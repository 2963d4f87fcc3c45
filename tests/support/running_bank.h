// The sandbox bank, running in this process on its own thread with an empty state folder, and what a kiosk needs to
// reach it.
#pragma once

#include "backend/bank_sandbox/bank_sandbox.h"
#include "kiosk/bank/bank.h"
#include "kiosk/bank/bank_endpoint.h"
#include "kiosk/base/system_clock.h"
#include "tests/support/test_certificates.h"

#include <QTemporaryDir>

namespace evergreen {

class RunningBank {
public:
    /// With certificates and order keys of its own, or those of the whole test program.
    explicit RunningBank(const CertificateFolder& certificates = testCertificates());

    /// As the first test kiosk, or another one.
    BankEndpoint endpoint(const QString& kiosk = QStringLiteral("kiosk-0001")) const;

    /// A control word without arguments, or a whole one.
    void say(const char* word);
    void say(const QJsonObject& word);

    quint16 port() const { return m_port; }

    /// Where the bank keeps its books.
    QString stateFolder() const { return m_state.path(); }

    /// Runs on the bank's thread.
    BankSandbox& sandbox() { return m_sandbox; }
    std::int64_t balanceOf(const QString& account);

private:
    SystemClock m_clock;
    CertificateFolder m_certificates;
    QTemporaryDir m_state;
    BankSandbox m_sandbox;
    quint16 m_port = 0;
};

/// The demo cards and the PIN of all of them.
inline const QString kMeiPan = QStringLiteral("9999990000000000014");
inline const QString kSongPan = QStringLiteral("9999990000000000048");
inline const QString kDemoPin = QStringLiteral("123456");

/// Signs on and opens a session; the test goes on with what came of it.
Result<SignIn> signIn(Bank& bank, const QString& pan, const QString& pin = kDemoPin);

}  // namespace evergreen
