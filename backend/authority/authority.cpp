#include "backend/authority/authority.h"

#include "backend/authority/refused.h"
#include "backend/certificates/pem_text.h"
#include "fleet/signing/passphrase.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>

#include <QDir>

namespace evergreen {

namespace {

using Bio = std::unique_ptr<BIO, Freed<BIO_free>>;

constexpr qint64 kFileBytesMax = 64LL * 1024;
/// The folder is entered by whoever reads the list; the key in it is its owner's alone.
constexpr QFile::Permissions kEntered = kReadable | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther;

Failure bad(const QString& what) {
    ERR_clear_error();
    return {FailureCode::ConfigBad, QStringLiteral("authority: ") + what};
}

Failure unwritten(const QString& path) {
    return {FailureCode::StorageFault, QStringLiteral("authority: ") + path + QStringLiteral(" cannot be written")};
}

QByteArray fileAt(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(kFileBytesMax) : QByteArray();
}

Certificate certificateIn(const QByteArray& pem) {
    const Bio in(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
    return Certificate(in ? PEM_read_bio_X509(in.get(), nullptr, nullptr, nullptr) : nullptr);
}

bool mayIssue(X509* certificate) {
    constexpr std::uint32_t wanted = KU_KEY_CERT_SIGN | KU_CRL_SIGN;
    return X509_check_ca(certificate) == 1 && (X509_get_key_usage(certificate) & wanted) == wanted;
}

Validity validityFrom(const QDateTime& now, std::chrono::seconds life) {
    return {now.toSecsSinceEpoch() - std::chrono::seconds(Authority::clockSlack).count(),
            now.toSecsSinceEpoch() + life.count()};
}

}  // namespace

Result<SecretBytes> Authority::passphraseFrom(const QString& file) {
    if (file.isEmpty()) return bad(QStringLiteral("wants --authority-pass FILE"));
    auto passphrase = fleet::passphraseFromFile(file.toLocal8Bit().toStdString());
    if (!passphrase) return failureOf(passphrase.refusal());
    return std::move(*passphrase);
}

Result<> Authority::make(const QString& folder, const SecretBytes& passphrase, const QDateTime& now) {
    if (!QDir().mkpath(folder) || !QFile::setPermissions(folder, kEntered)) return unwritten(folder);
    auto key = fleet::KeyFile::make(fleet::KeyKind::EcdsaP256);
    if (!key) return failureOf(key.refusal());
    // Before anything else: where there is a key already, nothing is touched.
    const auto saved = key->save(keyFile(folder).toStdString(), passphrase);
    if (!saved) return failureOf(saved.refusal());
    Certificate certificate = certificateFor(QStringLiteral("Evergreen kiosk authority"), key->pair(),
                                             {nullptr, key->pair()}, validityFrom(now, ownLife),
                                             {{NID_basic_constraints, "critical,CA:TRUE,pathlen:0"},
                                              {NID_key_usage, "critical,keyCertSign,cRLSign"},
                                              {NID_subject_key_identifier, "hash"}});
    if (!certificate) return bad(QStringLiteral("no certificate can be made"));
    if (!saveWhole(certificateFile(folder), pemOf(certificate.get()), kReadable)) {
        return unwritten(certificateFile(folder));
    }
    return Authority(folder, std::move(*key), std::move(certificate)).writeList({}, 0, now);
}

Result<Authority> Authority::open(const QString& folder, const SecretBytes& passphrase, const QDateTime& now) {
    auto key = fleet::KeyFile::open(keyFile(folder).toStdString(), passphrase);
    if (!key) return failureOf(key.refusal());
    const QByteArray own = fileAt(certificateFile(folder));
    Certificate certificate = certificateIn(own);
    if (!certificate) return bad(certificateFile(folder) + QStringLiteral(": no certificate"));
    if (X509_check_private_key(certificate.get(), key->pair()) != 1) {
        return bad(certificateFile(folder) + QStringLiteral(": of another key than ca.key"));
    }
    if (!mayIssue(certificate.get())) {
        return bad(certificateFile(folder) + QStringLiteral(": may not sign certificates and revocation lists"));
    }
    Authority authority(folder, std::move(*key), std::move(certificate));
    authority.m_end = momentOf(X509_get0_notAfter(authority.m_certificate.get()));
    if (now < momentOf(X509_get0_notBefore(authority.m_certificate.get())) || now >= authority.m_end) {
        return bad(certificateFile(folder) + QStringLiteral(": does not hold today"));
    }
    authority.m_chain = own + fileAt(chainFile(folder));
    return authority;
}

Result<Authority::Issued> Authority::issue(const QString& name, EVP_PKEY* key, const QDateTime& now) const {
    Validity validity = validityFrom(now, certificateLife);
    validity.until = std::min<std::int64_t>(validity.until, m_end.toSecsSinceEpoch());
    const Certificate certificate = certificateFor(name, key, issuer(), validity,
                                                   {{NID_basic_constraints, "critical,CA:FALSE"},
                                                    {NID_key_usage, "critical,digitalSignature"},
                                                    {NID_ext_key_usage, "clientAuth"},
                                                    {NID_subject_key_identifier, "hash"},
                                                    {NID_authority_key_identifier, "keyid"}});
    if (!certificate) return bad(QStringLiteral("no certificate can be made for %1").arg(name));
    return Issued{serialOf(certificate.get()), validity.until * 1000, pemOf(certificate.get())};
}

Result<> Authority::writeList(const std::vector<RevokedSerial>& revoked, std::int64_t number,
                              const QDateTime& now) const {
    const RevocationList list = revocationListOf(revoked, issuer(), validityFrom(now, listLife), number);
    if (!list) return bad(QStringLiteral("no revocation list can be made"));
    if (!saveWhole(listFile(m_folder), pemOf(list.get()), kReadable)) return unwritten(listFile(m_folder));
    return {};
}

}  // namespace evergreen
