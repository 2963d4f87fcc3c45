// A kiosk's way to its certificate at a real desk: what it ends with, and what is on its disk then.
#include "tests/support/fake_clock.h"
#include "tests/support/issuing_desk.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QFileInfo>
#include <QTest>

namespace evergreen {

namespace {

using namespace std::chrono;

const QString kKiosk = QString::fromUtf16(testKioskName);
const QString kOther = QString::fromUtf16(otherKioskName);

/// At a clock of its own.
EnrolmentOutcome renewedAt(IssuingDesk& desk, const QDateTime& now, const QString& believed) {
    fleet::PosixFileSystem disk(0600);
    const FakeClock clock(now);
    return KioskEnrolment(disk, clock, {deskUrl(desk.running().kioskPort()), believed, desk.identity(kKiosk)}).renew();
}

QDateTime in(days from) {
    return QDateTime::currentDateTimeUtc().addDays(from.count());
}

}  // namespace

TEST(KioskEnrolment, identity_is_one_file_of_its_owner_alone_and_nothing_is_left_beside_it) {
    IssuingDesk desk;
    const auto done = desk.enrol(kKiosk);
    ASSERT_EQ(done.end, EnrolmentEnd::Done) << qPrintable(done.words);
    const QFileInfo file(desk.identity(kKiosk));
    EXPECT_FALSE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther));
    EXPECT_EQ(file.dir().entryList(QDir::Files), QStringList{file.fileName()});
    EXPECT_TRUE(desk.identityBytes(kKiosk).startsWith("-----BEGIN PRIVATE KEY-----"));
    EXPECT_EQ(desk.serial(kKiosk).size() % 2, 0);
}

TEST(KioskEnrolment, refusal_leaves_what_there_was_and_says_what_to_do) {
    IssuingDesk desk;
    ASSERT_EQ(desk.enrol(kKiosk).end, EnrolmentEnd::Done);
    const QByteArray before = desk.identityBytes(kKiosk);
    const QString used = desk.printedCode(kKiosk);
    ASSERT_EQ(desk.enrol(kOther).end, EnrolmentEnd::Done);
    const auto wrong = desk.enrol(kKiosk, QStringLiteral("AAAA-AAAA-AAAA-AAAA"));
    EXPECT_EQ(wrong.end, EnrolmentEnd::Refused);
    EXPECT_TRUE(wrong.words.startsWith(QStringLiteral("the code is wrong"))) << qPrintable(wrong.words);
    EXPECT_EQ(desk.identityBytes(kKiosk), before);
    ASSERT_EQ(desk.enrol(kKiosk, used).end, EnrolmentEnd::Done);
    EXPECT_NE(desk.identityBytes(kKiosk), before);
    const auto twice = desk.enrol(kKiosk, used);
    EXPECT_EQ(twice.end, EnrolmentEnd::Refused);
    EXPECT_TRUE(twice.words.contains(QStringLiteral("used already"))) << qPrintable(twice.words);
    desk.running().clock().advance(days(2));
    EXPECT_TRUE(desk.enrol(kKiosk, used).words.contains(QStringLiteral("older than a day")));
}

TEST(KioskEnrolment, answer_that_never_came_is_the_same_certificate_the_next_time) {
    IssuingDesk desk;
    const QString code = desk.printedCode(kKiosk);
    fleet::PosixFileSystem disk(0600);
    const QFileInfo file(desk.identity(kKiosk));
    ASSERT_TRUE(QDir().mkpath(file.path()));
    IdentityPlace place(disk, file.path().toStdString(), file.fileName().toStdString());
    const auto key = place.pendingKey();
    ASSERT_TRUE(key);
    const QJsonObject asked{{QStringLiteral("kiosk"), kKiosk},
                            {QStringLiteral("code"), code},
                            {QStringLiteral("request"), QString::fromStdString(key->signingRequest("kiosk-0001"))}};
    const DeskAnswer lost = Browser(desk.running()).post(QStringLiteral("/v1/enrolments"), asked);
    ASSERT_EQ(lost.status, 201);
    ASSERT_EQ(desk.enrol(kKiosk, code).end, EnrolmentEnd::Done);
    EXPECT_TRUE(desk.identityBytes(kKiosk).contains(
        lost.json()[QStringLiteral("certificate")].toString().toLatin1().trimmed()));
}

TEST(KioskEnrolment, pending_key_that_the_desk_will_not_have_is_replaced) {
    IssuingDesk desk;
    ASSERT_EQ(desk.enrol(kOther).end, EnrolmentEnd::Done);
    const QFileInfo file(desk.identity(kKiosk));
    ASSERT_TRUE(QDir().mkpath(file.path()));
    QFile pending(file.filePath() + QStringLiteral(".key"));
    ASSERT_TRUE(pending.open(QIODevice::WriteOnly));
    pending.write(desk.identityBytes(kOther).left(desk.identityBytes(kOther).indexOf("-----BEGIN CERTIFICATE")));
    pending.close();
    EXPECT_EQ(desk.enrol(kKiosk).end, EnrolmentEnd::Done) << "another kiosk's";
    EXPECT_NE(desk.serial(kKiosk), desk.serial(kOther));
}

TEST(KioskEnrolment, renewal_waits_for_the_last_third_of_its_life) {
    IssuingDesk desk;
    desk.plant(kKiosk, days(59));
    const QByteArray before = desk.identityBytes(kKiosk);
    const auto waits = desk.renew(kKiosk);
    EXPECT_EQ(waits.end, EnrolmentEnd::Done);
    EXPECT_TRUE(waits.words.startsWith(QStringLiteral("good until"))) << qPrintable(waits.words);
    EXPECT_EQ(desk.identityBytes(kKiosk), before);
    IssuingDesk later;
    later.plant(kKiosk, days(61));
    const QByteArray old = later.identityBytes(kKiosk);
    EXPECT_EQ(later.renew(kKiosk).end, EnrolmentEnd::Done);
    EXPECT_NE(later.identityBytes(kKiosk), old);
}

TEST(KioskEnrolment, clock_that_is_far_off_changes_nothing_and_is_named) {
    IssuingDesk desk;
    ASSERT_EQ(desk.enrol(kKiosk).end, EnrolmentEnd::Done);
    const QByteArray before = desk.identityBytes(kKiosk);
    EXPECT_EQ(renewedAt(desk, in(days(-20'000)), desk.believed()).end, EnrolmentEnd::ClockWrong);
    const auto tooLate = renewedAt(desk, in(days(91)), desk.believed());
    EXPECT_EQ(tooLate.end, EnrolmentEnd::Refused);
    EXPECT_TRUE(tooLate.words.contains(QStringLiteral("if the clock is right"))) << qPrintable(tooLate.words);
    EXPECT_EQ(desk.identityBytes(kKiosk), before);
    // Ahead by less: the desk gives the next one, which begins before our time and is good.
    EXPECT_EQ(renewedAt(desk, in(days(80)), desk.believed()).end, EnrolmentEnd::Done);
}

TEST(KioskEnrolment, desk_that_is_not_believed_or_away_or_is_another_port_is_told_apart) {
    IssuingDesk desk;
    desk.plant(kKiosk, days(70));
    EXPECT_EQ(renewedAt(desk, in(days(0)), strangerCertificates().authority()).end, EnrolmentEnd::Later);
    EXPECT_EQ(renewedAt(desk, in(days(0)), QStringLiteral("/nowhere")).end, EnrolmentEnd::WrongCall);
    fleet::PosixFileSystem disk(0600);
    SystemClock clock;
    const auto at = [&](quint16 port) {
        return KioskEnrolment(disk, clock, {deskUrl(port), desk.believed(), desk.identity(kKiosk)}).renew();
    };
    EXPECT_EQ(at(1).end, EnrolmentEnd::Later);
    const auto wrongPort = at(desk.running().port());
    EXPECT_EQ(wrongPort.end, EnrolmentEnd::WrongCall) << qPrintable(wrongPort.words);
    // Whom the kiosk believes as a server is not whom the answer is signed by.
    EXPECT_EQ(renewedAt(desk, in(days(0)), testCertificates().authority()).end, EnrolmentEnd::Refused);
    EXPECT_EQ(at(desk.running().kioskPort()).end, EnrolmentEnd::Done) << "and the key is still there";
}

TEST(KioskEnrolment, revoked_kiosk_is_told_to_enrol_anew_also_by_a_port_that_lets_it_in_no_more) {
    IssuingDesk desk;
    desk.plant(kKiosk, days(70));
    desk.revoke(kKiosk);
    constexpr int patience_ms = 20'000;
    QString words;
    const bool isEnded = QTest::qWaitFor(
        [&] {
            const auto refused = desk.renew(kKiosk);
            EXPECT_EQ(refused.end, EnrolmentEnd::Refused) << qPrintable(refused.words);
            words = refused.words;
            return !words.contains(QStringLiteral("is revoked:"));
        },
        patience_ms);
    EXPECT_TRUE(isEnded && words.contains(QStringLiteral("enrol anew"))) << qPrintable(words);
}

}  // namespace evergreen
