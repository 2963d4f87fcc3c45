#include "kiosk/bank/order_signer.h"

#include <openssl/evp.h>
#include <openssl/pem.h>

#include <QFile>

namespace evergreen {

OrderSigner::OrderSigner() : m_key(nullptr, &EVP_PKEY_free) {}

OrderSigner::~OrderSigner() = default;

Result<> OrderSigner::load(const QString& keyFile) {
    const std::unique_ptr<BIO, decltype(&BIO_free)> file(BIO_new_file(QFile::encodeName(keyFile).constData(), "r"),
                                                         &BIO_free);
    if (file) m_key.reset(PEM_read_bio_PrivateKey(file.get(), nullptr, nullptr, nullptr));
    if (m_key && EVP_PKEY_get_base_id(m_key.get()) == EVP_PKEY_EC) return {};
    m_key.reset();
    return Failure{FailureCode::ConfigBad, QStringLiteral("kiosk key is no EC key")};
}

Result<QByteArray> OrderSigner::sign(const QByteArray& text) const {
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    const auto* data = reinterpret_cast<const unsigned char*>(text.constData());
    const auto size = static_cast<std::size_t>(text.size());
    std::size_t length = 0;
    QByteArray signature;
    bool ok = m_key && EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, m_key.get()) == 1 &&
              EVP_DigestSign(context.get(), nullptr, &length, data, size) == 1;
    if (ok) {
        signature.resize(static_cast<qsizetype>(length));
        auto* out = reinterpret_cast<unsigned char*>(signature.data());
        ok = EVP_DigestSign(context.get(), out, &length, data, size) == 1;
    }
    if (!ok) return Failure{FailureCode::ConfigBad, QStringLiteral("order cannot be signed")};
    signature.truncate(static_cast<qsizetype>(length));
    return signature.toBase64();
}

}  // namespace evergreen
