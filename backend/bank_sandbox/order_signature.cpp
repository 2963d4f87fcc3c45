#include "backend/bank_sandbox/order_signature.h"

#include <memory>
#include <openssl/evp.h>
#include <openssl/x509.h>

namespace evergreen {

namespace {

const unsigned char* raw(const QByteArray& bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

}  // namespace

bool signatureFits(const QByteArray& signedText, const QByteArray& signatureBase64, const QByteArray& certificateDer) {
    const auto signature = QByteArray::fromBase64Encoding(signatureBase64, QByteArray::AbortOnBase64DecodingErrors);
    const unsigned char* at = raw(certificateDer);
    const std::unique_ptr<X509, decltype(&X509_free)> certificate(
        d2i_X509(nullptr, &at, static_cast<long>(certificateDer.size())), &X509_free);
    if (!signature || !certificate) return false;
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    return EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, X509_get0_pubkey(certificate.get())) ==
               1 &&
           EVP_DigestVerify(context.get(), raw(signature.decoded), static_cast<std::size_t>(signature.decoded.size()),
                            raw(signedText), static_cast<std::size_t>(signedText.size())) == 1;
}

}  // namespace evergreen
