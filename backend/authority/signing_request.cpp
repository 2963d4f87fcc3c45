#include "backend/authority/signing_request.h"

#include <array>
#include <openssl/bio.h>
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <string_view>

#include <QCryptographicHash>

namespace evergreen {

namespace {

using Bio = std::unique_ptr<BIO, Freed<BIO_free>>;
using Request = std::unique_ptr<X509_REQ, Freed<X509_REQ_free>>;

Failure refused(const char* why) {
    ERR_clear_error();
    return {FailureCode::ConfigBad, QStringLiteral("request for a certificate: ") + QString::fromLatin1(why)};
}

/// A curve that is spelt out is none, even where its figures are P-256's: other readers look at its name only.
bool isNamedP256(EVP_PKEY* key) {
    std::array<char, 64> curve{};
    std::size_t size = 0;
    int isSpeltOut = 0;
    return EVP_PKEY_is_a(key, "EC") == 1 && EVP_PKEY_get_group_name(key, curve.data(), curve.size(), &size) == 1 &&
           std::string_view(curve.data(), size) == "prime256v1" &&
           EVP_PKEY_get_int_param(key, OSSL_PKEY_PARAM_EC_DECODED_FROM_EXPLICIT_PARAMS, &isSpeltOut) == 1 &&
           isSpeltOut == 0;
}

QString hashOf(EVP_PKEY* key) {
    unsigned char* der = nullptr;
    const int size = i2d_PUBKEY(key, &der);
    if (size <= 0) return {};
    const QByteArray bytes(reinterpret_cast<const char*>(der), size);
    OPENSSL_free(der);
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

}  // namespace

Result<SigningRequest> SigningRequest::read(const QByteArray& pem) {
    if (pem.size() > pemBytesMax) return refused("too long");
    const Bio in(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
    const Request request(in ? PEM_read_bio_X509_REQ(in.get(), nullptr, nullptr, nullptr) : nullptr);
    if (!request) return refused("none in PKCS#10 and PEM");
    OwnedKey key(X509_REQ_get_pubkey(request.get()));
    if (!key || !isNamedP256(key.get())) return refused("its key is not P-256");
    if (X509_REQ_verify(request.get(), key.get()) != 1) return refused("not signed with its own key");
    QString hash = hashOf(key.get());
    if (hash.isEmpty()) return refused("its key cannot be written");
    return SigningRequest(std::move(key), std::move(hash));
}

}  // namespace evergreen
