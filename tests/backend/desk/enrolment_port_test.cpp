// Certificates at the two ports of a real desk: who comes in by one, and from when on no more.
#include "tests/support/issuing_desk.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QFileInfo>
#include <QTest>

namespace evergreen {

namespace {

using namespace desk;
using namespace std::chrono;

const QString kKiosk = QStringLiteral("kiosk-0001");
const QString kOther = QStringLiteral("kiosk-0002");
const QString kHelp = QStringLiteral("/k/v1/help");
const QString kCall = QStringLiteral("0123456789abcdef0123456789abcdef");

DeskAnswer helpFrom(IssuingDesk& desk, const QString& kiosk) {
    return desk.ask(kiosk, "POST", kHelp, helpJson(kCall));
}

/// Whether it is answered at all, whatever it is told of a call that may be another's.
bool isLetIn(IssuingDesk& desk, const QString& kiosk) {
    return desk.ask(kiosk, "GET", kHelp + u'/' + kCall).status == 404;
}

/// A kiosk that keeps its connection.
class KeptConnection {
public:
    KeptConnection(IssuingDesk& desk, const QString& kiosk) : m_client(testCertificates()) {
        m_client.showCertificate(desk.identity(kiosk), desk.identity(kiosk));
        EXPECT_TRUE(m_client.connect(desk.running().kioskPort()));
    }
    /// The whole answer's first line and body.
    QByteArray ask() {
        m_client.send("GET /k/v1/help/" + kCall.toLatin1() + " HTTP/1.1\r\nHost: desk\r\n\r\n");
        return m_client.until("}");
    }
    bool isOver() { return m_client.untilClosed().isEmpty() && m_client.closedByServer(); }

private:
    TlsClient m_client;
};

}  // namespace

TEST(EnrolmentPort, kiosk_without_a_certificate_gets_one_and_comes_in_by_it) {
    IssuingDesk desk;
    ASSERT_EQ(desk.enrol(kKiosk).end, EnrolmentEnd::Done);
    EXPECT_EQ(helpFrom(desk, kKiosk).status, 200);
    EXPECT_EQ(askAsKiosk(desk.running(), kOther, "POST", kHelp, helpJson(QString(kCall).replace(0, 1, u'f'))).status,
              200)
        << "the bank's own authority is believed as before";
}

TEST(EnrolmentPort, neither_port_knows_the_others_way) {
    IssuingDesk desk;
    ASSERT_EQ(desk.enrol(kKiosk).end, EnrolmentEnd::Done);
    EXPECT_EQ(desk.ask(kKiosk, "POST", QStringLiteral("/v1/enrolments"), "{}").status, 404);
    EXPECT_EQ(Browser(desk.running()).ask("POST", QStringLiteral("/k/v1/renewals"), "{}").status, 404);
}

TEST(EnrolmentPort, huge_request_is_refused_before_it_is_read) {
    IssuingDesk desk;
    const DeskAnswer refused =
        Browser(desk.running()).ask("POST", QStringLiteral("/v1/enrolments"), QByteArray(qsizetype{128} * 1024, 'x'));
    EXPECT_EQ(refused.status, 413);
}

TEST(EnrolmentPort, revoked_kiosk_is_refused_at_once_on_the_connection_that_it_has) {
    IssuingDesk desk;
    ASSERT_EQ(desk.enrol(kKiosk).end, EnrolmentEnd::Done);
    ASSERT_EQ(helpFrom(desk, kKiosk).status, 200);
    // No list is written, and none read: it is the row alone.
    const QString list = Authority::listFile(desk.authority().folder());
    ASSERT_TRUE(QFile::remove(list) && QDir().mkdir(list));
    KeptConnection kept(desk, kKiosk);
    EXPECT_TRUE(kept.ask().contains("200 OK"));
    desk.revoke(kKiosk);
    EXPECT_TRUE(kept.ask().contains(R"({"error":"certificate-revoked"})"));
    EXPECT_EQ(desk.renew(kKiosk).end, EnrolmentEnd::Done) << "not yet due: nobody is asked";
    EXPECT_EQ(desk.ask(kKiosk, "POST", QStringLiteral("/k/v1/renewals"), "{}").error(),
              QStringLiteral("certificate-revoked"));
}

TEST(EnrolmentPort, once_the_list_is_read_the_revoked_are_not_even_let_in_and_others_are) {
    IssuingDesk desk;
    for (const QString& kiosk : {kKiosk, kOther}) ASSERT_EQ(desk.enrol(kiosk).end, EnrolmentEnd::Done);
    KeptConnection kept(desk, kKiosk);
    ASSERT_TRUE(kept.ask().contains("404"));
    desk.revoke(kKiosk);
    constexpr int patience_ms = 20'000;
    EXPECT_TRUE(QTest::qWaitFor([&] { return !isLetIn(desk, kKiosk); }, patience_ms));
    EXPECT_TRUE(QTest::qWaitFor([&] { return helpFrom(desk, kKiosk).status == 0; }, patience_ms));
    EXPECT_TRUE(kept.isOver());
    EXPECT_TRUE(isLetIn(desk, kOther));
    ASSERT_EQ(desk.enrol(kKiosk).end, EnrolmentEnd::Done);
    EXPECT_TRUE(isLetIn(desk, kKiosk)) << "enrolled anew, it is in";
}

TEST(EnrolmentPort, retired_kiosk_neither_comes_in_nor_renews_nor_enrols) {
    IssuingDesk desk;
    desk.plant(kKiosk, days(70));
    const QString code = desk.printedCode(kKiosk);
    desk.running().desk().withBooks([](DeskBooks& books) {
        EXPECT_TRUE(books.inOneGo([&] {
            books.branches.put(Kiosk{kKiosk, QStringLiteral("hefang"), QStringLiteral("大厅1号"), false});
        }));
    });
    EXPECT_EQ(helpFrom(desk, kKiosk).error(), QStringLiteral("kiosk-unknown"));
    const QByteArray before = desk.identityBytes(kKiosk);
    EXPECT_EQ(desk.renew(kKiosk).end, EnrolmentEnd::Refused);
    EXPECT_EQ(desk.enrol(kKiosk, code).end, EnrolmentEnd::Refused);
    EXPECT_EQ(desk.identityBytes(kKiosk), before);
}

TEST(EnrolmentPort, certificate_is_renewed_by_itself_and_both_come_in) {
    IssuingDesk desk;
    desk.plant(kKiosk, days(70));
    const QByteArray old = desk.identityBytes(kKiosk);
    const auto renewed = desk.renew(kKiosk);
    ASSERT_EQ(renewed.end, EnrolmentEnd::Done) << qPrintable(renewed.words);
    EXPECT_NE(desk.identityBytes(kKiosk), old);
    EXPECT_EQ(helpFrom(desk, kKiosk).status, 200);
    QFile copy(desk.identity(kOther));
    QDir().mkpath(QFileInfo(copy).path());
    ASSERT_TRUE(copy.open(QIODevice::WriteOnly) && copy.write(old) == old.size());
    copy.close();
    EXPECT_EQ(helpFrom(desk, kOther).status, 200) << "until its end";
    const auto again = desk.renew(kOther);
    EXPECT_EQ(again.end, EnrolmentEnd::Refused) << "who has a copy of the old one";
    EXPECT_TRUE(again.words.contains(QStringLiteral("renewed already"))) << qPrintable(again.words);
}

TEST(EnrolmentPort, certificate_of_the_banks_own_authority_is_not_renewed_here) {
    IssuingDesk desk;
    const DeskAnswer answer = askAsKiosk(
        desk.running(), kKiosk, "POST", QStringLiteral("/k/v1/renewals"),
        QJsonDocument(QJsonObject{{QStringLiteral("request"), QString::fromLatin1(requestOf(newP256Key().get()))}})
            .toJson());
    EXPECT_EQ(answer.error(), QStringLiteral("certificate-foreign"));
}

TEST(EnrolmentPort, desk_does_not_start_with_an_authority_that_it_cannot_open) {
    const TestAuthority made;
    const QTemporaryDir folder;
    const ShiftedClock clock;
    const auto startsWith = [&](const QString& authority, const QString& passphraseFile) {
        DeskOptions options = RunningDesk::options(folder.path());
        options.authority = authority;
        options.authorityPassphrase = passphraseFile;
        return Desk(options, clock).start().ok();
    };
    EXPECT_TRUE(startsWith(made.folder(), made.passphraseFile()));
    QFile::remove(Authority::listFile(made.folder()));
    EXPECT_TRUE(startsWith(made.folder(), made.passphraseFile())) << "a bank's own brings no list";
    EXPECT_TRUE(QFile::exists(Authority::listFile(made.folder())));
    EXPECT_FALSE(startsWith(made.folder(), {}));
    EXPECT_FALSE(startsWith(folder.path(), made.passphraseFile()));
    QFile::setPermissions(made.passphraseFile(), QFile::ReadOwner | QFile::ReadGroup);
    EXPECT_FALSE(startsWith(made.folder(), made.passphraseFile())) << "others can read it";
}

}  // namespace evergreen
