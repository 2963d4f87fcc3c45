// The authority's folder, what it issues, and who it is not opened for.
#include "backend/authority/authority.h"

#include "backend/authority/signing_request.h"
#include "backend/certificates/pem_text.h"
#include "backend/http/revocation_list.h"
#include "kiosk/enrolment/identity_check.h"
#include "tests/support/test_authority.h"

#include <gtest/gtest.h>
#include <openssl/bio.h>
#include <openssl/pem.h>

#include <QDir>
#include <QFileInfo>
#include <QSet>

namespace evergreen {

namespace {

using namespace std::chrono;

const QDateTime kNow({2026, 3, 16}, {9, 30}, Qt::UTC);

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Certificate certificateIn(const QByteArray& pem) {
    const std::unique_ptr<BIO, Freed<BIO_free>> text(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
    return Certificate(PEM_read_bio_X509(text.get(), nullptr, nullptr, nullptr));
}

QString refusalOf(const Result<Authority>& opened) {
    return opened ? QString() : opened.failure().detail;
}

class AuthorityTest : public testing::Test {
protected:
    Authority opened() {
        auto authority = made.open(kNow);
        EXPECT_TRUE(authority.ok()) << qPrintable(refusalOf(authority));
        return std::move(*authority);
    }
    TestAuthority made{kNow};
};

}  // namespace

TEST_F(AuthorityTest, its_key_is_encrypted_and_the_owners_alone_and_its_list_is_for_everybody) {
    const QString key = Authority::keyFile(made.folder());
    EXPECT_TRUE(contentOf(key).startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----"));
    EXPECT_FALSE(QFileInfo(key).permissions() & (QFile::ReadGroup | QFile::ReadOther));
    EXPECT_TRUE(QFileInfo(Authority::listFile(made.folder())).permissions() & QFile::ReadOther);
    EXPECT_TRUE(QFileInfo(made.folder()).permissions() & QFile::ExeOther);
    EXPECT_EQ(*nextUpdateOf(Authority::listFile(made.folder())), kNow.addDays(7));
}

TEST_F(AuthorityTest, one_that_is_there_is_not_made_over) {
    const QByteArray key = contentOf(Authority::keyFile(made.folder()));
    const QByteArray certificate = contentOf(Authority::certificateFile(made.folder()));
    EXPECT_FALSE(Authority::make(made.folder(), TestAuthority::passphrase(), kNow).ok());
    EXPECT_EQ(contentOf(Authority::keyFile(made.folder())), key);
    EXPECT_EQ(contentOf(Authority::certificateFile(made.folder())), certificate);
}

TEST_F(AuthorityTest, short_passphrase_and_wrong_passphrase_are_refused) {
    QTemporaryDir other;
    EXPECT_FALSE(Authority::make(other.path(), TestAuthority::passphrase("short"), kNow).ok());
    EXPECT_FALSE(QFile::exists(Authority::keyFile(other.path())));
    const auto opened = Authority::open(made.folder(), TestAuthority::passphrase("another passphrase"), kNow);
    EXPECT_TRUE(refusalOf(opened).contains(QStringLiteral("the passphrase does not open it")))
        << qPrintable(refusalOf(opened));
    const auto unnamed = Authority::passphraseFrom({});
    ASSERT_FALSE(unnamed.ok());
    EXPECT_TRUE(unnamed.failure().detail.contains(QStringLiteral("--authority-pass")));
}

TEST_F(AuthorityTest, certificate_that_may_not_issue_is_refused) {
    const TestAuthority stranger(kNow);
    const QString place = Authority::certificateFile(made.folder());
    QFile::remove(place);
    EXPECT_TRUE(refusalOf(made.open(kNow)).endsWith(QStringLiteral(": no certificate")));
    QFile::copy(Authority::certificateFile(stranger.folder()), place);
    EXPECT_TRUE(refusalOf(made.open(kNow)).endsWith(QStringLiteral(": of another key than ca.key")));
    const QString mayNot = QStringLiteral(": may not sign certificates and revocation lists");
    made.replaceCertificate({}, TestAuthority::around(kNow), "critical,CA:FALSE", TestAuthority::signs);
    EXPECT_TRUE(refusalOf(made.open(kNow)).endsWith(mayNot));
    made.replaceCertificate({}, TestAuthority::around(kNow), TestAuthority::isCa, "critical,keyCertSign");
    EXPECT_TRUE(refusalOf(made.open(kNow)).endsWith(mayNot));
    made.replaceCertificate({}, TestAuthority::around(kNow), TestAuthority::isCa, TestAuthority::signs);
    EXPECT_EQ(refusalOf(made.open(kNow)), QString());
    for (const int days : {-2, 2}) {
        EXPECT_TRUE(refusalOf(made.open(kNow.addDays(days))).endsWith(QStringLiteral(": does not hold today"))) << days;
    }
}

TEST_F(AuthorityTest, of_a_request_only_the_key_is_issued) {
    const OwnedKey key = newP256Key();
    const auto request = SigningRequest::read(requestOf(key.get(), "helpdesk"));
    ASSERT_TRUE(request.ok());
    const auto issued = opened().issue(QStringLiteral("kiosk-0001"), request->key(), kNow);
    ASSERT_TRUE(issued.ok());
    const Certificate certificate = certificateIn(issued->pem);
    const auto facts = factsOf(issued->pem.toStdString());
    EXPECT_EQ(facts->name, "kiosk-0001");
    EXPECT_EQ(facts->notBefore, kNow.toSecsSinceEpoch() - seconds(Authority::clockSlack).count());
    EXPECT_EQ(facts->notAfter, kNow.addDays(90).toSecsSinceEpoch());
    EXPECT_EQ(issued->notAfter, kNow.addDays(90).toMSecsSinceEpoch());
    EXPECT_EQ(issued->serial, serialOf(certificate.get()));
    EXPECT_EQ(X509_NAME_entry_count(X509_get_subject_name(certificate.get())), 1);
    EXPECT_EQ(X509_check_ca(certificate.get()), 0);
    EXPECT_EQ(X509_get_key_usage(certificate.get()), KU_DIGITAL_SIGNATURE);
    EXPECT_EQ(X509_get_extended_key_usage(certificate.get()), XKU_SSL_CLIENT);
    EXPECT_LT(X509_get_ext_by_NID(certificate.get(), NID_subject_alt_name, -1), 0);
    EXPECT_EQ(X509_check_private_key(certificate.get(), key.get()), 1);
}

TEST_F(AuthorityTest, serial_numbers_are_of_128_bits_and_none_comes_twice) {
    const Authority authority = opened();
    const OwnedKey key = newP256Key();
    QSet<QString> serials;
    qsizetype longest = 0;
    for (int i = 0; i < 64; ++i) {
        const QString serial = authority.issue(QStringLiteral("kiosk-0001"), key.get(), kNow)->serial;
        serials.insert(serial);
        longest = std::max(longest, serial.size());
    }
    EXPECT_EQ(serials.size(), 64);
    EXPECT_EQ(longest, 32);
}

TEST_F(AuthorityTest, certificate_does_not_outlive_its_authority) {
    made.replaceCertificate({}, TestAuthority::around(kNow), TestAuthority::isCa, TestAuthority::signs);
    const OwnedKey key = newP256Key();
    const auto issued = opened().issue(QStringLiteral("kiosk-0001"), key.get(), kNow);
    EXPECT_EQ(issued->notAfter, kNow.addDays(1).toMSecsSinceEpoch());
}

TEST_F(AuthorityTest, intermediate_of_the_banks_root_issues_with_its_chain) {
    const OwnedKey bankKey = newP256Key();
    const Certificate bank = certificateFor(QStringLiteral("Bank root"), bankKey.get(), {nullptr, bankKey.get()},
                                            TestAuthority::around(kNow),
                                            {{NID_basic_constraints, "critical,CA:TRUE"},
                                             {NID_key_usage, TestAuthority::signs},
                                             {NID_subject_key_identifier, "hash"}});
    made.replaceCertificate({bank.get(), bankKey.get()}, TestAuthority::around(kNow), TestAuthority::isCa,
                            TestAuthority::signs);
    ASSERT_TRUE(saveWhole(Authority::chainFile(made.folder()), pemOf(bank.get()), kReadable));
    const Authority authority = opened();
    const auto key = KioskKey::make();
    const auto request = SigningRequest::read(QByteArray::fromStdString(key->signingRequest("kiosk-0001")));
    const auto issued = authority.issue(QStringLiteral("kiosk-0001"), request->key(), kNow);
    ASSERT_TRUE(issued.ok());
    const std::string certificate = issued->pem.toStdString();
    const std::string chain = authority.chain().toStdString();
    const WantedCertificate wanted{*key, "kiosk-0001", pemOf(bank.get()).toStdString(), kNow.toSecsSinceEpoch()};
    EXPECT_EQ(faultOf(certificate, chain, wanted), IdentityFault::None);
    EXPECT_EQ(faultOf(certificate, {}, wanted), IdentityFault::NotTrusted) << "the chain is what leads to the root";
}

TEST_F(AuthorityTest, list_names_what_is_revoked_and_is_replaced_whole) {
    const Authority authority = opened();
    const QString place = Authority::listFile(made.folder());
    const QByteArray before = contentOf(place);
    ASSERT_TRUE(authority
                    .writeList({{QStringLiteral("0A"), kNow.toSecsSinceEpoch()},
                                {QStringLiteral("FFEE"), kNow.toSecsSinceEpoch()}},
                               7, kNow.addDays(1))
                    .ok());
    const QByteArray after = contentOf(place);
    EXPECT_NE(after, before);
    const std::unique_ptr<BIO, Freed<BIO_free>> text(
        BIO_new_mem_buf(after.constData(), static_cast<int>(after.size())));
    const RevocationList list(PEM_read_bio_X509_CRL(text.get(), nullptr, nullptr, nullptr));
    ASSERT_TRUE(list);
    EXPECT_EQ(sk_X509_REVOKED_num(X509_CRL_get_REVOKED(list.get())), 2);
    EXPECT_EQ(*nextUpdateOf(place), kNow.addDays(8));
    const std::unique_ptr<ASN1_INTEGER, Freed<ASN1_INTEGER_free>> number(
        static_cast<ASN1_INTEGER*>(X509_CRL_get_ext_d2i(list.get(), NID_crl_number, nullptr, nullptr)));
    EXPECT_EQ(ASN1_INTEGER_get(number.get()), 7);
    QFile::setPermissions(place, kReadable);
    QFile::remove(place);
    ASSERT_TRUE(QDir(made.folder()).mkdir(QStringLiteral("crl.pem")));
    const auto refused = authority.writeList({}, 8, kNow);
    ASSERT_FALSE(refused.ok()) << "a folder is in its place";
    EXPECT_EQ(refused.failure().code, FailureCode::StorageFault);
}

}  // namespace evergreen
