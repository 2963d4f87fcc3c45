// A customer's own complaint on their phone, over the desk's browsers' port: by the slip's token and nothing else.
#include "backend/desk/complaint_pages.h"
#include "backend/desk/follow_api.h"
#include "tests/support/running_desk.h"

#include <gtest/gtest.h>

#include <QCryptographicHash>
#include <QJsonArray>
#include <QRegularExpression>

namespace evergreen {

namespace {

using namespace desk;

const QString kHere = QStringLiteral("kiosk-0001");
const QByteArray kToken = "0123456789abcdef0123456789abcdef";
const QString kPage = QStringLiteral("/c/") + QString::fromLatin1(kToken);

class FollowTest : public testing::Test {
protected:
    /// As a kiosk tells it; its number.
    QString complain(const QByteArray& token = kToken, const char* key = "fedcba9876543210fedcba9876543210",
                     const char* language = "zh_CN") {
        const QByteArray hash = QCryptographicHash::hash(token, QCryptographicHash::Sha256).toHex();
        const DeskAnswer told = askAsKiosk(
            desk, kHere, "POST", QStringLiteral("/k/v1/complaints"),
            "{\"key\":\"" + QByteArray(key) + R"(","kind":"machine","page":"menu.question","service":"transfer",)" +
                R"("faults":["printer"],"language":")" + language + "\",\"follow\":\"" + hash + "\"}");
        EXPECT_EQ(told.status, 201) << told.body.toStdString();
        return told.json()[QStringLiteral("number")].toString();
    }

    DeskAnswer get(const QString& path) { return phone.get(path); }
    DeskAnswer post(const QString& path, const QByteArray& form = {}) { return phone.ask("POST", path, form); }
    DeskAnswer add(const QByteArray& form) { return post(kPage + QStringLiteral("/words"), form); }
    DeskAnswer withdraw() { return post(kPage + QStringLiteral("/withdraw")); }

    Browser signedIn(const char* staff) {
        Browser browser(desk);
        EXPECT_EQ(browser.signIn(QString::fromLatin1(staff)).status, 201);
        return browser;
    }
    QJsonObject asStaffSee(const QString& number) {
        Browser li = signedIn("xiaoli");
        return li.get(QStringLiteral("/v1/complaints/") + number).json();
    }
    static QStringList stepsIn(const QJsonObject& complaint, const char* what) {
        QStringList details;
        for (const auto step : complaint[QStringLiteral("history")].toArray()) {
            const QJsonObject json = step.toObject();
            if (json[QStringLiteral("what")].toString() == QLatin1String(what)) {
                details.push_back(json[QStringLiteral("detail")].toString());
            }
        }
        return details;
    }
    void own(const QString& number) {
        Browser li = signedIn("xiaoli");
        ASSERT_EQ(li.post(QStringLiteral("/v1/complaints/") + number + QStringLiteral("/own"),
                          {{QStringLiteral("owner"), QStringLiteral("xiaoli")}})
                      .status,
                  200);
    }
    void decide(const QString& number, const QString& words) {
        own(number);
        Browser li = signedIn("xiaoli");
        ASSERT_EQ(li.post(QStringLiteral("/v1/complaints/") + number + QStringLiteral("/decision"),
                          {{QStringLiteral("words"), words}, {QStringLiteral("cause"), QStringLiteral("machine")}})
                      .status,
                  200);
    }

    RunningDesk desk;
    Browser phone{desk};
};

}  // namespace

TEST_F(FollowTest, page_tells_number_day_and_owner_and_nothing_of_the_machine) {
    const QString number = complain();
    const DeskAnswer first = get(kPage);
    EXPECT_EQ(first.status, 200);
    EXPECT_TRUE(first.body.contains(number.toUtf8()));
    EXPECT_TRUE(first.body.contains("机器出了问题"));
    EXPECT_TRUE(first.body.contains("河坊支行"));
    own(number);
    const DeskAnswer owned = get(kPage);
    EXPECT_TRUE(owned.body.contains("小李"));
    for (const auto* hidden : {"menu.question", "transfer", "printer", "kiosk-0001", "大厅1号"}) {
        EXPECT_FALSE(owned.body.contains(hidden)) << hidden;
    }
}

TEST_F(FollowTest, page_is_kept_by_nobody_runs_nothing_and_tells_no_other_site) {
    complain();
    const DeskAnswer page = get(kPage);
    EXPECT_EQ(page.header("Cache-Control"), "no-store");
    EXPECT_EQ(page.header("Referrer-Policy"), "no-referrer");
    EXPECT_TRUE(page.header("X-Robots-Tag").contains("noindex"));
    EXPECT_TRUE(page.header("Set-Cookie").isEmpty());
    const QByteArray policy = page.header("Content-Security-Policy");
    EXPECT_TRUE(policy.startsWith("default-src 'none'; style-src 'sha256-")) << policy.toStdString();
    EXPECT_FALSE(policy.contains("script-src"));
    EXPECT_FALSE(policy.contains("default-src 'none'; script")) << "one policy, not two";
    static const QRegularExpression style(QStringLiteral("<style>(.*)</style>"));
    const QByteArray inner = style.match(QString::fromUtf8(page.body)).captured(1).toUtf8();
    const QByteArray hash = QCryptographicHash::hash(inner, QCryptographicHash::Sha256).toBase64();
    EXPECT_TRUE(policy.contains("'sha256-" + hash + "'")) << "the browser would refuse the style";
    EXPECT_FALSE(page.body.contains("<script"));
    EXPECT_FALSE(page.body.contains("http:") || page.body.contains("https:"));
}

TEST_F(FollowTest, language_is_the_complaints_until_another_is_chosen) {
    const QByteArray english = "11111111111111111111111111111111";
    complain(english, "00000000000000000000000000000001", "en_US");
    const QString path = QStringLiteral("/c/") + QString::fromLatin1(english);
    EXPECT_TRUE(get(path).body.contains("<html lang=\"en\">"));
    EXPECT_TRUE(get(path + QStringLiteral("?lang=zh")).body.contains("<html lang=\"zh-CN\">"));
    EXPECT_TRUE(get(path + QStringLiteral("?lang=<b>")).body.contains("<html lang=\"en\">"));
}

TEST_F(FollowTest, words_are_added_shown_to_staff_and_are_never_markup) {
    const QString number = complain();
    const DeskAnswer added =
        add("words=%3Cscript%3Ealert(1)%3C%2Fscript%3E+%26+%22%251%22%0D%0A%E7%AC%AC%E4%BA%8C%E8%A1%8C");
    ASSERT_EQ(added.status, 303);
    EXPECT_TRUE(added.header("Location").startsWith("/c/" + kToken)) << added.header("Location").toStdString();
    const DeskAnswer page = get(QString::fromLatin1(added.header("Location")));
    EXPECT_TRUE(page.body.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;%1&quot;\n第二行"))
        << page.body.toStdString();
    EXPECT_FALSE(page.body.contains("<script"));
    EXPECT_EQ(stepsIn(asStaffSee(number), "added"),
              QStringList{QStringLiteral("<script>alert(1)</script> & \"%1\"\n第二行")});
}

TEST_F(FollowTest, tap_that_comes_twice_adds_once_and_there_is_an_end_to_adding) {
    const QString number = complain();
    EXPECT_EQ(add("words=%E4%B8%80").status, 303);
    EXPECT_EQ(add("words=%E4%B8%80").status, 303);
    EXPECT_EQ(stepsIn(asStaffSee(number), "added").size(), 1);
    desk.desk().withBooks([&](DeskBooks& books) {
        EXPECT_TRUE(books.inOneGo([&] {
            for (int i = 1; i < Complaints::additionsMax; ++i) {
                EXPECT_EQ(books.complaints.add(number, QString::number(i), books.now()), ComplaintStep::Done);
            }
        }));
    });
    const DeskAnswer enough = add("words=%E5%86%8D%E8%AF%B4");
    EXPECT_EQ(enough.status, 409);
    EXPECT_TRUE(enough.body.contains("再说</textarea>")) << "what was typed is still there";
}

TEST_F(FollowTest, words_that_cannot_be_taken_stay_in_the_field) {
    complain();
    EXPECT_EQ(add("words=++%0A").status, 400);
    EXPECT_EQ(add("").status, 400);
    const QByteArray tooMany(additionLengthMax + 1, 'a');
    const DeskAnswer tooLong = add("words=" + tooMany);
    EXPECT_EQ(tooLong.status, 400);
    EXPECT_TRUE(tooLong.body.contains(tooMany + "</textarea>"));
    EXPECT_EQ(add("words=" + QByteArray(additionLengthMax, 'a')).status, 303);
    const DeskAnswer closing = add("words=</textarea><b>" + tooMany);
    EXPECT_TRUE(closing.body.contains("&lt;/textarea&gt;&lt;b&gt;"));
}

TEST_F(FollowTest, turned_writing_and_nul_are_left_out) {
    const QString number = complain();
    ASSERT_EQ(add("words=a%00%E2%80%AEb%1B").status, 303);
    EXPECT_EQ(stepsIn(asStaffSee(number), "added"), QStringList{QStringLiteral("ab")});
}

TEST_F(FollowTest, withdrawing_is_asked_once_more_closes_it_and_is_final) {
    const QString number = complain();
    const DeskAnswer question = get(kPage + QStringLiteral("/withdraw"));
    EXPECT_LT(question.body.indexOf("不撤回"), question.body.indexOf(">撤回<")) << "staying comes first";
    EXPECT_EQ(asStaffSee(number)[QStringLiteral("state")].toString(), QStringLiteral("received"));
    EXPECT_EQ(withdraw().status, 303);
    EXPECT_EQ(withdraw().status, 303) << "a tap that comes twice";
    const QJsonObject seen = asStaffSee(number);
    EXPECT_EQ(seen[QStringLiteral("state")].toString(), QStringLiteral("withdrawn"));
    EXPECT_GT(seen[QStringLiteral("withdrawnAt")].toDouble(), 0);
    EXPECT_EQ(stepsIn(seen, "withdrawn").size(), 1);
    const DeskAnswer closed = get(kPage);
    EXPECT_TRUE(closed.body.contains("您已经撤回了"));
    EXPECT_FALSE(closed.body.contains("<form"));
    EXPECT_EQ(add("words=a").status, 409);
    Browser li = signedIn("xiaoli");
    EXPECT_EQ(li.post(QStringLiteral("/v1/complaints/") + number + QStringLiteral("/own"),
                      {{QStringLiteral("owner"), QStringLiteral("xiaoli")}})
                  .error(),
              QStringLiteral("closed"));
}

// CM-02
TEST_F(FollowTest, decision_comes_with_the_review_right_on_the_phone_and_on_paper) {
    const QString number = complain();
    const QString paper = QStringLiteral("/v1/complaints/") + number + QStringLiteral("/print");
    EXPECT_EQ(signedIn("xiaoli").get(paper).error(), QStringLiteral("not-decided"));
    decide(number, QStringLiteral("打印机修好了。\n<i>对不起</i>"));
    for (const DeskAnswer& page : {get(kPage), signedIn("xiaoli").get(paper)}) {
        EXPECT_EQ(page.status, 200);
        EXPECT_TRUE(page.body.contains("打印机修好了。\n&lt;i&gt;对不起&lt;/i&gt;"));
        for (const auto* right : {"30 日内", "核查", "调解", "人民法院"})
            EXPECT_TRUE(page.body.contains(right)) << right;
    }
    EXPECT_EQ(withdraw().status, 409);
    EXPECT_EQ(signedIn("xiaolin").get(paper).status, 404) << "of another branch";
    EXPECT_EQ(get(paper).status, 401);
}

TEST_F(FollowTest, token_that_leads_nowhere_is_not_found_and_soon_too_many) {
    complain();
    const QStringList hostile{
        QStringLiteral("ffffffffffffffffffffffffffffffff"),
        QStringLiteral("0123456789ABCDEF0123456789ABCDEF"),
        QStringLiteral("0123456789abcdef0123456789abcde"),
        QStringLiteral("%27%20OR%20%27%27%3D%27"),
        QStringLiteral("%00"),
        QString(3000, u'a'),
        QString::fromLatin1(QCryptographicHash::hash(kToken, QCryptographicHash::Sha256).toHex())};
    for (const QString& token : hostile) {
        EXPECT_EQ(get(QStringLiteral("/c/") + token).status, 404) << token.left(40).toStdString();
        EXPECT_EQ(post(QStringLiteral("/c/") + token + QStringLiteral("/withdraw")).status, 404);
    }
    DeskAnswer last;
    for (int i = 0; i < strangeTokensAllowed.count; ++i) last = get(QStringLiteral("/c/") + hostile.front());
    EXPECT_EQ(last.status, 429);
    EXPECT_GT(last.header("Retry-After").toInt(), 0);
    EXPECT_EQ(get(kPage).status, 200) << "who holds a slip is not kept out";
    desk.clock().advance(strangeTokensAllowed.within + std::chrono::seconds(1));
    EXPECT_EQ(get(QStringLiteral("/c/") + hostile.front()).status, 404);
}

TEST_F(FollowTest, steps_of_one_complaint_are_limited_and_what_was_typed_stays) {
    complain();
    for (int i = 0; i < followStepsAllowed.count; ++i) add("words=" + QByteArray::number(i));
    const DeskAnswer refused = add("words=still-there");
    EXPECT_EQ(refused.status, 429);
    EXPECT_TRUE(refused.body.contains("still-there</textarea>"));
    EXPECT_EQ(withdraw().status, 429);
    desk.clock().advance(followStepsAllowed.within + std::chrono::seconds(1));
    EXPECT_EQ(withdraw().status, 303);
}

TEST_F(FollowTest, form_of_another_site_is_refused) {
    const QString number = complain();
    phone.more = "Sec-Fetch-Site: cross-site\r\n";
    EXPECT_EQ(withdraw().status, 403);
    phone.more = "Origin: https://evil.example\r\n";
    EXPECT_EQ(withdraw().status, 403);
    EXPECT_EQ(asStaffSee(number)[QStringLiteral("state")].toString(), QStringLiteral("received"));
    phone.more = "Sec-Fetch-Site: same-origin\r\nOrigin: null\r\n";
    EXPECT_EQ(withdraw().status, 303);
}

TEST_F(FollowTest, steps_are_in_the_audit_without_an_address) {
    const QString number = complain();
    ASSERT_EQ(add("words=a").status, 303);
    ASSERT_EQ(withdraw().status, 303);
    desk.desk().withBooks([&](DeskBooks& books) {
        QStringList acts;
        for (const AuditEntry& entry : books.notes.auditBefore(QStringLiteral("hefang"), 0, 10)) {
            EXPECT_TRUE(entry.address.isEmpty());
            EXPECT_EQ(entry.subject, number);
            acts.push_back(entry.staff + u' ' + entry.act + u' ' + entry.outcome);
        }
        EXPECT_EQ(acts, (QStringList{QStringLiteral("customer customer-withdraw done"),
                                     QStringLiteral("customer customer-words done")}));
    });
}

TEST_F(FollowTest, staff_cannot_plant_a_token) {
    Browser li = signedIn("xiaoli");
    const QJsonObject told{{QStringLiteral("key"), QStringLiteral("fedcba9876543210fedcba9876543210")},
                           {QStringLiteral("kind"), QStringLiteral("service")},
                           {QStringLiteral("language"), QStringLiteral("zh_CN")},
                           {QStringLiteral("follow"), QString(64, u'a')}};
    EXPECT_EQ(li.post(QStringLiteral("/v1/complaints"), told).status, 400);
}

TEST_F(FollowTest, kiosks_port_knows_no_phone_page) {
    complain();
    EXPECT_EQ(askAsKiosk(desk, kHere, "GET", kPage).status, 404);
}

}  // namespace evergreen
