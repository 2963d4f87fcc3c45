#include "kiosk/bank/order_signer.h"

#include "tests/support/test_certificates.h"

#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <QFile>
#include <QTemporaryDir>

namespace evergreen {

namespace {

const QString kKiosk = QString::fromUtf16(testKioskName);

constexpr auto kOwnerOnly = QFile::ReadOwner | QFile::WriteOwner;

QString complaintOf(const QString& keyFile) {
    OrderSigner signer;
    const auto loaded = signer.load(keyFile);
    EXPECT_FALSE(loaded.ok());
    if (loaded) return {};
    EXPECT_EQ(loaded.failure().code, FailureCode::ConfigBad);
    EXPECT_FALSE(signer.sign({}).ok()) << "and nothing is signed with it";
    return loaded.failure().detail;
}

}  // namespace

TEST(OrderSigner, key_alone_decides_the_algorithm) {
    const QTemporaryDir directory;
    const CertificateFolder folder(directory.path());
    for (const auto& [kind, word] : {std::pair(OrderKeyKind::Ed25519, "ed25519 2026-03-16T01:30:00Z "),
                                     std::pair(OrderKeyKind::Sm2, "sm2 2026-03-16T01:30:00Z ")}) {
        ASSERT_TRUE(folder.makeOrderKey(kKiosk, kind).ok());
        OrderSigner signer;
        ASSERT_TRUE(signer.load(folder.kioskOrderKey(kKiosk)).ok());
        OrderToSign order;
        order.time = "2026-03-16T01:30:00Z";
        const auto header = signer.sign(order);
        ASSERT_TRUE(header.ok());
        EXPECT_TRUE(header->startsWith(word)) << header->toStdString();
    }
}

TEST(OrderSigner, other_keys_and_no_keys_are_told_apart) {
    EXPECT_EQ(complaintOf(QStringLiteral("/nowhere.key")), QStringLiteral("order key: cannot be read"));
    EXPECT_EQ(complaintOf(testCertificates().kioskKey(kKiosk)), QStringLiteral("order key: neither Ed25519 nor SM2"));
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("orders.key"));
    ASSERT_TRUE(QFile::copy(testCertificates().kioskOrderPublicKey(kKiosk), path));
    ASSERT_TRUE(QFile::setPermissions(path, kOwnerOnly));
    EXPECT_EQ(complaintOf(path), QStringLiteral("order key: no private key in PEM without a password"));
}

TEST(OrderSigner, key_that_others_may_read_is_not_used) {
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("orders.key"));
    ASSERT_TRUE(QFile::copy(testCertificates().kioskOrderKey(kKiosk), path));
    ASSERT_TRUE(QFile::setPermissions(path, kOwnerOnly | QFile::ReadGroup));
    EXPECT_EQ(complaintOf(path), QStringLiteral("order key: others may read it, its mode must be 0600"));
}

TEST(OrderSigner, key_under_a_password_is_refused_without_asking_for_it) {
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("orders.key"));
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"),
                                                                  &EVP_PKEY_free);
    const std::unique_ptr<BIO, decltype(&BIO_free)> file(BIO_new_file(qPrintable(path), "w"), &BIO_free);
    const auto* password = reinterpret_cast<const unsigned char*>("evergreen");
    ASSERT_EQ(PEM_write_bio_PrivateKey(file.get(), key.get(), EVP_aes_256_cbc(), password, 9, nullptr, nullptr), 1);
    BIO_flush(file.get());
    ASSERT_TRUE(QFile::setPermissions(path, kOwnerOnly));
    EXPECT_EQ(complaintOf(path), QStringLiteral("order key: no private key in PEM without a password"));
}

}  // namespace evergreen
