#include "backend/desk/sign_in.h"

#include "backend/desk/sandbox_staff.h"
#include "tests/support/running_desk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QSet>

namespace evergreen {

namespace {

using namespace desk;

const QString kLi = QStringLiteral("xiaoli");
const QString kSession = QStringLiteral("/v1/session");

class SignInTest : public testing::Test {
protected:
    DeskAnswer tryToSignIn(const QString& staff, const QByteArray& password, const QString& code) {
        return browser.signIn(staff, password, code);
    }
    QString code(const QString& staff = kLi) { return sandboxCode(staff, desk.now()); }

    QStringList audited() {
        QStringList lines;
        desk.desk().withBooks([&](DeskBooks& books) {
            for (const AuditEntry& entry : books.notes.auditBefore(QStringLiteral("hefang"), 0, 100)) {
                lines.push_front(entry.staff + u' ' + entry.act + u' ' + entry.outcome);
            }
        });
        return lines;
    }

    RunningDesk desk;
    Browser browser{desk};
};

}  // namespace

TEST_F(SignInTest, name_password_and_code_open_a_session_in_a_cookie_no_script_reads) {
    const DeskAnswer answer = browser.signIn(kLi);
    ASSERT_EQ(answer.status, 201);
    const QByteArray cookie = answer.header("Set-Cookie");
    EXPECT_THAT(cookie.toStdString(), testing::StartsWith("__Host-desk="));
    for (const auto* word : {"; Path=/", "; Secure", "; HttpOnly", "; SameSite=Strict"}) {
        EXPECT_TRUE(cookie.contains(word)) << word;
    }
    EXPECT_FALSE(cookie.contains("Domain"));
    EXPECT_EQ(answer.json()[QStringLiteral("staff")][QStringLiteral("name")].toString(), QStringLiteral("小李"));
    EXPECT_TRUE(answer.json()[QStringLiteral("mayTake")].toBool());
    const DeskAnswer again = browser.get(kSession);
    EXPECT_EQ(again.status, 200);
    EXPECT_EQ(again.json(), answer.json());
}

TEST_F(SignInTest, whatever_is_wrong_has_the_same_answer) {
    QSet<QByteArray> bodies;
    const auto refused = [&](const QString& staff, const QByteArray& password, const QString& given) {
        const DeskAnswer answer = tryToSignIn(staff, password, given);
        EXPECT_EQ(answer.status, 401);
        EXPECT_TRUE(answer.header("Set-Cookie").isEmpty());
        bodies.insert(answer.body);
    };
    refused(kLi, "wrong", code());
    refused(kLi, sandboxPassword(kLi), QStringLiteral("000000"));
    refused(QStringLiteral("nobody"), "wrong", QStringLiteral("000000"));
    refused(kLi, sandboxPassword(QStringLiteral("xiaowang")), code());
    EXPECT_EQ(bodies, QSet<QByteArray>{"{\"error\":\"sign-in\"}"});
    EXPECT_EQ(audited().count(QStringLiteral("xiaoli sign-in sign-in")), 3);
}

TEST_F(SignInTest, code_is_good_once) {
    const QString once = code();
    EXPECT_EQ(tryToSignIn(kLi, sandboxPassword(kLi), once).status, 201);
    Browser thief(desk);
    EXPECT_EQ(thief.signIn(kLi, sandboxPassword(kLi), once).status, 401);
}

TEST_F(SignInTest, tries_of_one_name_are_few_and_then_even_the_right_one_waits) {
    for (int i = 0; i < SignIn::perName.count; ++i) EXPECT_EQ(tryToSignIn(kLi, "wrong", code()).status, 401);
    const DeskAnswer refused = tryToSignIn(kLi, sandboxPassword(kLi), code());
    EXPECT_EQ(refused.status, 429);
    EXPECT_GT(refused.header("Retry-After").toInt(), 0);
    EXPECT_EQ(browser.signIn(QStringLiteral("xiaowang")).status, 201);
    desk.clock().advance(SignIn::perName.within);
    EXPECT_EQ(tryToSignIn(kLi, sandboxPassword(kLi), code()).status, 201);
}

TEST_F(SignInTest, tries_from_one_address_are_counted_whatever_the_name) {
    desk.desk().withBooks([](DeskBooks& books) {
        for (int i = 1; i < SignIn::perAddress.count; ++i) {
            books.limits.count(QStringLiteral("address:127.0.0.1"), SignIn::perAddress, books.now());
        }
    });
    EXPECT_EQ(tryToSignIn(QStringLiteral("xiaowang"), "wrong", QStringLiteral("000000")).status, 401);
    EXPECT_EQ(tryToSignIn(kLi, sandboxPassword(kLi), code()).status, 429);
}

TEST_F(SignInTest, change_without_the_pages_token_is_refused_and_does_nothing) {
    ASSERT_EQ(browser.signIn(kLi).status, 201);
    const QByteArray right = browser.csrf;
    for (const QByteArray& wrong : {QByteArray(), QByteArray("x"), QByteArray(right.size(), 'x')}) {
        browser.csrf = wrong;
        const DeskAnswer refused = browser.ask("DELETE", kSession);
        EXPECT_EQ(refused.status, 403);
        EXPECT_EQ(refused.error(), QStringLiteral("csrf"));
    }
    EXPECT_EQ(browser.get(kSession).status, 200);
    browser.csrf = right;
    EXPECT_EQ(browser.ask("DELETE", kSession).status, 204);
    EXPECT_EQ(browser.get(kSession).status, 401);
}

TEST_F(SignInTest, another_sessions_token_is_not_ones_own) {
    ASSERT_EQ(browser.signIn(kLi).status, 201);
    Browser other(desk);
    ASSERT_EQ(other.signIn(QStringLiteral("xiaowang")).status, 201);
    browser.csrf = other.csrf;
    EXPECT_EQ(browser.ask("DELETE", kSession).status, 403);
}

TEST_F(SignInTest, session_ends_by_idleness_and_in_any_case_after_a_working_day) {
    ASSERT_EQ(browser.signIn(kLi).status, 201);
    desk.clock().advance(StaffSessions::idleMax - std::chrono::minutes(1));
    EXPECT_EQ(browser.get(kSession).status, 200);
    desk.clock().advance(StaffSessions::idleMax - std::chrono::minutes(1));
    EXPECT_EQ(browser.get(kSession).status, 200);
    desk.clock().advance(StaffSessions::idleMax);
    EXPECT_EQ(browser.get(kSession).status, 401);
    ASSERT_EQ(browser.signIn(kLi).status, 201);
    int asked = 0;
    for (; asked < 100 && browser.get(kSession).status == 200; ++asked) {
        desk.clock().advance(std::chrono::minutes(20));
    }
    EXPECT_EQ(asked, StaffSessions::lifeMax / std::chrono::minutes(20));
}

TEST_F(SignInTest, session_outlives_a_restart_and_not_the_staffs_leaving) {
    ASSERT_EQ(browser.signIn(kLi).status, 201);
    desk.restart();
    EXPECT_EQ(browser.get(kSession).status, 200);
    desk.desk().withBooks(
        [](DeskBooks& books) { EXPECT_TRUE(books.inOneGo([&] { books.staff.deactivate(kLi); }).ok()); });
    EXPECT_EQ(browser.get(kSession).status, 401);
    EXPECT_EQ(browser.signIn(kLi).status, 401);
}

TEST_F(SignInTest, nothing_is_told_without_a_session) {
    for (const auto* path : {"/v1/session", "/v1/events", "/v1/tickets", "/v1/kiosks", "/v1/audit"}) {
        const DeskAnswer answer = browser.get(QString::fromLatin1(path));
        EXPECT_EQ(answer.status, 401) << path;
        EXPECT_EQ(answer.error(), QStringLiteral("signed-out")) << path;
    }
    browser.cookie = "__Host-desk=" + QByteArray(43, 'A');
    EXPECT_EQ(browser.get(QStringLiteral("/v1/tickets")).status, 401);
}

TEST_F(SignInTest, every_answer_tells_the_browser_to_run_nothing_from_elsewhere) {
    for (const DeskAnswer& answer : {browser.get(QStringLiteral("/v1/session")), browser.signIn(kLi),
                                     browser.get(QStringLiteral("/v1/tickets"))}) {
        EXPECT_THAT(
            answer.header("Content-Security-Policy").toStdString(),
            testing::AllOf(testing::HasSubstr("default-src 'none'"), testing::HasSubstr("script-src 'self'"),
                           testing::HasSubstr("frame-ancestors 'none'"), testing::Not(testing::HasSubstr("unsafe"))));
        EXPECT_EQ(answer.header("X-Content-Type-Options"), "nosniff");
        EXPECT_EQ(answer.header("Cache-Control"), "no-store");
    }
}

TEST_F(SignInTest, database_holds_no_password_no_token_and_no_secret_that_could_be_used) {
    ASSERT_EQ(browser.signIn(kLi).status, 201);
    const QByteArray token = browser.cookie.mid(browser.cookie.indexOf('=') + 1);
    desk.desk().stop();
    QByteArray all;
    for (const auto* name : {"/desk.sqlite", "/desk.sqlite-wal"}) {
        QFile file(desk.folder() + QString::fromLatin1(name));
        if (file.open(QIODevice::ReadOnly)) all += file.readAll();
    }
    EXPECT_TRUE(all.contains("xiaoli"));
    EXPECT_FALSE(all.contains(token));
    EXPECT_FALSE(all.contains(sandboxPassword(kLi)));
    EXPECT_FALSE(all.contains(sandboxCodeSecret(kLi)));
    EXPECT_FALSE(all.contains(sandboxCodeSecret(kLi).toBase64()));
}

}  // namespace evergreen
