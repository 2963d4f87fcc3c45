#include "backend/http/peer_name.h"

#include "backend/certificates/certificate_maker.h"

#include <openssl/ssl.h>

namespace evergreen {

QString peerSerialOf(const SSL* connection) {
    const Certificate certificate(SSL_get1_peer_certificate(connection));
    return certificate ? serialOf(certificate.get()) : QString();
}

QString peerNameOf(const SSL* connection) {
    const Certificate certificate(SSL_get1_peer_certificate(connection));
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

bool believeClients(SSL_CTX* context, const QString& authorityFile, const QString& revocationFile) {
    if (SSL_CTX_load_verify_file(context, authorityFile.toLocal8Bit().constData()) != 1) return false;
    X509_STORE* store = SSL_CTX_get_cert_store(context);
    // An intermediate is believed by itself: what its root signs otherwise is none of ours.
    if (X509_STORE_set_flags(store, X509_V_FLAG_PARTIAL_CHAIN) != 1) return false;
    if (revocationFile.isEmpty()) return true;
    X509_LOOKUP* lookup = X509_STORE_add_lookup(store, X509_LOOKUP_file());
    if (!lookup) return false;
    const int lists = X509_load_crl_file(lookup, revocationFile.toLocal8Bit().constData(), X509_FILETYPE_PEM);
    return lists > 0 && X509_STORE_set_flags(store, X509_V_FLAG_CRL_CHECK) == 1;
}

}  // namespace evergreen
