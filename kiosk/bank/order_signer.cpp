#include "kiosk/bank/order_signer.h"

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <QFile>

namespace evergreen {

namespace {

/// The first line of what is signed: another layout of it would have another.
constexpr char kLayout[] = "evergreen-order-1";

/// Spec: GB/T 35276, RFC 8998 §3.2.1 leave the signer's id open; this is the customary one.
constexpr char kSm2Id[] = "1234567812345678";

constexpr auto kForOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;

Failure bad(const char* what) {
    return {FailureCode::ConfigBad, QStringLiteral("order key: ") + QString::fromLatin1(what)};
}

/// No one is there to type a password: OpenSSL would ask for it on the terminal.
int noPassword(char*, int, int, void*) {
    return -1;
}

QByteArray textOf(const OrderToSign& order) {
    const QByteArrayList lines{kLayout,      order.kiosk.toUtf8(), order.customer.toUtf8(), order.time,
                               order.method, order.path,           order.idempotencyKey,    order.body};
    return lines.join('\n');
}

}  // namespace

OrderSigner::OrderSigner() : m_key(nullptr, &EVP_PKEY_free) {}

OrderSigner::~OrderSigner() = default;

Result<> OrderSigner::load(const QString& keyFile) {
    m_key.reset();
    const std::unique_ptr<BIO, decltype(&BIO_free)> file(BIO_new_file(QFile::encodeName(keyFile).constData(), "r"),
                                                         &BIO_free);
    if (!file) return bad("cannot be read");
    if (QFile::permissions(keyFile) & kForOthers) return bad("others may read it, its mode must be 0600");
    m_key.reset(PEM_read_bio_PrivateKey(file.get(), nullptr, &noPassword, nullptr));
    ERR_clear_error();  // what a good key of many formats leaves behind would be taken for an error of TLS
    if (!m_key) return bad("no private key in PEM without a password");
    m_isSm2 = EVP_PKEY_is_a(m_key.get(), "SM2") == 1;
    if (m_isSm2 || EVP_PKEY_is_a(m_key.get(), "ED25519") == 1) return {};
    m_key.reset();
    return bad("neither Ed25519 nor SM2");
}

Result<QByteArray> OrderSigner::sign(const OrderToSign& order) const {
    auto signature = signatureOf(textOf(order));
    if (!signature) return signature;
    const QByteArray algorithm = m_isSm2 ? "sm2" : "ed25519";
    return algorithm + ' ' + order.time + ' ' + signature->toBase64();
}

Result<QByteArray> OrderSigner::signatureOf(const QByteArray& text) const {
    if (!m_key) return bad("not loaded");
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    const auto* data = reinterpret_cast<const unsigned char*>(text.constData());
    const auto size = static_cast<std::size_t>(text.size());
    std::size_t length = 0;
    EVP_PKEY_CTX* settings = nullptr;  // the context's own
    // Ed25519 hashes by itself (RFC 8032); SM2 hashes the id and the key along (GB/T 32918.2 §5.5).
    bool ok = EVP_DigestSignInit_ex(context.get(), &settings, m_isSm2 ? "SM3" : nullptr, nullptr, nullptr, m_key.get(),
                                    nullptr) == 1 &&
              (!m_isSm2 || EVP_PKEY_CTX_set1_id(settings, kSm2Id, sizeof kSm2Id - 1) == 1) &&
              EVP_DigestSign(context.get(), nullptr, &length, data, size) == 1;
    QByteArray signature(static_cast<qsizetype>(length), '\0');
    auto* out = reinterpret_cast<unsigned char*>(signature.data());
    ok = ok && EVP_DigestSign(context.get(), out, &length, data, size) == 1;
    if (!ok) return bad("cannot sign");
    signature.truncate(static_cast<qsizetype>(length));
    return signature;
}

}  // namespace evergreen
