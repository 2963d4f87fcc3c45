// Staff at a kiosk: who the card says and a PIN, at the kiosks' port of a real desk.
#include "backend/desk/staff_card_sign_in.h"

#include "backend/desk/password.h"
#include "backend/desk/sandbox_staff.h"
#include "tests/support/running_desk.h"

#include <gtest/gtest.h>

namespace evergreen {

namespace {

using namespace desk;

const QString kHere = QStringLiteral("kiosk-0001");
const QString kLi = QStringLiteral("xiaoli");
const QByteArray kWrongPin = "135790";

class StaffCardSignInTest : public testing::Test {
protected:
    DeskAnswer tell(const QByteArray& body) {
        return askAsKiosk(desk, kHere, "POST", QStringLiteral("/k/v1/staff"), body);
    }
    DeskAnswer tryAs(const QString& staff, const QByteArray& pin) {
        const QJsonObject body{{QStringLiteral("staff"), staff}, {QStringLiteral("pin"), QString::fromLatin1(pin)}};
        return tell(QJsonDocument(body).toJson());
    }
    DeskAnswer tryAs(const QString& staff) { return tryAs(staff, sandboxPin(staff)); }
    QString refusal(const QString& staff, const QByteArray& pin) {
        const DeskAnswer answer = tryAs(staff, pin);
        return QString::number(answer.status) + u' ' + answer.error();
    }
    QStringList audited() {
        QStringList lines;
        desk.desk().withBooks([&](DeskBooks& books) {
            for (const AuditEntry& entry : books.notes.auditBefore(QStringLiteral("hefang"), 0, 100)) {
                lines.push_front(entry.staff + u' ' + entry.act + u' ' + entry.subject + u' ' + entry.outcome);
            }
        });
        return lines;
    }

    RunningDesk desk;
};

}  // namespace

TEST_F(StaffCardSignInTest, right_pin_at_the_own_branch_gives_name_and_role) {
    const DeskAnswer answer = tryAs(kLi);
    ASSERT_EQ(answer.status, 200);
    EXPECT_EQ(answer.json(), (QJsonObject{{QStringLiteral("name"), QStringLiteral("小李")},
                                          {QStringLiteral("role"), QStringLiteral("helper")}}));
    EXPECT_EQ(audited(), QStringList{QStringLiteral("xiaoli staff-card kiosk-0001 done")});
}

// Spec: TR-01
TEST_F(StaffCardSignInTest, lapsed_training_and_another_branch_are_told_to_the_right_pin_only) {
    const QString lapsed = QStringLiteral("xiaozhao");
    const QString stranger = QStringLiteral("xiaolin");
    EXPECT_EQ(refusal(lapsed, kWrongPin), QStringLiteral("401 pin"));
    EXPECT_EQ(refusal(stranger, kWrongPin), QStringLiteral("401 pin"));
    EXPECT_EQ(refusal(lapsed, sandboxPin(lapsed)), QStringLiteral("403 training"));
    EXPECT_EQ(refusal(stranger, sandboxPin(stranger)), QStringLiteral("403 branch"));
    EXPECT_EQ(refusal(QStringLiteral("nobody"), kWrongPin), QStringLiteral("401 pin"));
}

TEST_F(StaffCardSignInTest, third_wrong_pin_in_a_row_locks_until_a_new_one_is_set) {
    EXPECT_EQ(refusal(kLi, kWrongPin), QStringLiteral("401 pin"));
    EXPECT_EQ(tryAs(kLi).status, 200) << "a right one in between counts anew";
    EXPECT_EQ(refusal(kLi, kWrongPin), QStringLiteral("401 pin"));
    EXPECT_EQ(refusal(kLi, kWrongPin), QStringLiteral("401 pin"));
    EXPECT_EQ(refusal(kLi, kWrongPin), QStringLiteral("403 locked"));
    EXPECT_EQ(refusal(kLi, sandboxPin(kLi)), QStringLiteral("403 locked"));
    desk.restart();
    EXPECT_EQ(refusal(kLi, sandboxPin(kLi)), QStringLiteral("403 locked")) << "it is in the database";
    EXPECT_EQ(audited().last(), QStringLiteral("xiaoli staff-card kiosk-0001 locked"));
    desk.desk().withBooks([](DeskBooks& books) {
        EXPECT_TRUE(
            books.inOneGo([&] { books.staff.setPin(kLi, hashedPassword(kWrongPin, RunningDesk::passwordCostLog2)); }));
    });
    EXPECT_EQ(tryAs(kLi, kWrongPin).status, 200);
}

TEST_F(StaffCardSignInTest, whoever_tries_card_after_card_waits) {
    for (int i = 0; i < StaffCardSignIn::perKiosk.count; ++i) {
        EXPECT_EQ(tryAs(QStringLiteral("nobody-%1").arg(i), kWrongPin).status, 401);
    }
    EXPECT_EQ(tryAs(kLi).status, 429);
    desk.clock().advance(StaffCardSignIn::perKiosk.within);
    EXPECT_EQ(tryAs(kLi).status, 200);
}

TEST_F(StaffCardSignInTest, who_is_put_in_anew_has_no_pin_any_more) {
    ASSERT_EQ(tryAs(kLi).status, 200);
    desk.desk().withBooks([](DeskBooks& books) {
        const auto li = books.staff.find(kLi);
        EXPECT_TRUE(li && books.inOneGo([&] { books.staff.put(*li, QString(), QString()); }));
    });
    EXPECT_EQ(refusal(kLi, sandboxPin(kLi)), QStringLiteral("401 pin"));
}

TEST_F(StaffCardSignInTest, what_is_no_staff_and_pin_is_refused_without_counting) {
    for (const char* body : {"", "{}", R"({"staff":"xiaoli"})", R"({"staff":"xiaoli","pin":"86000"})",
                             R"({"staff":"xiaoli","pin":"86000a"})", R"({"staff":"xiaoli","pin":860001})",
                             R"({"staff":"xiaoli","pin":"860001","more":1})"}) {
        EXPECT_EQ(tell(body).status, 400) << body;
    }
    EXPECT_TRUE(audited().isEmpty());
    desk.desk().withBooks([](DeskBooks& books) { EXPECT_TRUE(books.inOneGo([&] { books.staff.deactivate(kLi); })); });
    EXPECT_EQ(tryAs(kLi).status, 401) << "who is no longer there";
}

}  // namespace evergreen
