// Certificates that are renewed, and those that are revoked: the books, the lists, and who is heard.
#include "backend/desk/revocations.h"
#include "backend/http/revocation_list.h"
#include "tests/backend/desk/enrolment_fixture.h"

#include <QFile>

namespace evergreen::desk {

namespace {

class RenewalTest : public EnrolmentTest {
protected:
    void SetUp() override {
        EnrolmentTest::SetUp();
        first = requestOf(firstKey.get());
        ASSERT_EQ(verdict(enrol(printed(), first)), kGiven);
        serial = serialFor(first);
        clock.advance(std::chrono::days(70));
    }
    void revoke(const QString& kiosk = kHere.id) {
        inOneGo([&] { EXPECT_GT(books->certificates.revoke(kiosk, books->now()), 0); });
    }
    static QByteArray list() {
        QFile file(Authority::listFile(made().folder()));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    OwnedKey firstKey = newP256Key();
    QByteArray first;
    QString serial;
};

}  // namespace

TEST_P(RenewalTest, certificate_shown_gives_the_next_for_another_key_and_stays_good) {
    const QByteArray next = requestOf(newP256Key().get());
    const HttpResponse answer = renew(serial, next);
    ASSERT_EQ(verdict(answer), kGiven);
    const auto kept = books->certificates.find(serialFor(next));
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->by, serial);
    EXPECT_EQ(kept->notAfter, clock.now().addDays(90).toMSecsSinceEpoch());
    EXPECT_FALSE(books->certificates.isRevoked(serial)) << "the kiosk may not have got the answer";
    EXPECT_EQ(renew(serial, next).body, answer.body) << "so it is given again";
    EXPECT_EQ(books->notes.auditBefore(QStringLiteral("hefang"), 0, 1)[0].act, QStringLiteral("renew"));
}

TEST_P(RenewalTest, second_renewal_of_one_certificate_with_another_key_is_a_copy_and_refused) {
    ASSERT_EQ(verdict(renew(serial, requestOf(newP256Key().get()))), kGiven);
    EXPECT_EQ(verdict(renew(serial, requestOf(newP256Key().get()))), QStringLiteral("409 renewed-already"));
    EXPECT_EQ(books->notes.auditBefore(QStringLiteral("hefang"), 0, 1)[0].outcome, QStringLiteral("renewed-already"));
}

TEST_P(RenewalTest, only_the_kiosk_of_the_certificate_renews_it_and_only_with_a_new_key) {
    const QByteArray next = requestOf(newP256Key().get());
    EXPECT_EQ(verdict(renew(serial, next, kThere)), QStringLiteral("403 certificate-foreign"));
    EXPECT_EQ(verdict(renew(QStringLiteral("0A"), next)), QStringLiteral("403 certificate-foreign"));
    EXPECT_EQ(verdict(renew(serial, first)), QStringLiteral("409 key-used"));
    EXPECT_EQ(verdict(renew(serial, "garbage")), QStringLiteral("400 signing-request"));
    EXPECT_EQ(verdict(renew(serial, requestOf(rsaKey().get()))), QStringLiteral("400 signing-request"));
    EXPECT_EQ(verdict(renew(serial, next)), kGiven);
}

TEST_P(RenewalTest, kiosk_gone_mad_is_slowed_down) {
    for (int i = 0; i < Enrolment::renewalsOfOne.count; ++i) renew(serial, "garbage");
    EXPECT_EQ(verdict(renew(serial, requestOf(newP256Key().get()))), QStringLiteral("429 too-many"));
}

TEST_P(RenewalTest, revoking_revokes_all_of_a_kiosk_and_of_no_other) {
    const QByteArray next = requestOf(newP256Key().get());
    ASSERT_EQ(verdict(renew(serial, next)), kGiven);
    const QByteArray others = requestOf(newP256Key().get());
    ASSERT_EQ(verdict(enrol(printed(kThere.id), others, kThere.id)), kGiven);
    revoke();
    EXPECT_TRUE(books->certificates.isRevoked(serial));
    EXPECT_TRUE(books->certificates.isRevoked(serialFor(next)));
    EXPECT_FALSE(books->certificates.isRevoked(serialFor(others)));
    EXPECT_EQ(books->certificates.cutOff(), std::set<QString>{kHere.id});
    EXPECT_TRUE(books->certificates.isCutOff(kHere.id));
    EXPECT_FALSE(books->certificates.isCutOff(kThere.id));
    EXPECT_FALSE(books->certificates.isCutOff(QStringLiteral("kiosk-9999"))) << "it never had one";
    ASSERT_EQ(verdict(enrol(printed())), kGiven);
    EXPECT_TRUE(books->certificates.cutOff().empty()) << "it has enrolled anew";
}

TEST_P(RenewalTest, list_names_the_revoked_until_two_days_after_their_end) {
    revoke();
    const auto listed = books->certificates.revoked(books->now());
    ASSERT_EQ(listed.size(), 1U);
    EXPECT_EQ(listed[0], (RevokedSerial{serial, clock.now().toSecsSinceEpoch()}));
    clock.advance(std::chrono::days(20) + KioskCertificates::listedAfterEnd - std::chrono::milliseconds(1));
    EXPECT_EQ(books->certificates.revoked(books->now()).size(), 1U);
    clock.advance(std::chrono::milliseconds(1));
    EXPECT_TRUE(books->certificates.revoked(books->now()).empty());
}

TEST_P(RenewalTest, list_is_written_at_the_start_at_each_revocation_and_every_day) {
    int reloads = 0;
    Revocations revocations(authority, [&reloads] {
        ++reloads;
        return Result<>();
    });
    const QByteArray atFirst = list();
    ASSERT_TRUE(revocations.begin({Authority::listFile(made().folder())}, *books).ok());
    EXPECT_NE(list(), atFirst);
    const auto look = [&] {
        const QByteArray before = list();
        revocations.look(*books);
        return list() != before;
    };
    EXPECT_FALSE(look());
    EXPECT_EQ(reloads, 0) << "the port has not read the one before";
    revoke();
    EXPECT_TRUE(look());
    clock.advance(Revocations::writeEvery - std::chrono::milliseconds(1));
    EXPECT_FALSE(look());
    clock.advance(std::chrono::milliseconds(1));
    EXPECT_TRUE(look());
    EXPECT_EQ(nextUpdateOf(Authority::listFile(made().folder()))->toSecsSinceEpoch(),
              clock.now().addDays(7).toSecsSinceEpoch());
    clock.set(-std::chrono::days(2));
    EXPECT_TRUE(look()) << "the clock was set back: a list of the future is believed by nobody";
    EXPECT_EQ(reloads, 3) << "the port is told each time";
    EXPECT_EQ(books->certificates.takeListNumber(), 5);
}

// Also those that another hand has replaced, of the bank's own authority.
TEST_P(RenewalTest, port_reads_a_list_that_has_changed_and_keeps_what_it_has_of_one_that_is_broken) {
    QTemporaryDir folder;
    const QString mine = folder.filePath(QStringLiteral("crl.pem"));
    ASSERT_TRUE(QFile::copy(Authority::listFile(made().folder()), mine));
    authority.reset();
    int reloads = 0;
    bool isBroken = true;
    Revocations revocations(authority, [&]() -> Result<> {
        ++reloads;
        return isBroken ? Result<>(Failure{FailureCode::ConfigBad, QStringLiteral("TLS")}) : Result<>();
    });
    EXPECT_FALSE(revocations.begin({folder.filePath(QStringLiteral("none.pem"))}, *books).ok());
    ASSERT_TRUE(revocations.begin({mine}, *books).ok());
    revocations.look(*books);
    EXPECT_EQ(reloads, 0);
    QFile file(mine);
    ASSERT_TRUE(file.open(QIODevice::Append));
    file.write("\n");
    file.close();
    revocations.look(*books);
    revocations.look(*books);
    EXPECT_EQ(reloads, 2) << "it is tried again until it is read";
    isBroken = false;
    revocations.look(*books);
    revocations.look(*books);
    EXPECT_EQ(reloads, 3);
}

EVERGREEN_EACH_DATABASE(RenewalTest);

}  // namespace evergreen::desk
