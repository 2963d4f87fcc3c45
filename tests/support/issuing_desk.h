// A real desk with an authority of its own, whose kiosks' certificates are made by what a kiosk makes them by.
#pragma once

#include "kiosk/enrolment/kiosk_enrolment.h"
#include "kiosk/fleet/posix_file_system.h"
#include "tests/support/running_desk.h"
#include "tests/support/test_authority.h"

namespace evergreen {

/// A port of the desk, by the name its certificate bears.
inline QUrl deskUrl(quint16 port) {
    return QUrl(QStringLiteral("https://localhost:%1").arg(port));
}

class IssuingDesk {
public:
    explicit IssuingDesk(const std::function<void(desk::DeskOptions&)>& adjust = {});

    RunningDesk& running() { return *m_desk; }
    const TestAuthority& authority() const { return m_authority; }
    /// Whom a kiosk believes: the desk's server certificate, and what the authority issues.
    QString believed() const { return m_folder.filePath(QStringLiteral("believed.pem")); }
    /// Where that kiosk's identity lies.
    QString identity(const QString& kiosk) const { return m_folder.filePath(kiosk + QStringLiteral("/identity.pem")); }

    /// As --enrol and --revoke do.
    QString printedCode(const QString& kiosk);
    void revoke(const QString& kiosk);

    /// By the kiosk's own code, in this process.
    EnrolmentOutcome enrol(const QString& kiosk, const QString& code);
    EnrolmentOutcome enrol(const QString& kiosk) { return enrol(kiosk, printedCode(kiosk)); }
    EnrolmentOutcome renew(const QString& kiosk);
    /// The same as if it had enrolled so long ago.
    void plant(const QString& kiosk, std::chrono::days age);

    /// As a kiosk at the kiosks' port, by its identity.
    DeskAnswer ask(const QString& kiosk, const QByteArray& method, const QString& path, const QByteArray& body = {});
    QByteArray identityBytes(const QString& kiosk) const;
    QString serial(const QString& kiosk) const;

private:
    EnrolmentPlace place(const QString& kiosk, quint16 port) const;

    QTemporaryDir m_folder;
    TestAuthority m_authority;
    SystemClock m_clock;
    fleet::PosixFileSystem m_disk{0600};
    std::unique_ptr<RunningDesk> m_desk;
};

}  // namespace evergreen
