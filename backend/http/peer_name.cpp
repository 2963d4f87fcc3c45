#include "backend/http/peer_name.h"

#include <memory>
#include <openssl/ssl.h>
#include <openssl/x509.h>

namespace evergreen {

QString peerNameOf(const SSL* connection) {
    const std::unique_ptr<X509, decltype(&X509_free)> certificate(SSL_get1_peer_certificate(connection), &X509_free);
    if (!certificate) return {};
    X509_NAME* subject = X509_get_subject_name(certificate.get());
    const int at = X509_NAME_get_index_by_NID(subject, NID_commonName, -1);
    if (at < 0) return {};
    const ASN1_STRING* name = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, at));
    unsigned char* text = nullptr;
    const int length = ASN1_STRING_to_UTF8(&text, name);
    if (length < 0) return {};
    const auto result = QString::fromUtf8(reinterpret_cast<const char*>(text), length);
    OPENSSL_free(text);
    return result;
}

}  // namespace evergreen
