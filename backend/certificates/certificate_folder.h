// Makes a certificate authority of its own for development, demo and tests: one CA, the bank's server certificate for
// localhost, one client certificate a kiosk. The CA's key is never written, so nobody can add to the folder later: make
// a new one. Beside each kiosk's certificate lies the pair of keys of its orders: the private one is the kiosk's, the
// public one is what the bank enrols. A bank in earnest brings its own certificates and never runs this.
#pragma once

#include "kiosk/base/result.h"

#include <QString>
#include <QStringList>

namespace evergreen {

enum class OrderKeyKind { Ed25519, Sm2 };

class CertificateFolder {
public:
    explicit CertificateFolder(QString path);

    QString authority() const { return file(QStringLiteral("ca.pem")); }
    QString serverCertificate() const { return file(QStringLiteral("bank.pem")); }
    QString serverKey() const { return file(QStringLiteral("bank.key")); }
    QString kioskCertificate(const QString& name) const { return file(name + QStringLiteral(".pem")); }
    QString kioskKey(const QString& name) const { return file(name + QStringLiteral(".key")); }

    QString kioskOrderKey(const QString& name) const { return file(name + QStringLiteral(".orders.key")); }
    QString kioskOrderPublicKey(const QString& name) const { return file(name + QStringLiteral(".orders.pem")); }

    /// True when it holds all that these kiosks and their bank need.
    bool exists(const QStringList& kioskNames) const;

    /// Writes everything anew: ECDSA P-256, valid for `daysValid`, Ed25519 for orders, keys readable by the owner only
    /// (0600), certificates last and ca.pem very last, so that exists() means complete. StorageFault when the folder
    /// cannot be written.
    Result<> make(const QStringList& kioskNames) const;

    /// Another pair of keys for this kiosk's orders in the place of the one there. StorageFault.
    Result<> makeOrderKey(const QString& kiosk, OrderKeyKind kind) const;
    static constexpr int daysValid = 365;

private:
    QString file(const QString& name) const { return m_path + u'/' + name; }

    QString m_path;
};

}  // namespace evergreen
