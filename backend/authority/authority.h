// Who issues kiosks' certificates: a folder with an encrypted key, the certificate that goes with it, and the list of
// what it has revoked. Made here and signed by itself, or an intermediate that the bank gives:
//   ca.key     ECDSA P-256, PKCS#8 under a passphrase (fleet/signing/key_file.h)
//   ca.pem     the certificate that issues; whoever believes kiosks believes this one and none above it
//   chain.pem  where there are some, those above it
//   crl.pem    what is revoked; brokers read it
// Which kiosk may have a certificate is not decided here. Once open it is safe from any thread.
#pragma once

#include "backend/certificates/certificate_maker.h"
#include "fleet/signing/key_file.h"
#include "kiosk/base/result.h"

#include <chrono>

#include <QDateTime>

namespace evergreen {

class Authority {
public:
    static constexpr std::chrono::days certificateLife{90};
    static constexpr std::chrono::days listLife{7};
    static constexpr std::chrono::days ownLife{3650};
    /// A certificate begins so long ago: the clocks of kiosk and desk need not agree to the second.
    static constexpr std::chrono::minutes clockSlack{5};
    /// From so long before its end on, certificates would be shorter than they should be.
    static constexpr std::chrono::days endNear{2 * certificateLife};

    struct Issued {
        QString serial;
        std::int64_t notAfter = 0;  ///< milliseconds since 1970
        QByteArray pem;
    };

    /// Of a file that is its owner's alone. ConfigBad, with the option's name when there is none.
    static Result<SecretBytes> passphraseFrom(const QString& file);

    /// A new one that signs its own certificate, with an empty list. ConfigBad for a passphrase that is too short, or a
    /// key that is there already; StorageFault.
    static Result<> make(const QString& folder, const SecretBytes& passphrase, const QDateTime& now);

    /// ConfigBad: no key, a passphrase that does not open it, a certificate of another key, or one that may not issue
    /// or does not hold at `now`.
    static Result<Authority> open(const QString& folder, const SecretBytes& passphrase, const QDateTime& now);

    /// For TLS clients of that name: certificateLife, or to the authority's own end. ConfigBad when OpenSSL does not
    /// do it.
    Result<Issued> issue(const QString& name, EVP_PKEY* key, const QDateTime& now) const;

    /// Replaces crl.pem, whole. Readable by everybody: a broker is another user. StorageFault.
    Result<> writeList(const std::vector<RevokedSerial>& revoked, std::int64_t number, const QDateTime& now) const;

    /// ca.pem and chain.pem, for who is given a certificate.
    const QByteArray& chain() const { return m_chain; }
    const QDateTime& end() const { return m_end; }

    static QString keyFile(const QString& folder) { return folder + QStringLiteral("/ca.key"); }
    static QString certificateFile(const QString& folder) { return folder + QStringLiteral("/ca.pem"); }
    static QString chainFile(const QString& folder) { return folder + QStringLiteral("/chain.pem"); }
    static QString listFile(const QString& folder) { return folder + QStringLiteral("/crl.pem"); }

private:
    Authority(QString folder, fleet::KeyFile key, Certificate certificate)
        : m_folder(std::move(folder)), m_key(std::move(key)), m_certificate(std::move(certificate)) {}
    Issuer issuer() const { return {m_certificate.get(), m_key.pair()}; }

    QString m_folder;
    fleet::KeyFile m_key;
    Certificate m_certificate;
    QByteArray m_chain;
    QDateTime m_end;
};

}  // namespace evergreen
