#include "backend/desk/seal.h"

#include <array>
#include <memory>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace evergreen::desk {

namespace {

constexpr int kKeyBytes = 32;
constexpr int kNonceBytes = 12;
constexpr int kTagBytes = 16;

using Cipher = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

unsigned char* raw(QByteArray& bytes) {
    return reinterpret_cast<unsigned char*>(bytes.data());
}

const unsigned char* raw(const QByteArray& bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

const unsigned char* raw(const SecretBytes& bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.view().data());
}

int sizeOf(const QByteArray& bytes) {
    return static_cast<int>(bytes.size());
}

/// Two instances may start at once: the file is complete when it has its name, and the first name stays.
Result<> makeKey(const QString& path) {
    QByteArray fresh(kKeyBytes, '\0');
    if (RAND_bytes(raw(fresh), kKeyBytes) != 1) return Failure{FailureCode::StorageFault, QStringLiteral("random")};
    const QString draft = path + QStringLiteral(".%1").arg(QString::fromLatin1(fresh.left(8).toHex()));
    QSaveFile file(draft);
    const bool written = file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
                         file.write(fresh) == kKeyBytes && file.commit();
    OPENSSL_cleanse(fresh.data(), kKeyBytes);
    if (!written) return Failure{FailureCode::StorageFault, path};
    // rename() of Qt does not replace: who comes second keeps the first's.
    if (!QFile::rename(draft, path)) QFile::remove(draft);
    return {};
}

}  // namespace

Result<> Seal::open(const QString& folder) {
    const QString path = folder + QStringLiteral("/sealing.key");
    if (!QDir().mkpath(folder)) return Failure{FailureCode::StorageFault, folder};
    if (!QFile::exists(path)) {
        const auto made = makeKey(path);
        if (!made) return made.failure();
    }
    QFile file(path);
    QByteArray key = file.open(QIODevice::ReadOnly) ? file.read(kKeyBytes + 1) : QByteArray();
    const bool isKey = key.size() == kKeyBytes;
    if (isKey) m_key = SecretBytes(std::as_bytes(std::span(key.constData(), kKeyBytes)));
    OPENSSL_cleanse(key.data(), static_cast<std::size_t>(key.size()));
    if (!isKey) return Failure{FailureCode::StorageFault, path};
    return {};
}

QString Seal::seal(const QByteArray& secret, const QString& about) const {
    const QByteArray bound = about.toUtf8();
    QByteArray nonce(kNonceBytes, '\0');
    QByteArray hidden(secret.size(), '\0');
    QByteArray tag(kTagBytes, '\0');
    int size = 0;
    const Cipher cipher(EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free);
    const bool done =
        RAND_bytes(raw(nonce), kNonceBytes) == 1 &&
        EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, raw(m_key), raw(std::as_const(nonce))) == 1 &&
        EVP_EncryptUpdate(cipher.get(), nullptr, &size, raw(bound), sizeOf(bound)) == 1 &&
        EVP_EncryptUpdate(cipher.get(), raw(hidden), &size, raw(secret), sizeOf(secret)) == 1 &&
        EVP_EncryptFinal_ex(cipher.get(), raw(hidden) + size, &size) == 1 &&
        EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, kTagBytes, tag.data()) == 1;
    return done ? QString::fromLatin1((nonce + hidden + tag).toBase64()) : QString();
}

std::optional<QByteArray> Seal::unseal(const QString& sealed, const QString& about) const {
    const QByteArray all = QByteArray::fromBase64(sealed.toLatin1());
    if (all.size() < kNonceBytes + kTagBytes) return std::nullopt;
    const QByteArray bound = about.toUtf8();
    const QByteArray nonce = all.left(kNonceBytes);
    const QByteArray hidden = all.mid(kNonceBytes, all.size() - kNonceBytes - kTagBytes);
    QByteArray tag = all.right(kTagBytes);
    QByteArray secret(hidden.size(), '\0');
    int size = 0;
    const Cipher cipher(EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free);
    const bool done = EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, raw(m_key), raw(nonce)) == 1 &&
                      EVP_DecryptUpdate(cipher.get(), nullptr, &size, raw(bound), sizeOf(bound)) == 1 &&
                      EVP_DecryptUpdate(cipher.get(), raw(secret), &size, raw(hidden), sizeOf(hidden)) == 1 &&
                      EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, kTagBytes, tag.data()) == 1 &&
                      EVP_DecryptFinal_ex(cipher.get(), raw(secret) + size, &size) == 1;
    if (!done) return std::nullopt;
    return secret;
}

}  // namespace evergreen::desk
