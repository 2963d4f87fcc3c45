// Who is given a certificate, and who is not: by a one-time code.
#include "kiosk/enrolment/identity_check.h"
#include "tests/backend/desk/enrolment_fixture.h"

#include <QRegularExpression>
#include <QSet>

namespace evergreen::desk {

TEST(EnrolmentCode, is_easy_to_read_aloud_and_never_the_same) {
    static const QRegularExpression form(QStringLiteral("\\A([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}\\z"));
    QSet<QString> codes;
    for (int i = 0; i < 200; ++i) {
        const QString code = newEnrolmentCode();
        EXPECT_TRUE(form.match(code).hasMatch()) << qPrintable(code);
        codes.insert(code);
    }
    EXPECT_EQ(codes.size(), 200);
}

TEST(EnrolmentCode, however_it_is_typed_it_is_the_same_and_another_kiosks_is_another) {
    const QString hash = enrolmentCodeHash(kHere.id, QStringLiteral("7K4Q-M2XW-9HTR-C5VA"));
    EXPECT_EQ(enrolmentCodeHash(kHere.id, QStringLiteral("7k4qm2xw 9htr c5va")), hash);
    EXPECT_NE(enrolmentCodeHash(kThere.id, QStringLiteral("7K4Q-M2XW-9HTR-C5VA")), hash);
    EXPECT_FALSE(hash.contains(QStringLiteral("7k4q"), Qt::CaseInsensitive));
}

TEST_P(EnrolmentTest, right_code_gives_the_kiosks_certificate_whatever_the_request_asks_for) {
    const OwnedKey key = newP256Key();
    const QByteArray request = requestOf(key.get(), "helpdesk");
    const QString code = printed();
    const HttpResponse answer = enrol(code.toLower(), request);
    ASSERT_EQ(verdict(answer), kGiven);
    EXPECT_EQ(factsOf(certificate(answer).toStdString())->name, "kiosk-0001");
    const auto kept = books->certificates.find(serialFor(request));
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->kiosk, kHere.id);
    EXPECT_EQ(kept->pem, certificate(answer));
    EXPECT_EQ(kept->notAfter, clock.now().addDays(90).toMSecsSinceEpoch());
    for (const Row& row : books->database.run(QStringLiteral("SELECT code_hash FROM enrolment_code"))) {
        EXPECT_FALSE(row[0].toString().contains(code.left(4), Qt::CaseInsensitive)) << "it is kept as a hash";
    }
    const auto audit = books->notes.auditBefore(QStringLiteral("hefang"), 0, 1);
    ASSERT_EQ(audit.size(), 1U);
    EXPECT_EQ(audit[0].act + u' ' + audit[0].subject + u' ' + audit[0].outcome + u' ' + audit[0].address,
              QStringLiteral("enrol kiosk-0001 done 192.0.2.7"));
}

TEST_P(EnrolmentTest, wrong_replaced_and_other_kiosks_codes_are_one_and_the_same_refusal) {
    EXPECT_EQ(verdict(enrol(newEnrolmentCode())), kWrongCode) << "none was printed";
    const QString replaced = printed();
    const QString others = printed(kThere.id);
    const QString code = printed();
    EXPECT_EQ(verdict(enrol(newEnrolmentCode())), kWrongCode);
    EXPECT_EQ(verdict(enrol(QString())), kWrongCode);
    EXPECT_EQ(verdict(enrol(replaced)), kWrongCode);
    EXPECT_EQ(verdict(enrol(others)), kWrongCode);
    EXPECT_EQ(verdict(enrol(code, requestOf(newP256Key().get()), QStringLiteral("kiosk-9999"))), kWrongCode);
    EXPECT_EQ(verdict(enrol(code, requestOf(newP256Key().get()), QStringLiteral("no kiosk\u0000'"))), kWrongCode);
    EXPECT_EQ(rows(QStringLiteral("kiosk_certificate")), 0);
    EXPECT_EQ(verdict(enrol(code)), kGiven) << "none of that has used it up";
}

TEST_P(EnrolmentTest, kiosk_out_of_service_gets_none) {
    const QString code = printed();
    inOneGo([this] { books->branches.put(Kiosk{kHere.id, kHere.branch, kHere.name, false}); });
    EXPECT_EQ(verdict(enrol(code)), kWrongCode);
}

TEST_P(EnrolmentTest, code_ends_after_a_day) {
    const QString code = printed();
    clock.advance(kEnrolmentCodeLife - std::chrono::milliseconds(1));
    const OwnedKey key = newP256Key();
    const QByteArray request = requestOf(key.get());
    EXPECT_EQ(verdict(enrol(code, request)), kGiven);
    clock.advance(std::chrono::milliseconds(1));
    EXPECT_EQ(verdict(enrol(code, request)), QStringLiteral("403 code-ended"))
        << "the answer is given no longer either";
    const QString late = printed();
    clock.advance(kEnrolmentCodeLife);
    EXPECT_EQ(verdict(enrol(late)), QStringLiteral("403 code-ended"));
}

TEST_P(EnrolmentTest, answer_that_was_lost_is_given_again_to_the_same_key_and_to_no_other) {
    const QString code = printed();
    const OwnedKey key = newP256Key();
    const HttpResponse first = enrol(code, requestOf(key.get()));
    const HttpResponse again = enrol(code, requestOf(key.get()));
    ASSERT_EQ(verdict(again), kGiven);
    EXPECT_EQ(again.body, first.body);
    EXPECT_EQ(verdict(enrol(code)), QStringLiteral("409 code-used"));
    EXPECT_EQ(rows(QStringLiteral("kiosk_certificate")), 1);
    // Also by a code that was printed because nobody knew that the first one had served.
    const HttpResponse anew = enrol(printed(), requestOf(key.get()));
    EXPECT_EQ(anew.body, first.body);
    EXPECT_FALSE(books->certificates.isRevoked(serialFor(requestOf(key.get()))));
}

TEST_P(EnrolmentTest, request_that_cannot_be_signed_uses_up_nothing) {
    const QString code = printed();
    const OwnedKey stolen = newP256Key();
    const QString refused = QStringLiteral("400 signing-request");
    EXPECT_EQ(verdict(enrol(code, "garbage")), refused);
    EXPECT_EQ(verdict(enrol(code, requestOf(rsaKey().get()))), refused);
    EXPECT_EQ(verdict(enrol(code, requestOf(keyOfCurve("P-384").get()))), refused);
    EXPECT_EQ(verdict(enrol(code, requestOf(stolen.get(), "kiosk-0001", newP256Key().get()))), refused);
    EXPECT_EQ(verdict(enrol(code, QByteArray(SigningRequest::pemBytesMax + 1, 'x'))),
              QStringLiteral("400 bad-request"));
    EXPECT_EQ(verdict(enrolment->enrol({.method = "POST", .body = "{}"})), QStringLiteral("400 bad-request"));
    EXPECT_EQ(verdict(enrol(code)), kGiven);
}

TEST_P(EnrolmentTest, enrolling_anew_revokes_what_there_was) {
    const OwnedKey old = newP256Key();
    ASSERT_EQ(verdict(enrol(printed(), requestOf(old.get()))), kGiven);
    const OwnedKey fresh = newP256Key();
    const QString code = printed();
    EXPECT_FALSE(books->certificates.isRevoked(serialFor(requestOf(old.get())))) << "a code alone does nothing";
    ASSERT_EQ(verdict(enrol(code, requestOf(fresh.get()))), kGiven);
    EXPECT_TRUE(books->certificates.isRevoked(serialFor(requestOf(old.get()))));
    EXPECT_FALSE(books->certificates.isRevoked(serialFor(requestOf(fresh.get()))));
}

TEST_P(EnrolmentTest, key_that_was_revoked_or_has_had_its_time_or_is_anothers_gets_nothing_more) {
    const QString used = QStringLiteral("409 key-used");
    const OwnedKey key = newP256Key();
    ASSERT_EQ(verdict(enrol(printed(), requestOf(key.get()))), kGiven);
    EXPECT_EQ(verdict(enrol(printed(kThere.id), requestOf(key.get()), kThere.id)), used);
    inOneGo([this] { books->certificates.revoke(kHere.id, books->now()); });
    EXPECT_EQ(verdict(enrol(printed(), requestOf(key.get()))), used);
    const OwnedKey old = newP256Key();
    ASSERT_EQ(verdict(enrol(printed(), requestOf(old.get()))), kGiven);
    clock.advance(Authority::certificateLife);
    EXPECT_EQ(verdict(enrol(printed(), requestOf(old.get()))), used);
}

TEST_P(EnrolmentTest, wrong_codes_from_one_address_are_counted_and_a_right_one_is_forgiven) {
    const QString elsewhere = QStringLiteral("192.0.2.8");
    for (int i = 0; i < Enrolment::perAddress.count; ++i) ASSERT_EQ(verdict(enrol(newEnrolmentCode())), kWrongCode);
    const HttpResponse refused = enrol(printed());
    EXPECT_EQ(verdict(refused), QStringLiteral("429 too-many"));
    EXPECT_EQ(refused.headers.at(0).first, "Retry-After");
    EXPECT_EQ(verdict(enrol(printed(), requestOf(newP256Key().get()), kHere.id, elsewhere)), kGiven);
    clock.advance(Enrolment::perAddress.within);
    for (int i = 0; i < 2 * Enrolment::perAddress.count; ++i) ASSERT_EQ(verdict(enrol(printed())), kGiven);
}

TEST_P(EnrolmentTest, wrong_codes_from_everywhere_are_counted_and_leave_no_more_rows) {
    const auto from = [](int i) { return QStringLiteral("10.0.%1.%2").arg(i / 250).arg(i % 250); };
    const QByteArray request = requestOf(newP256Key().get());
    for (int i = 0; i < Enrolment::inAll.count; ++i) {
        ASSERT_EQ(verdict(enrol(QStringLiteral("no code"), request, kHere.id, from(i))), kWrongCode);
    }
    const int attempts = rows(QStringLiteral("attempt"));
    const int audited = rows(QStringLiteral("audit"));
    for (int i = 0; i < 5; ++i) {
        EXPECT_EQ(verdict(enrol(QStringLiteral("no code"), request, kHere.id, from(5000 + i))),
                  QStringLiteral("429 too-many"));
    }
    EXPECT_EQ(rows(QStringLiteral("attempt")), attempts);
    EXPECT_EQ(rows(QStringLiteral("audit")), audited);
}

TEST_P(EnrolmentTest, desk_without_an_authority_issues_nothing) {
    const QString code = printed();
    authority.reset();
    EXPECT_EQ(verdict(enrol(code)), QStringLiteral("503 no-authority"));
    EXPECT_EQ(verdict(renew(QStringLiteral("0A"), requestOf(newP256Key().get()))), QStringLiteral("503 no-authority"));
}

EVERGREEN_EACH_DATABASE(EnrolmentTest);

}  // namespace evergreen::desk
