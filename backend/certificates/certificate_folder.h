// Makes a certificate authority of its own for development, demo and tests: one CA, server certificates for localhost
// of the bank, the branch desk and the message broker, one client certificate a kiosk and one for the desk, and the
// list of revoked ones. The CA's key is never written, so nobody can add to the folder later: make a new one. Beside
// each kiosk's certificate lies the pair of keys of its orders: the private one is the kiosk's, the public one is what
// the bank enrols. A bank in earnest brings its own certificates and never runs this.
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
    QString deskServerCertificate() const { return file(QStringLiteral("desk.pem")); }
    QString deskServerKey() const { return file(QStringLiteral("desk.key")); }
    QString brokerCertificate() const { return file(QStringLiteral("broker.pem")); }
    QString brokerKey() const { return file(QStringLiteral("broker.key")); }
    /// What the desk is towards the broker: a client named `helpdeskName`.
    QString helpdeskCertificate() const { return file(QString::fromUtf16(helpdeskName) + QStringLiteral(".pem")); }
    QString helpdeskKey() const { return file(QString::fromUtf16(helpdeskName) + QStringLiteral(".key")); }
    QString revocationList() const { return file(QStringLiteral("crl.pem")); }
    static constexpr char16_t helpdeskName[] = u"helpdesk";

    QString kioskCertificate(const QString& name) const { return file(name + QStringLiteral(".pem")); }
    QString kioskKey(const QString& name) const { return file(name + QStringLiteral(".key")); }

    QString kioskOrderKey(const QString& name) const { return file(name + QStringLiteral(".orders.key")); }
    QString kioskOrderPublicKey(const QString& name) const { return file(name + QStringLiteral(".orders.pem")); }

    /// True when it holds all that these kiosks, their bank, desk and broker need.
    bool exists(const QStringList& kioskNames) const;

    /// Writes everything anew: ECDSA P-256, valid for `daysValid`, Ed25519 for orders, keys readable by the owner only
    /// (0600), certificates last and ca.pem very last, so that exists() means complete. The certificates of
    /// `revokedNames`, of these kiosks, are made and revoked at once. StorageFault when the folder cannot be written.
    Result<> make(const QStringList& kioskNames, const QStringList& revokedNames = {}) const;

    /// Another pair of keys for this kiosk's orders in the place of the one there. StorageFault.
    Result<> makeOrderKey(const QString& kiosk, OrderKeyKind kind) const;
    static constexpr int daysValid = 365;

private:
    QString file(const QString& name) const { return m_path + u'/' + name; }

    QString m_path;
};

}  // namespace evergreen
