// What the desk would sign, and what it must not.
#include "backend/authority/signing_request.h"

#include "kiosk/enrolment/kiosk_key.h"
#include "tests/support/test_authority.h"

#include <gtest/gtest.h>

namespace evergreen {

namespace {

QString refusalOf(const QByteArray& pem) {
    const auto read = SigningRequest::read(pem);
    return read ? QString() : read.failure().detail.section(QStringLiteral(": "), 1);
}

}  // namespace

TEST(SigningRequest, kiosks_own_is_read_and_its_key_known_by_a_hash) {
    const auto key = KioskKey::make();
    const auto read = SigningRequest::read(QByteArray::fromStdString(key->signingRequest("kiosk-0001")));
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read->keyHash().size(), 64);
    const auto again = SigningRequest::read(QByteArray::fromStdString(key->signingRequest("kiosk-0002")));
    EXPECT_EQ(again->keyHash(), read->keyHash()) << "of the key, whatever else is asked for";
    const auto other = SigningRequest::read(QByteArray::fromStdString(KioskKey::make()->signingRequest("kiosk-0001")));
    EXPECT_NE(other->keyHash(), read->keyHash());
}

TEST(SigningRequest, what_is_none_is_refused) {
    const QString none = QStringLiteral("none in PKCS#10 and PEM");
    const OwnedKey key = newP256Key();
    const QByteArray good = requestOf(key.get());
    ASSERT_EQ(refusalOf(good), QString());
    EXPECT_EQ(refusalOf({}), none);
    EXPECT_EQ(refusalOf("garbage"), none);
    EXPECT_EQ(refusalOf(good.left(good.size() / 2)), none);
    EXPECT_EQ(refusalOf(QByteArray(good).replace("CERTIFICATE REQUEST", "CERTIFICATE")), none);
}

TEST(SigningRequest, one_that_is_too_long_is_not_looked_into) {
    const OwnedKey key = newP256Key();
    const QByteArray good = requestOf(key.get());
    const QByteArray longest = good + QByteArray(SigningRequest::pemBytesMax - good.size(), '\n');
    EXPECT_EQ(refusalOf(longest), QString());
    EXPECT_EQ(refusalOf(longest + '\n'), QStringLiteral("too long"));
}

// Spec: RFC 2986 §4.2
TEST(SigningRequest, key_that_did_not_sign_is_nobodys) {
    const OwnedKey stolen = newP256Key();
    const OwnedKey thiefs = newP256Key();
    EXPECT_EQ(refusalOf(requestOf(stolen.get(), "kiosk-0001", thiefs.get())),
              QStringLiteral("not signed with its own key"));
}

TEST(SigningRequest, key_of_another_kind_is_refused) {
    const QString other = QStringLiteral("its key is not P-256");
    for (const char* curve : {"P-384", "P-521", "secp256k1"}) {
        EXPECT_EQ(refusalOf(requestOf(keyOfCurve(curve).get())), other) << curve;
    }
    EXPECT_EQ(refusalOf(requestOf(rsaKey().get())), other);
    EXPECT_EQ(refusalOf(requestOf(speltOutKey().get())), other);
}

}  // namespace evergreen
