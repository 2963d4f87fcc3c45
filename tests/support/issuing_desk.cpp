#include "tests/support/issuing_desk.h"

#include "backend/desk/enrolment_code.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QFileInfo>

namespace evergreen {

using namespace desk;

IssuingDesk::IssuingDesk(const std::function<void(DeskOptions&)>& adjust) {
    QFile believedFile(believed());
    EXPECT_TRUE(believedFile.open(QIODevice::WriteOnly));
    for (const QString& path : {testCertificates().authority(), Authority::certificateFile(m_authority.folder())}) {
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        believedFile.write(file.readAll());
    }
    m_desk = std::make_unique<RunningDesk>([&](DeskOptions& options) {
        options.authority = m_authority.folder();
        options.authorityPassphrase = m_authority.passphraseFile();
        if (adjust) adjust(options);
    });
}

QString IssuingDesk::printedCode(const QString& kiosk) {
    QString code = newEnrolmentCode();
    m_desk->desk().withBooks([&](DeskBooks& books) {
        EXPECT_TRUE(books.inOneGo([&] {
            books.certificates.putCode(kiosk, enrolmentCodeHash(kiosk, code),
                                       books.now() + std::chrono::milliseconds(kEnrolmentCodeLife).count());
        }));
    });
    return code;
}

void IssuingDesk::revoke(const QString& kiosk) {
    m_desk->desk().withBooks([&](DeskBooks& books) {
        EXPECT_TRUE(books.inOneGo([&] { EXPECT_GT(books.certificates.revoke(kiosk, books.now()), 0); }));
    });
}

EnrolmentPlace IssuingDesk::place(const QString& kiosk, quint16 port) const {
    EXPECT_TRUE(QDir(m_folder.path()).mkpath(kiosk));
    return {deskUrl(port), believed(), identity(kiosk)};
}

EnrolmentOutcome IssuingDesk::enrol(const QString& kiosk, const QString& code) {
    return KioskEnrolment(m_disk, m_clock, place(kiosk, m_desk->port())).enrol(kiosk, code);
}

EnrolmentOutcome IssuingDesk::renew(const QString& kiosk) {
    return KioskEnrolment(m_disk, m_clock, place(kiosk, m_desk->kioskPort())).renew();
}

void IssuingDesk::plant(const QString& kiosk, std::chrono::days age) {
    const auto key = KioskKey::make();
    const auto request = SigningRequest::read(QByteArray::fromStdString(key->signingRequest(kiosk.toStdString())));
    const QDateTime then = m_clock.now().addDays(-age.count());
    const auto issued = m_authority.open(m_clock.now())->issue(kiosk, request->key(), then);
    ASSERT_TRUE(issued.ok());
    m_desk->desk().withBooks([&](DeskBooks& books) {
        EXPECT_TRUE(books.inOneGo([&] {
            books.certificates.put({.serial = issued->serial,
                                    .kiosk = kiosk,
                                    .keyHash = request->keyHash(),
                                    .pem = QString::fromLatin1(issued->pem),
                                    .issuedAt = then.toMSecsSinceEpoch(),
                                    .notAfter = issued->notAfter});
        }));
    });
    const QFileInfo file(place(kiosk, m_desk->port()).identityFile);
    IdentityPlace identity(m_disk, file.path().toStdString(), file.fileName().toStdString());
    EXPECT_TRUE(identity.keep(*key, issued->pem.toStdString(), {}));
}

DeskAnswer IssuingDesk::ask(const QString& kiosk, const QByteArray& method, const QString& path,
                            const QByteArray& body) {
    return askWith(*m_desk, identity(kiosk), identity(kiosk), method, path, body);
}

QByteArray IssuingDesk::identityBytes(const QString& kiosk) const {
    QFile file(identity(kiosk));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString IssuingDesk::serial(const QString& kiosk) const {
    const auto chain = QSslCertificate::fromPath(identity(kiosk));
    return chain.isEmpty() ? QString() : QString::fromLatin1(chain.first().serialNumber().replace(':', "")).toUpper();
}

}  // namespace evergreen
