#include "kiosk/audit_log/audit_cipher.h"

#include <memory>
#include <openssl/evp.h>
#include <openssl/rand.h>

namespace evergreen {

namespace {

constexpr int kNonceBytes = 12;
constexpr int kTagBytes = 16;

using Context = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

const unsigned char* raw(const QByteArray& bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

unsigned char* raw(QByteArray& bytes) {
    return reinterpret_cast<unsigned char*>(bytes.data());
}

const unsigned char* raw(const SecretBytes& key) {
    return reinterpret_cast<const unsigned char*>(key.view().data());
}

const EVP_MD* digestOf(AuditHash hash) {
    return hash == AuditHash::Sm3 ? EVP_sm3() : EVP_sha256();
}

}  // namespace

const char* nameOf(AuditHash hash) {
    return hash == AuditHash::Sm3 ? "sm3" : "sha256";
}

std::optional<AuditHash> auditHashOf(const QString& name) {
    for (const AuditHash hash : {AuditHash::Sha256, AuditHash::Sm3}) {
        if (name == QLatin1String(nameOf(hash))) return hash;
    }
    return std::nullopt;
}

QByteArray digestHex(AuditHash hash, const QByteArray& bytes) {
    QByteArray digest(EVP_MAX_MD_SIZE, '\0');
    unsigned int size = 0;
    const auto length = static_cast<std::size_t>(bytes.size());
    if (EVP_Digest(bytes.constData(), length, raw(digest), &size, digestOf(hash), nullptr) != 1) return {};
    digest.truncate(static_cast<qsizetype>(size));
    return digest.toHex();
}

Result<QByteArray> seal(const SecretBytes& key, const QByteArray& plain, const QByteArray& associated) {
    const Failure refused{FailureCode::StorageFault, QStringLiteral("the audit cipher refused")};
    if (static_cast<qsizetype>(key.size()) != auditKeyBytes) return refused;
    QByteArray nonce(kNonceBytes, '\0');
    QByteArray tag(kTagBytes, '\0');
    QByteArray hidden(plain.size(), '\0');
    const Context context(EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free);
    int written = 0;
    int ended = 0;
    const bool done =
        context && RAND_bytes(raw(nonce), kNonceBytes) == 1 &&
        EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, raw(key), raw(std::as_const(nonce))) == 1 &&
        EVP_EncryptUpdate(context.get(), nullptr, &written, raw(associated), static_cast<int>(associated.size())) ==
            1 &&
        EVP_EncryptUpdate(context.get(), raw(hidden), &written, raw(plain), static_cast<int>(plain.size())) == 1 &&
        EVP_EncryptFinal_ex(context.get(), raw(hidden) + written, &ended) == 1 &&
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, kTagBytes, raw(tag)) == 1;
    if (!done) return refused;
    return nonce + hidden + tag;
}

std::optional<QByteArray> unseal(const SecretBytes& key, const QByteArray& sealed, const QByteArray& associated) {
    if (sealed.size() < kNonceBytes + kTagBytes || static_cast<qsizetype>(key.size()) != auditKeyBytes) return {};
    const QByteArray nonce = sealed.left(kNonceBytes);
    const QByteArray hidden = sealed.mid(kNonceBytes, sealed.size() - kNonceBytes - kTagBytes);
    QByteArray tag = sealed.right(kTagBytes);
    QByteArray plain(hidden.size(), '\0');
    const Context context(EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free);
    int written = 0;
    int ended = 0;
    const bool done =
        context && EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, raw(key), raw(nonce)) == 1 &&
        EVP_DecryptUpdate(context.get(), nullptr, &written, raw(associated), static_cast<int>(associated.size())) ==
            1 &&
        EVP_DecryptUpdate(context.get(), raw(plain), &written, raw(hidden), static_cast<int>(hidden.size())) == 1 &&
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, kTagBytes, raw(tag)) == 1 &&
        EVP_DecryptFinal_ex(context.get(), raw(plain) + written, &ended) == 1;
    if (!done) return std::nullopt;
    return plain;
}

}  // namespace evergreen
