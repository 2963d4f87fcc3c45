#include "backend/database/migrations.h"
#include "backend/desk/report.h"
#include "tests/backend/desk/complaints_fixture.h"

#include <QJsonDocument>

namespace evergreen::desk {

TEST_P(ComplaintsTest, complaint_has_a_number_a_code_and_a_clock_and_is_one_however_often_it_is_told) {
    const Complaint first = open();
    EXPECT_EQ(first.number, QStringLiteral("2026-000001"));
    EXPECT_EQ(first.code, QStringLiteral("C02"));
    EXPECT_EQ(first.receivedOn, QDate(2026, 3, 16));
    EXPECT_EQ(first.due, QDate(2026, 3, 31));
    std::optional<Complaint> again;
    inOneGo([&] { again = books->complaints.open(kHefang, first.told, kHere.id, books->now()); });
    EXPECT_EQ(again, first);
    inOneGo([&] { again = books->complaints.open(QStringLiteral("dongmen"), first.told, kThere.id, books->now()); });
    EXPECT_FALSE(again.has_value());
    EXPECT_EQ(books->complaints.list(kHefang, true).size(), 1U);
    EXPECT_TRUE(books->complaints.list(QStringLiteral("dongmen"), true).empty());
    EXPECT_FALSE(books->complaints.findFor(QStringLiteral("dongmen"), first.number).has_value());
}

TEST_P(ComplaintsTest, one_named_owner_decides_and_nobody_else) {
    const QString number = open().number;
    EXPECT_EQ(decide(number), ComplaintStep::NotYours);
    EXPECT_EQ(own(number), ComplaintStep::Done);
    EXPECT_EQ(decide(number, kManager), ComplaintStep::NotYours);
    EXPECT_EQ(decide(number), ComplaintStep::Done);
    EXPECT_EQ(found(number).state, QStringLiteral("decided"));
    EXPECT_EQ(found(number).cause, QStringLiteral("machine"));
    EXPECT_EQ(own(number, kManager), ComplaintStep::Closed);
    EXPECT_EQ(decide(number), ComplaintStep::Closed);
}

// CM-01: 15, 30 and 60 days from the receipt, each lengthening approved by somebody else.
TEST_P(ComplaintsTest, clock_is_lengthened_twice_and_by_two_people) {
    const QString number = open().number;
    EXPECT_EQ(ask(number), ComplaintStep::NotYours);
    ASSERT_EQ(own(number), ComplaintStep::Done);
    EXPECT_EQ(answer(number, kManager, true), ComplaintStep::NotAsked);
    EXPECT_EQ(ask(number), ComplaintStep::Done);
    EXPECT_EQ(answer(number, kOwner, true), ComplaintStep::OwnRequest);
    EXPECT_EQ(answer(number, kManager, false), ComplaintStep::Done);
    EXPECT_EQ(found(number).stage, 15);
    for (const auto& [stage, due] : {std::pair(30, QDate(2026, 4, 15)), std::pair(60, QDate(2026, 5, 15))}) {
        EXPECT_EQ(ask(number), ComplaintStep::Done);
        EXPECT_EQ(answer(number, kManager, true), ComplaintStep::Done);
        EXPECT_EQ(found(number).stage, stage);
        EXPECT_EQ(found(number).due, due);
    }
    EXPECT_EQ(ask(number), ComplaintStep::LastStage);
}

// CM-01: an asking ends with who asked.
TEST_P(ComplaintsTest, handed_over_nobody_approves_what_the_last_owner_asked) {
    const QString number = open().number;
    ASSERT_EQ(own(number, kManager), ComplaintStep::Done);
    ASSERT_EQ(ask(number, kManager), ComplaintStep::Done);
    ASSERT_EQ(own(number, kManager), ComplaintStep::Done);
    EXPECT_TRUE(found(number).extensionAsked) << "handed over to nobody";
    ASSERT_EQ(own(number), ComplaintStep::Done);
    EXPECT_FALSE(found(number).extensionAsked);
    EXPECT_EQ(answer(number, kManager, true), ComplaintStep::NotAsked);
    EXPECT_EQ(found(number).stage, 15);
    ASSERT_EQ(ask(number), ComplaintStep::Done);
    EXPECT_EQ(answer(number, kManager, true), ComplaintStep::Done);
}

TEST_P(ComplaintsTest, repeat_is_the_same_trouble_at_the_same_kiosk) {
    EXPECT_FALSE(open().isRepeat);
    EXPECT_TRUE(open().isRepeat);
    EXPECT_FALSE(open(QStringLiteral("fee")).isRepeat);
    for (int i = 0; i < 2; ++i) EXPECT_FALSE(open(QStringLiteral("machine"), kHefang, QString()).isRepeat);
}

// CM-03
TEST_P(ComplaintsTest, reminder_whose_day_the_desk_was_off_is_told_late_and_once) {
    const QString number = open().number;  // due on 31 March, a Tuesday
    const auto remindAfter = [this](int days) {
        clock.advance(std::chrono::hours(24 * days));
        for (int i = 0; i < 2; ++i) inOneGo([&] { books->complaints.remind(books->now()); });
    };
    remindAfter(9);  // the 25th: four working days are left
    EXPECT_EQ(reminders(number), QStringList{QStringLiteral("5/15")});
    remindAfter(5);  // the 30th: three has come and gone, one is left
    EXPECT_EQ(reminders(number), (QStringList{QStringLiteral("5/15"), QStringLiteral("1/15")}));
    remindAfter(30);
    EXPECT_EQ(reminders(number).last(), QStringLiteral("overdue/15"));
}

// CM-03
TEST_P(ComplaintsTest, branch_is_reminded_once_at_each_mark_and_when_it_is_too_late) {
    const QString number = open().number;
    for (int day = 0; day < 20; ++day) {
        for (int i = 0; i < 2; ++i) inOneGo([&] { books->complaints.remind(books->now()); });
        clock.advance(std::chrono::hours(24));
    }
    EXPECT_EQ(reminders(number), (QStringList{QStringLiteral("5/15"), QStringLiteral("3/15"), QStringLiteral("1/15"),
                                              QStringLiteral("overdue/15")}));
}

TEST_P(ComplaintsTest, decision_in_time_is_never_overdue_and_one_too_late_always) {
    const QString inTime = open().number;
    const QString late = open(QStringLiteral("fee")).number;
    ASSERT_EQ(own(inTime), ComplaintStep::Done);
    ASSERT_EQ(own(late), ComplaintStep::Done);
    clock.advance(std::chrono::hours(24 * 15));
    ASSERT_EQ(decide(inTime), ComplaintStep::Done);
    clock.advance(std::chrono::hours(24));
    ASSERT_EQ(decide(late), ComplaintStep::Done);
    const QDate muchLater(2027, 1, 1);
    EXPECT_FALSE(found(inTime).isOverdue(muchLater));
    EXPECT_TRUE(found(late).isOverdue(muchLater));
}

// The fifth script makes two tables anew: what a desk has kept until then is all there afterwards.
TEST_P(ComplaintsTest, complaints_of_an_older_desk_are_kept_with_their_history) {
    const auto scripts = migrationScripts(QStringLiteral(":/desk/migrations"));
    ASSERT_TRUE(scripts.ok());
    Database old;
    const QString place = freshDatabase();
    ASSERT_TRUE(old.open(place).ok());
    ASSERT_TRUE(migrate(old, scripts->mid(0, 4)).ok());
    old.run(QStringLiteral("INSERT INTO branch (id, name_zh, name_en) VALUES ('hefang', '', '')"));
    old.run(
        QStringLiteral("INSERT INTO complaint (number, complaint_key, branch_id, kind, code, words, page, service, "
                       "faults, language, received_at, received_on, state, due_on, decision) VALUES ('2026-000007', "
                       "'k', 'hefang', 'fee', 'C03', '贵', '', '', '', 'zh_CN', 5, '2026-03-16', 'decided', "
                       "'2026-03-31', '退了')"));
    old.run(QStringLiteral("INSERT INTO complaint_step VALUES ('2026-000007', 1, 5, 'received', 'xiaoli', '')"));
    ASSERT_TRUE(old.takeFault().ok());
    old.close();
    DeskBooks now({.database = place}, clock);
    ASSERT_TRUE(now.open().ok());
    const auto kept = now.complaints.findFor(kHefang, QStringLiteral("2026-000007"));
    ASSERT_TRUE(kept.has_value());
    EXPECT_EQ(kept->decision, QStringLiteral("退了"));
    EXPECT_EQ(kept->withdrawnAt, 0);
    EXPECT_EQ(now.complaints.history(kept->number).size(), 1U);
    EXPECT_TRUE(now.inOneGo([&] { now.complaints.withdraw(kept->number, 6); }).ok());
}

// RP-01: the report against figures kept beside it by hand.
TEST_P(ComplaintsTest, report_is_what_happened) {
    inOneGo([this] {
        books->branches.put(Branch{.id = kHefang, .nameZh = QStringLiteral("河坊<支行>"), .customers = 2000});
    });
    const QString second = QStringLiteral("fedcba9876543210fedcba9876543210");
    ASSERT_TRUE(hear(kHere, call()));
    ASSERT_TRUE(hear(kHere, call(second)));
    ASSERT_TRUE(hear(kThere, call(QStringLiteral("%1").arg(7, 32, 16, QLatin1Char('0')))));
    clock.advance(std::chrono::seconds(20));
    ASSERT_EQ(take(kLi), Step::Done);
    passTime(std::chrono::seconds(60));
    ASSERT_TRUE(hear(kHere, call(second, HelpKind::Withdrawn)));
    const QString decided = open().number;
    ASSERT_EQ(own(decided), ComplaintStep::Done);
    ASSERT_EQ(decide(decided), ComplaintStep::Done);
    const QString repeated = open().number;
    const auto branch = books->branches.branch(kHefang);
    const QDate today(2026, 3, 16);
    const Report report = reportOf(books->database, books->complaints, *branch, today, today, today);
    const Report wanted{.branch = *branch,
                        .from = today,
                        .to = today,
                        .calls = 2,
                        .callsEscalated = 1,
                        .callsWithdrawn = 1,
                        .medianTakeSeconds = 20,
                        .complaints = 2,
                        .complaintsOverdue = 0,
                        .complaintsRepeated = 1,
                        .pages = {{QStringLiteral("menu.question"), 2}},
                        .causes = {{QStringLiteral("machine"), 1}},
                        .hardCases = {repeated}};
    EXPECT_EQ(report, wanted);
    EXPECT_DOUBLE_EQ(report.perThousand(), 1.0);
    EXPECT_EQ(reportJson(report)[QStringLiteral("medianTakeSeconds")].toInt(), 20);
    EXPECT_TRUE(reportHtml(report).contains("河坊&lt;支行&gt;"));
    EXPECT_TRUE(reportCsv(report).contains("\"complaintsPerThousand\",\"1.00\"\r\n"));
    const Report nothing =
        reportOf(books->database, books->complaints, *branch, today.addDays(1), today.addDays(1), today);
    EXPECT_EQ(nothing.calls + nothing.complaints, 0);
    EXPECT_FALSE(nothing.medianTakeSeconds.has_value());
}

// What a branch is measured by, it does: nobody is to be kept from the counter for a figure's sake.
TEST_P(ComplaintsTest, report_has_no_figure_of_diversion) {
    const Report report{};
    for (const QByteArray& page : {QJsonDocument(reportJson(report)).toJson(), reportHtml(report), reportCsv(report)}) {
        for (const auto* word : {"diver", "分流", "counter", "柜面", "替代"}) EXPECT_FALSE(page.contains(word)) << word;
    }
}

EVERGREEN_EACH_DATABASE(ComplaintsTest);

TEST(NewComplaint, is_read_strictly_and_what_is_wrong_is_named) {
    const QByteArray good = R"({"key":"fedcba9876543210fedcba9876543210","kind":"machine","words":"打印机坏了",)"
                            R"("page":"menu.question","service":"transfer","faults":["printer"],"language":"zh_CN"})";
    const auto read = readComplaint(good);
    ASSERT_TRUE(read.ok()) << read.failure().detail.toStdString();
    EXPECT_EQ(read->faults, QStringList{QStringLiteral("printer")});
    const auto faultOf = [&](const char* right, const char* wrong) {
        const auto refused = readComplaint(QByteArray(good).replace(right, wrong));
        return refused ? std::string("none") : refused.failure().detail.toStdString();
    };
    EXPECT_EQ(faultOf("[\"printer\"]", "[\"printer,paper\"]"), "faults: unknown word");
    EXPECT_EQ(faultOf("menu.question", "menu question"), "page: malformed");
    EXPECT_EQ(faultOf("\"transfer\"", "\"Transfer\""), "service: malformed");
    EXPECT_EQ(faultOf("zh_CN", "zh"), "language: malformed");
    EXPECT_EQ(faultOf("\"machine\"", "\"weather\""), "kind: unknown word");
    EXPECT_EQ(faultOf("\"language\"", R"("follow":"ABCD","language")"), "follow: malformed");
}

}  // namespace evergreen::desk
