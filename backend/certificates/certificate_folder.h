// Makes a certificate authority of its own for development, demo and tests: one CA, the bank's server certificate for
// localhost, one client certificate a kiosk. The CA's key is never written, so nobody can add to the folder later: make
// a new one. A bank in earnest brings its own certificates and never runs this.
#pragma once

#include "kiosk/base/result.h"

#include <QString>
#include <QStringList>

namespace evergreen {

class CertificateFolder {
public:
    explicit CertificateFolder(QString path);

    QString authority() const { return file(QStringLiteral("ca.pem")); }
    QString serverCertificate() const { return file(QStringLiteral("bank.pem")); }
    QString serverKey() const { return file(QStringLiteral("bank.key")); }
    QString kioskCertificate(const QString& name) const { return file(name + QStringLiteral(".pem")); }
    QString kioskKey(const QString& name) const { return file(name + QStringLiteral(".key")); }

    bool exists() const;

    /// Writes everything anew: ECDSA P-256, valid for `daysValid`, keys readable by the owner only (0600), certificates
    /// last and ca.pem very last, so that exists() means complete. StorageFault when the folder cannot be written.
    Result<> make(const QStringList& kioskNames) const;
    static constexpr int daysValid = 365;

private:
    QString file(const QString& name) const { return m_path + u'/' + name; }

    QString m_path;
};

}  // namespace evergreen
