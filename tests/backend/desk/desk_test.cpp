// The desk as browsers and kiosks see it, over its two ports.
#include "backend/desk/desk_time.h"
#include "tests/bank/api_document.h"
#include "tests/support/running_desk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <thread>

#include <QJsonArray>

namespace evergreen {

namespace {

using namespace desk;

const QString kCall = QStringLiteral("0123456789abcdef0123456789abcdef");
const QString kHere = QStringLiteral("kiosk-0001");   // hefang
const QString kThere = QStringLiteral("kiosk-0002");  // dongmen
const QString kHelp = QStringLiteral("/k/v1/help");

QString ticketPath(const char* act = nullptr) {
    const QString path = QStringLiteral("/v1/tickets/") + kCall;
    return act ? path + u'/' + QString::fromLatin1(act) : path;
}

class DeskTest : public testing::Test {
protected:
    DeskAnswer call(const QString& kiosk = kHere, const char* kind = "help") {
        return askAsKiosk(desk, kiosk, "POST", kHelp, helpJson(kCall, kind));
    }
    QString stateAtKiosk() {
        return askAsKiosk(desk, kHere, "GET", kHelp + u'/' + kCall).json()[QStringLiteral("state")].toString();
    }
    Browser signedIn(const char* staff) {
        Browser browser(desk);
        EXPECT_EQ(browser.signIn(QString::fromLatin1(staff)).status, 201);
        return browser;
    }
    static QStringList callsOf(const DeskAnswer& answer) {
        QStringList calls;
        for (const auto ticket : answer.json()[QStringLiteral("tickets")].toArray()) {
            calls.push_back(ticket.toObject()[QStringLiteral("call")].toString());
        }
        return calls;
    }

    RunningDesk desk;
};

}  // namespace

TEST_F(DeskTest, routes_are_those_of_the_document) {
    std::set<std::string> routes;
    for (const auto* table : {&desk.desk().browserRoutes(), &desk.desk().kioskRoutes()}) {
        for (const auto& name : table->names()) {
            routes.insert(name.method.toStdString() + " " + name.pathTemplate.toStdString());
        }
    }
    EXPECT_EQ(routes, readApiDocument(QStringLiteral("desk.yaml")).routes);
}

TEST_F(DeskTest, call_over_https_is_answered_and_goes_to_its_end) {
    const DeskAnswer heard = call();
    EXPECT_EQ(heard.status, 200);
    EXPECT_EQ(heard.json()[QStringLiteral("state")].toString(), QStringLiteral("received"));
    Browser li = signedIn("xiaoli");
    EXPECT_EQ(callsOf(li.get(QStringLiteral("/v1/tickets"))), QStringList{kCall});
    EXPECT_EQ(li.post(ticketPath("take"), {{QStringLiteral("etaSeconds"), 30}}).status, 200);
    const DeskAnswer asked = askAsKiosk(desk, kHere, "GET", kHelp + u'/' + kCall);
    EXPECT_EQ(asked.json()[QStringLiteral("who")].toString(), QStringLiteral("小李"));
    EXPECT_EQ(asked.json()[QStringLiteral("etaSeconds")].toInt(), 30);
    EXPECT_EQ(li.post(ticketPath("arrive")).status, 200);
    EXPECT_EQ(stateAtKiosk(), QStringLiteral("arrived"));
    EXPECT_EQ(li.post(ticketPath("solve"), {{QStringLiteral("outcome"), QStringLiteral("explained")}}).status, 200);
    EXPECT_EQ(stateAtKiosk(), QStringLiteral("solved"));
    EXPECT_TRUE(callsOf(li.get(QStringLiteral("/v1/tickets"))).isEmpty());
    EXPECT_EQ(callsOf(li.get(QStringLiteral("/v1/tickets?state=closed"))), QStringList{kCall});
    EXPECT_EQ(li.get(ticketPath()).json()[QStringLiteral("history")].toArray().size(), 4);
}

TEST_F(DeskTest, kiosk_is_who_its_certificate_says_and_the_register_knows) {
    EXPECT_EQ(call().status, 200);
    EXPECT_EQ(askAsKiosk(desk, kThere, "GET", kHelp + u'/' + kCall).status, 404);
    EXPECT_EQ(askAsKiosk(desk, kThere, "POST", kHelp, helpJson(kCall, "withdrawn")).status, 404);
    EXPECT_EQ(stateAtKiosk(), QStringLiteral("received"));
    desk.desk().withBooks([](DeskBooks& books) {
        EXPECT_TRUE(books.inOneGo([&] {
            books.branches.put(Kiosk{kHere, QStringLiteral("hefang"), QStringLiteral("大厅1号"), false});
        }));
    });
    const DeskAnswer refused = call();
    EXPECT_EQ(refused.status, 403);
    EXPECT_EQ(refused.error(), QStringLiteral("kiosk-unknown"));
}

TEST_F(DeskTest, neither_port_knows_the_others_paths) {
    EXPECT_EQ(askAsKiosk(desk, kHere, "GET", QStringLiteral("/v1/tickets")).status, 404);
    Browser li = signedIn("xiaoli");
    EXPECT_EQ(li.ask("POST", kHelp, helpJson(kCall)).status, 404);
}

TEST_F(DeskTest, branch_sees_only_its_own_and_what_was_passed_on_to_it) {
    ASSERT_EQ(call().status, 200);
    for (const auto* staff : {"xiaolin", "xiaozhou", "yuancheng"}) {
        Browser stranger = signedIn(staff);
        EXPECT_TRUE(callsOf(stranger.get(QStringLiteral("/v1/tickets"))).isEmpty()) << staff;
        EXPECT_EQ(stranger.get(ticketPath()).status, 404) << staff;
        for (const auto* act : {"take", "release", "arrive"}) {
            EXPECT_EQ(stranger.post(ticketPath(act)).status, 404) << staff << ' ' << act;
        }
        EXPECT_EQ(stranger.post(ticketPath("solve"), {{QStringLiteral("outcome"), QStringLiteral("explained")}}).status,
                  404);
        EXPECT_EQ(stranger.post(ticketPath("assist"), {{QStringLiteral("act"), QStringLiteral("explain")}}).status,
                  404);
        const auto kiosks = stranger.get(QStringLiteral("/v1/kiosks")).json()[QStringLiteral("kiosks")].toArray();
        for (const auto kiosk : kiosks) {
            EXPECT_NE(kiosk.toObject()[QStringLiteral("branch")].toString(), QStringLiteral("hefang")) << staff;
        }
    }
    ASSERT_EQ(call(kHere, "escalated").status, 200);
    Browser neighbour = signedIn("xiaolin");
    EXPECT_EQ(neighbour.post(ticketPath("take")).status, 200);
    EXPECT_EQ(signedIn("xiaozhou").get(ticketPath()).status, 404);
}

// TR-01
TEST_F(DeskTest, staff_whose_training_has_lapsed_cannot_take) {
    ASSERT_EQ(call().status, 200);
    Browser zhao(desk);
    EXPECT_FALSE(zhao.signIn(QStringLiteral("xiaozhao")).json()[QStringLiteral("mayTake")].toBool(true));
    const DeskAnswer refused = zhao.post(ticketPath("take"));
    EXPECT_EQ(refused.status, 403);
    EXPECT_EQ(refused.error(), QStringLiteral("training"));
    EXPECT_EQ(stateAtKiosk(), QStringLiteral("received"));
}

TEST_F(DeskTest, of_two_browsers_that_take_it_at_once_exactly_one_wins) {
    ASSERT_EQ(call().status, 200);
    Browser li = signedIn("xiaoli");
    Browser wang = signedIn("xiaowang");
    DeskAnswer first;
    std::thread other([&] { first = li.post(ticketPath("take")); });
    const DeskAnswer second = wang.post(ticketPath("take"));
    other.join();
    EXPECT_EQ(first.status + second.status, 200 + 409);
    const DeskAnswer& lost = first.status == 409 ? first : second;
    EXPECT_EQ(lost.error(), QStringLiteral("taken"));
    EXPECT_EQ(lost.json()[QStringLiteral("ticket")][QStringLiteral("state")].toString(), QStringLiteral("taken"));
}

TEST_F(DeskTest, what_is_malformed_is_refused) {
    ASSERT_EQ(call().status, 200);
    Browser li = signedIn("xiaoli");
    EXPECT_EQ(li.ask("POST", ticketPath("take"), "nonsense").status, 400);
    EXPECT_EQ(li.post(ticketPath("take"), {{QStringLiteral("etaSeconds"), -1}}).status, 400);
    EXPECT_EQ(li.post(ticketPath("solve"), {{QStringLiteral("outcome"), QStringLiteral("paid-for-her")}}).status, 400);
    EXPECT_EQ(li.post(ticketPath("assist"), {{QStringLiteral("act"), QStringLiteral("confirm")}}).status, 400);
    EXPECT_EQ(li.post(ticketPath("point"), {{QStringLiteral("part"), QStringLiteral("a b")}}).status, 400);
    EXPECT_EQ(askAsKiosk(desk, kHere, "POST", kHelp, "{}").status, 400);
}

TEST_F(DeskTest, without_a_broker_pointing_is_refused_and_not_promised) {
    ASSERT_EQ(call().status, 200);
    Browser li = signedIn("xiaoli");
    EXPECT_EQ(li.post(ticketPath("assist"), {{QStringLiteral("act"), QStringLiteral("explain")}}).error(),
              QStringLiteral("not-yours"));
    ASSERT_EQ(li.post(ticketPath("take")).status, 200);
    EXPECT_EQ(li.post(ticketPath("assist"), {{QStringLiteral("act"), QStringLiteral("explain")}}).status, 503);
    EXPECT_EQ(li.post(ticketPath("point"), {{QStringLiteral("part"), QStringLiteral("choice.0")}}).error(),
              QStringLiteral("no-view"));
}

TEST_F(DeskTest, stream_tells_the_present_each_change_and_after_a_break_what_was_missed) {
    Browser li = signedIn("xiaoli");
    li.openEvents();
    // In one reading: how the first bytes are cut is the network's business.
    const QByteArray first = li.untilEvent("event: snapshot");
    EXPECT_TRUE(first.contains("retry:"));
    EXPECT_TRUE(first.contains("event: snapshot"));
    ASSERT_EQ(call().status, 200);
    EXPECT_TRUE(li.untilEvent(kCall.toLatin1()).contains("id: 1\nevent: ticket\n"));
    li.closeEvents();
    Browser wang = signedIn("xiaowang");
    ASSERT_EQ(wang.post(ticketPath("take")).status, 200);
    ASSERT_EQ(wang.post(ticketPath("arrive")).status, 200);
    li.openEvents("1");
    const QByteArray missed = li.untilEvent("event: broker");
    EXPECT_FALSE(missed.contains("id: 1\n"));
    EXPECT_TRUE(missed.contains("id: 2\nevent: ticket\n"));
    EXPECT_TRUE(missed.contains("id: 3\nevent: ticket\n"));
    EXPECT_FALSE(missed.contains("snapshot"));
}

TEST_F(DeskTest, stream_tells_a_branch_nothing_of_another) {
    Browser zhou = signedIn("xiaozhou");
    zhou.openEvents();
    zhou.untilEvent("event: snapshot");
    ASSERT_EQ(call().status, 200);
    const QString own = QStringLiteral("fedcba9876543210fedcba9876543210");
    desk.desk().withBooks([&](DeskBooks& books) {
        const HelpMessage help{own, HelpKind::Help, 1, {}, {}, 0, {}, QStringLiteral("zh_CN")};
        EXPECT_TRUE(books.inOneGo(
            [&] { books.tickets.hear(*books.branches.kiosk(QStringLiteral("kiosk-0004")), help, books.now()); }));
    });
    const QByteArray seen = zhou.untilEvent(own.toLatin1());
    EXPECT_TRUE(seen.contains(own.toLatin1()));
    EXPECT_FALSE(seen.contains(kCall.toLatin1()));
}

TEST_F(DeskTest, stream_resumes_at_a_desk_that_was_restarted_in_the_middle) {
    Browser li = signedIn("xiaoli");
    ASSERT_EQ(call().status, 200);
    ASSERT_EQ(li.post(ticketPath("take")).status, 200);
    li.openEvents("1");
    li.untilEvent("event: broker");
    desk.restart();
    EXPECT_TRUE(li.isStreamOver());
    ASSERT_EQ(li.post(ticketPath("arrive")).status, 200);
    li.openEvents("2");
    const QByteArray missed = li.untilEvent("event: broker");
    EXPECT_TRUE(missed.contains("id: 3\nevent: ticket\n"));
    EXPECT_FALSE(missed.contains("id: 2\n"));
}

TEST_F(DeskTest, stream_ends_with_its_session_and_a_session_has_few) {
    Browser li = signedIn("xiaoli");
    std::vector<std::unique_ptr<Browser>> pages;
    for (int i = 0; i < EventFeed::perSessionMax; ++i) {
        pages.push_back(std::make_unique<Browser>(desk));
        pages.back()->cookie = li.cookie;
        pages.back()->openEvents();
        pages.back()->untilEvent("event: snapshot");
    }
    const DeskAnswer refused = li.get(QStringLiteral("/v1/events"));
    EXPECT_EQ(refused.status, 429);
    EXPECT_GT(refused.header("Retry-After").toInt(), 0);
    EXPECT_EQ(li.ask("DELETE", QStringLiteral("/v1/session")).status, 204);
    for (const auto& page : pages) EXPECT_TRUE(page->isStreamOver());
}

TEST_F(DeskTest, report_is_shown_as_it_was_kept_to_managers_only) {
    desk.desk().withBooks([](DeskBooks& books) {
        constexpr int reportsMost = 20;
        for (int i = 0; i < reportsMost; ++i) {
            const auto due = books.reports.due(books.now());
            if (!due) break;
            EXPECT_TRUE(books.inOneGo([&] { books.reports.make(*due, books.now()); }).ok());
        }
    });
    const QDate kept = dayOf(desk.now() - std::chrono::milliseconds(KeptReports::madeAt).count()).addDays(-1);
    const auto path = [](QDate day, const char* form) {
        return QStringLiteral("/v1/reports/daily?kept=true&day=%1&as=%2")
            .arg(day.toString(Qt::ISODate), QString::fromLatin1(form));
    };
    EXPECT_EQ(signedIn("xiaoli").get(path(kept, "json")).status, 403);
    Browser manager = signedIn("chenjingli");
    EXPECT_EQ(manager.get(path(kept, "json")).json()[QStringLiteral("to")].toString(), kept.toString(Qt::ISODate));
    EXPECT_TRUE(manager.get(path(kept, "csv")).body.startsWith("\xEF\xBB\xBFname,value"));
    EXPECT_EQ(manager.get(path(kept.addDays(2), "json")).status, 404);
}

TEST_F(DeskTest, audit_names_who_did_what_for_managers_only) {
    ASSERT_EQ(call().status, 200);
    Browser li = signedIn("xiaoli");
    ASSERT_EQ(li.post(ticketPath("take")).status, 200);
    EXPECT_EQ(li.get(QStringLiteral("/v1/audit")).status, 403);
    Browser wang = signedIn("xiaowang");
    ASSERT_EQ(wang.post(ticketPath("take")).status, 409);
    const auto entries =
        signedIn("chenjingli").get(QStringLiteral("/v1/audit")).json()[QStringLiteral("entries")].toArray();
    QStringList lines;
    for (const auto entry : entries) {
        const QJsonObject json = entry.toObject();
        lines.push_back(json[QStringLiteral("staff")].toString() + u' ' + json[QStringLiteral("act")].toString() +
                        u' ' + json[QStringLiteral("outcome")].toString());
    }
    EXPECT_TRUE(lines.contains(QStringLiteral("xiaoli take done")));
    EXPECT_TRUE(lines.contains(QStringLiteral("xiaowang take taken")));
    EXPECT_EQ(lines.front(), QStringLiteral("chenjingli sign-in done"));
}

}  // namespace evergreen
