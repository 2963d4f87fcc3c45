// An authority in a folder of its own, with its passphrase in a file beside it, and requests for certificates of every
// kind: good ones, and what nobody should sign.
#pragma once

#include "backend/authority/authority.h"

#include <QTemporaryDir>

namespace evergreen {

class TestAuthority {
public:
    explicit TestAuthority(const QDateTime& now = QDateTime::currentDateTimeUtc());

    QString folder() const { return m_folder.filePath(QStringLiteral("authority")); }
    QString passphraseFile() const { return m_folder.filePath(QStringLiteral("passphrase")); }
    Result<Authority> open(const QDateTime& now) const;

    /// By the bank's own root, or by itself: for the same key, whatever it may do.
    void replaceCertificate(Issuer by, Validity validity, const char* constraints = isCa,
                            const char* usage = signs) const;
    static constexpr const char* isCa = "critical,CA:TRUE,pathlen:0";
    static constexpr const char* signs = "critical,keyCertSign,cRLSign";
    /// A day before and after.
    static Validity around(const QDateTime& moment);

    static SecretBytes passphrase(const char* words = "correct horse battery");

private:
    QTemporaryDir m_folder;
};

/// PKCS#10 of `key`, signed with `signer` or, without one, with itself; it asks for `name`, and to be an authority.
QByteArray requestOf(EVP_PKEY* key, const char* name = "kiosk-0001", EVP_PKEY* signer = nullptr);

OwnedKey keyOfCurve(const char* curve);
OwnedKey rsaKey();
/// P-256, its curve spelt out in figures.
OwnedKey speltOutKey();

}  // namespace evergreen
