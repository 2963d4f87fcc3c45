// Whose certificate a kiosk takes over, and whose not.
#include "kiosk/enrolment/identity_check.h"

#include "backend/authority/signing_request.h"
#include "backend/certificates/pem_text.h"
#include "tests/support/test_authority.h"

#include <gtest/gtest.h>

namespace evergreen {

namespace {

const QDateTime kNow({2026, 3, 16}, {9, 30}, Qt::UTC);

class IdentityCheck : public testing::Test {
protected:
    IdentityCheck() { wanted.authorities = authority.chain().toStdString(); }

    std::string issuedBy(const Authority& by, const char* name, const KioskKey& of) const {
        const auto request = SigningRequest::read(QByteArray::fromStdString(of.signingRequest(name)));
        return by.issue(QString::fromLatin1(name), request->key(), kNow)->pem.toStdString();
    }
    IdentityFault fault(const std::string& certificate) const {
        return faultOf(certificate, authority.chain().toStdString(), wanted);
    }

    TestAuthority made{kNow};
    Authority authority = made.open(kNow).value();
    KioskKey key = *KioskKey::make();
    WantedCertificate wanted{key, "kiosk-0001", {}, kNow.toSecsSinceEpoch()};
};

}  // namespace

TEST_F(IdentityCheck, own_certificate_of_who_is_believed_passes) {
    EXPECT_EQ(fault(issuedBy(authority, "kiosk-0001", key)), IdentityFault::None);
}

TEST_F(IdentityCheck, what_is_none_or_another_keys_or_another_kiosks_does_not) {
    const std::string good = issuedBy(authority, "kiosk-0001", key);
    EXPECT_EQ(fault({}), IdentityFault::Garbage);
    EXPECT_EQ(fault("garbage"), IdentityFault::Garbage);
    EXPECT_EQ(fault(good + good), IdentityFault::Garbage) << "which of them would be in use?";
    EXPECT_EQ(fault(issuedBy(authority, "kiosk-0001", *KioskKey::make())), IdentityFault::OtherKey);
    EXPECT_EQ(fault(issuedBy(authority, "kiosk-0002", key)), IdentityFault::OtherName);
    EXPECT_EQ(fault(issuedBy(authority, "helpdesk", key)), IdentityFault::OtherName);
}

TEST_F(IdentityCheck, who_is_not_believed_signs_nothing_that_is) {
    const TestAuthority other(kNow);
    const Authority stranger = other.open(kNow).value();
    const std::string forged = issuedBy(stranger, "kiosk-0001", key);
    EXPECT_EQ(fault(forged), IdentityFault::NotTrusted);
    EXPECT_EQ(faultOf(forged, stranger.chain().toStdString(), wanted), IdentityFault::NotTrusted)
        << "a chain is no reason to believe";
    wanted.authorities.clear();
    EXPECT_EQ(fault(issuedBy(authority, "kiosk-0001", key)), IdentityFault::NotTrusted);
}

TEST_F(IdentityCheck, certificate_for_a_server_is_none_for_a_kiosk) {
    const auto request = SigningRequest::read(QByteArray::fromStdString(key.signingRequest("kiosk-0001")));
    const OwnedKey root = newP256Key();
    const Validity validity{kNow.addDays(-1).toSecsSinceEpoch(), kNow.addDays(1).toSecsSinceEpoch()};
    const Certificate ca = certificateFor(QStringLiteral("Root"), root.get(), {nullptr, root.get()}, validity,
                                          {{NID_basic_constraints, "critical,CA:TRUE"}});
    const Certificate server = certificateFor(QStringLiteral("kiosk-0001"), request->key(), {ca.get(), root.get()},
                                              validity, {{NID_ext_key_usage, "serverAuth"}});
    wanted.authorities = pemOf(ca.get()).toStdString();
    EXPECT_EQ(fault(pemOf(server.get()).toStdString()), IdentityFault::NotTrusted);
}

TEST_F(IdentityCheck, clock_that_is_far_off_is_told_from_a_bad_signature) {
    const std::string good = issuedBy(authority, "kiosk-0001", key);
    for (const int year : {1970, 2025, 2027, 2100}) {
        wanted.now = QDateTime({year, 1, 1}, {0, 0}, Qt::UTC).toSecsSinceEpoch();
        EXPECT_EQ(fault(good), IdentityFault::ClockApart) << year;
    }
}

TEST(CertificateFacts, are_those_of_the_first_certificate_and_of_none_there_are_none) {
    EXPECT_FALSE(factsOf({}));
    EXPECT_FALSE(factsOf("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"));
}

}  // namespace evergreen
