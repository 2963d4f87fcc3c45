#include "kiosk/enrolment/kiosk_key.h"

#include "kiosk/base/secret_bytes.h"

#include <array>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>

namespace evergreen {

namespace {

using Bio = std::unique_ptr<BIO, Freed<BIO_free>>;
using Request = std::unique_ptr<X509_REQ, Freed<X509_REQ_free>>;

std::string textOf(BIO* memory) {
    char* data = nullptr;
    const long size = BIO_get_mem_data(memory, &data);
    return {data, static_cast<std::size_t>(size)};
}

bool isP256(EVP_PKEY* key) {
    std::array<char, 64> curve{};
    std::size_t size = 0;
    return EVP_PKEY_get_group_name(key, curve.data(), curve.size(), &size) == 1 &&
           std::string_view(curve.data(), size) == "prime256v1";
}

/// A key in a file has no passphrase: nobody is asked for one at a terminal.
int noPassphrase(char* /*text*/, int /*size*/, int /*writes*/, void* /*context*/) {
    return -1;
}

}  // namespace

std::optional<KioskKey> KioskKey::make() {
    Pair pair(EVP_EC_gen("P-256"));
    if (!pair) return std::nullopt;
    return KioskKey(std::move(pair));
}

std::optional<KioskKey> KioskKey::in(std::string_view pem) {
    const Bio text(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    Pair pair(text ? PEM_read_bio_PrivateKey(text.get(), nullptr, &noPassphrase, nullptr) : nullptr);
    ERR_clear_error();
    if (!pair || !isP256(pair.get())) return std::nullopt;
    return KioskKey(std::move(pair));
}

std::string KioskKey::pem() const {
    const Bio memory(BIO_new(BIO_s_secmem()));
    PEM_write_bio_PrivateKey(memory.get(), m_pair.get(), nullptr, nullptr, 0, nullptr, nullptr);
    return textOf(memory.get());
}

std::string KioskKey::signingRequest(const std::string& kiosk) const {
    const Request request(X509_REQ_new());
    const Bio memory(BIO_new(BIO_s_mem()));
    const bool ok = request && memory && X509_REQ_set_version(request.get(), X509_REQ_VERSION_1) == 1 &&
                    X509_NAME_add_entry_by_txt(X509_REQ_get_subject_name(request.get()), "CN", MBSTRING_UTF8,
                                               reinterpret_cast<const unsigned char*>(kiosk.data()),
                                               static_cast<int>(kiosk.size()), -1, 0) == 1 &&
                    X509_REQ_set_pubkey(request.get(), m_pair.get()) == 1 &&
                    X509_REQ_sign(request.get(), m_pair.get(), EVP_sha256()) > 0 &&
                    PEM_write_bio_X509_REQ(memory.get(), request.get()) == 1;
    return ok ? textOf(memory.get()) : std::string();
}

bool KioskKey::isOf(const X509* certificate) const {
    const bool isOurs = X509_check_private_key(certificate, m_pair.get()) == 1;
    ERR_clear_error();
    return isOurs;
}

WipedText::~WipedText() {
    wipe(std::as_writable_bytes(std::span(m_text)));
}

}  // namespace evergreen
