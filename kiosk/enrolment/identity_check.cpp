#include "kiosk/enrolment/identity_check.h"

#include <ctime>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <vector>

namespace evergreen {

namespace {

using Bio = std::unique_ptr<BIO, Freed<BIO_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Store = std::unique_ptr<X509_STORE, Freed<X509_STORE_free>>;
using Verification = std::unique_ptr<X509_STORE_CTX, Freed<X509_STORE_CTX_free>>;

constexpr std::size_t kCertificatesMax = 16;

/// All in a PEM text, in order; whatever else is in it is passed over.
std::vector<Certificate> certificatesIn(std::string_view pem) {
    const Bio text(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    std::vector<Certificate> all;
    while (text && all.size() < kCertificatesMax) {
        Certificate one(PEM_read_bio_X509(text.get(), nullptr, nullptr, nullptr));
        if (!one) break;
        all.push_back(std::move(one));
    }
    ERR_clear_error();
    return all;
}

std::int64_t secondsOf(const ASN1_TIME* time) {
    std::tm parts{};
    return ASN1_TIME_to_tm(time, &parts) == 1 ? static_cast<std::int64_t>(timegm(&parts)) : 0;
}

std::string nameOf(const X509* certificate) {
    const X509_NAME* subject = X509_get_subject_name(certificate);
    const int at = X509_NAME_get_index_by_NID(subject, NID_commonName, -1);
    if (at < 0) return {};
    unsigned char* text = nullptr;
    const int length = ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, at)));
    if (length < 0) return {};
    std::string name(reinterpret_cast<const char*>(text), static_cast<std::size_t>(length));
    OPENSSL_free(text);
    return name;
}

/// X509_V_OK, or what stands in the way. `others` is made of what `chain` owns.
int verdictOn(X509* certificate, const std::vector<Certificate>& chain, const WantedCertificate& wanted) {
    const Store store(X509_STORE_new());
    const Verification verification(X509_STORE_CTX_new());
    const auto freeList = [](STACK_OF(X509) * list) { sk_X509_free(list); };
    const std::unique_ptr<STACK_OF(X509), decltype(freeList)> others(sk_X509_new_null(), freeList);
    if (!store || !verification || !others) return X509_V_ERR_OUT_OF_MEM;
    for (const Certificate& one : certificatesIn(wanted.authorities)) X509_STORE_add_cert(store.get(), one.get());
    for (const Certificate& one : chain) sk_X509_push(others.get(), one.get());
    if (X509_STORE_CTX_init(verification.get(), store.get(), certificate, others.get()) != 1) {
        return X509_V_ERR_OUT_OF_MEM;
    }
    X509_VERIFY_PARAM* const rules = X509_STORE_CTX_get0_param(verification.get());
    X509_VERIFY_PARAM_set_purpose(rules, X509_PURPOSE_SSL_CLIENT);
    // An authority that is no root may be believed by itself.
    X509_VERIFY_PARAM_set_flags(rules, X509_V_FLAG_PARTIAL_CHAIN);
    X509_VERIFY_PARAM_set_time(rules, static_cast<time_t>(wanted.now));
    X509_verify_cert(verification.get());
    const int verdict = X509_STORE_CTX_get_error(verification.get());
    ERR_clear_error();
    return verdict;
}

}  // namespace

std::optional<CertificateFacts> factsOf(std::string_view pem) {
    const auto all = certificatesIn(pem);
    if (all.empty()) return std::nullopt;
    const X509* const first = all.front().get();
    return CertificateFacts{nameOf(first), secondsOf(X509_get0_notBefore(first)), secondsOf(X509_get0_notAfter(first))};
}

IdentityFault faultOf(std::string_view certificate, std::string_view chain, const WantedCertificate& wanted) {
    const auto sent = certificatesIn(certificate);
    const auto above = certificatesIn(chain);
    if (sent.size() != 1 || above.size() >= kCertificatesMax) return IdentityFault::Garbage;
    if (!wanted.key.isOf(sent.front().get())) return IdentityFault::OtherKey;
    if (nameOf(sent.front().get()) != wanted.kiosk) return IdentityFault::OtherName;
    switch (verdictOn(sent.front().get(), above, wanted)) {
        case X509_V_OK:
            return IdentityFault::None;
        case X509_V_ERR_CERT_NOT_YET_VALID:
        case X509_V_ERR_CERT_HAS_EXPIRED:
            return IdentityFault::ClockApart;
        default:
            return IdentityFault::NotTrusted;
    }
}

}  // namespace evergreen
