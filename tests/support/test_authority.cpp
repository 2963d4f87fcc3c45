#include "tests/support/test_authority.h"

#include "backend/certificates/pem_text.h"
#include "kiosk/base/bytes.h"

#include <gtest/gtest.h>
#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <QFile>

namespace evergreen {

TestAuthority::TestAuthority(const QDateTime& now) {
    QFile file(passphraseFile());
    const SecretBytes secret = passphrase();
    EXPECT_TRUE(file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    file.write(toQByteArray(secret.view()) + '\n');
    const auto made = Authority::make(folder(), secret, now);
    EXPECT_TRUE(made.ok()) << qPrintable(made ? QString() : made.failure().detail);
}

Result<Authority> TestAuthority::open(const QDateTime& now) const {
    return Authority::open(folder(), passphrase(), now);
}

void TestAuthority::replaceCertificate(Issuer by, Validity validity, const char* constraints, const char* usage) const {
    const auto key = fleet::KeyFile::open(Authority::keyFile(folder()).toStdString(), passphrase());
    ASSERT_TRUE(key);
    if (by.key == nullptr) by.key = key->pair();
    const Certificate other = certificateFor(
        QStringLiteral("Branch authority"), key->pair(), by, validity,
        {{NID_basic_constraints, constraints}, {NID_key_usage, usage}, {NID_subject_key_identifier, "hash"}});
    ASSERT_TRUE(other && saveWhole(Authority::certificateFile(folder()), pemOf(other.get()), kReadable));
}

Validity TestAuthority::around(const QDateTime& moment) {
    return {moment.addDays(-1).toSecsSinceEpoch(), moment.addDays(1).toSecsSinceEpoch()};
}

SecretBytes TestAuthority::passphrase(const char* words) {
    return SecretBytes(std::as_bytes(std::span(words, std::char_traits<char>::length(words))));
}

QByteArray requestOf(EVP_PKEY* key, const char* name, EVP_PKEY* signer) {
    const std::unique_ptr<X509_REQ, Freed<X509_REQ_free>> request(X509_REQ_new());
    const auto dropAll = [](STACK_OF(X509_EXTENSION) * all) { sk_X509_EXTENSION_pop_free(all, X509_EXTENSION_free); };
    const std::unique_ptr<STACK_OF(X509_EXTENSION), decltype(dropAll)> asked(sk_X509_EXTENSION_new_null(), dropAll);
    sk_X509_EXTENSION_push(asked.get(), X509V3_EXT_conf_nid(nullptr, nullptr, NID_basic_constraints, "CA:TRUE"));
    sk_X509_EXTENSION_push(asked.get(),
                           X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, "DNS:desk.example"));
    X509_NAME_add_entry_by_txt(X509_REQ_get_subject_name(request.get()), "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>(name), -1, -1, 0);
    X509_REQ_set_pubkey(request.get(), key);
    X509_REQ_add_extensions(request.get(), asked.get());
    EXPECT_GT(X509_REQ_sign(request.get(), signer ? signer : key, EVP_sha256()), 0);
    const std::unique_ptr<BIO, Freed<BIO_free>> memory(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509_REQ(memory.get(), request.get());
    char* text = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &text);
    return {text, static_cast<qsizetype>(size)};
}

OwnedKey keyOfCurve(const char* curve) {
    return OwnedKey(EVP_EC_gen(curve));
}

OwnedKey rsaKey() {
    return OwnedKey(EVP_RSA_gen(2048));
}

OwnedKey speltOutKey() {
    OwnedKey key = keyOfCurve("P-256");
    EXPECT_EQ(EVP_PKEY_set_utf8_string_param(key.get(), "encoding", "explicit"), 1);
    return key;
}

}  // namespace evergreen
