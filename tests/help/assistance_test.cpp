// The fence between a helper and the customer's page.
#include "kiosk/help/assistance.h"

#include "tests/support/fake_clock.h"

#include <gtest/gtest.h>

namespace evergreen {

namespace {

using namespace std::chrono_literals;

const QString kCall = QStringLiteral("0123456789abcdef0123456789abcdef");
const QString kFirst = QStringLiteral("choice.0");

constexpr AssistAct kAllActs[] = {AssistAct::Explain, AssistAct::Comfort, AssistAct::Extend, AssistAct::PrintTicket,
                                  AssistAct::Leave};

class AssistanceTest : public testing::Test {
protected:
    AssistanceTest() {
        QObject::connect(&assistance, &Assistance::pointed, &assistance,
                         [this](const QString& part) { marks << part; });
        QObject::connect(&assistance, &Assistance::asked, &assistance,
                         [this](AssistAct act) { acts << QString::fromLatin1(nameOf(act)); });
        QObject::connect(&assistance, &Assistance::refused, &assistance,
                         [this](const QString& what) { refused << what; });
        QObject::connect(&assistance, &Assistance::ended, &assistance,
                         [this](Assistance::End how) { ends.push_back(how); });
    }
    void letIn() {
        assistance.letIn(kCall, QStringLiteral("小李"));
        assistance.setFence({false, {kFirst}});
    }

    FakeClock clock;
    Assistance assistance{clock};
    QStringList marks;
    QStringList acts;
    QStringList refused;
    std::vector<Assistance::End> ends;
};

}  // namespace

TEST_F(AssistanceTest, nobody_is_in_until_the_customer_lets_them) {
    assistance.setFence({false, {kFirst}});
    assistance.point({kCall, kFirst});
    for (const AssistAct act : kAllActs) assistance.act({kCall, act});
    EXPECT_TRUE(marks.isEmpty() && acts.isEmpty() && ends.empty());
}

TEST_F(AssistanceTest, helper_points_and_does_what_may_be_done) {
    letIn();
    assistance.point({kCall, kFirst});
    EXPECT_EQ(marks, QStringList{kFirst});
    assistance.act({kCall, AssistAct::Explain});
    assistance.act({kCall, AssistAct::Explain});
    EXPECT_EQ(acts, (QStringList{QStringLiteral("explain"), QStringLiteral("explain")}));
    EXPECT_EQ(assistance.done(), (QStringList{QStringLiteral("point"), QStringLiteral("explain")}));
    assistance.point({kCall, {}});
    EXPECT_EQ(assistance.part(), QString());
}

TEST_F(AssistanceTest, fenced_page_lets_nothing_through_but_leaving) {
    letIn();
    assistance.setFence({true, {kFirst}});
    assistance.point({kCall, kFirst});
    for (const AssistAct act : kAllActs) {
        if (act != AssistAct::Leave) assistance.act({kCall, act});
    }
    EXPECT_TRUE(marks.isEmpty() && acts.isEmpty() && assistance.done().isEmpty());
    // The point, and every act but leaving.
    EXPECT_EQ(refused.size(), static_cast<qsizetype>(std::size(kAllActs)));
    assistance.act({kCall, AssistAct::Leave});
    EXPECT_EQ(ends, std::vector{Assistance::End::Helper});
}

TEST_F(AssistanceTest, part_that_is_not_on_the_page_takes_no_mark) {
    letIn();
    assistance.point({kCall, QStringLiteral("choice.1")});
    EXPECT_TRUE(marks.isEmpty());
    EXPECT_EQ(refused, QStringList{QStringLiteral("point")});
}

TEST_F(AssistanceTest, helper_of_another_call_is_nobody) {
    letIn();
    const QString other = QString(kCall).replace(0, 1, QStringLiteral("f"));
    assistance.point({other, kFirst});
    for (const AssistAct act : kAllActs) assistance.act({other, act});
    EXPECT_TRUE(marks.isEmpty() && acts.isEmpty() && ends.empty() && refused.isEmpty());
}

TEST_F(AssistanceTest, another_page_takes_the_mark_away) {
    letIn();
    assistance.point({kCall, kFirst});
    assistance.setFence({false, {kFirst}});
    EXPECT_EQ(marks, (QStringList{kFirst, QString()}));
}

TEST_F(AssistanceTest, ends_by_one_tap_and_by_itself) {
    letIn();
    assistance.point({kCall, kFirst});
    assistance.end(Assistance::End::Customer);
    EXPECT_EQ(marks.last(), QString());
    assistance.point({kCall, kFirst});
    EXPECT_EQ(marks.size(), 2) << "out is out";
    letIn();
    clock.advance(9min + 59s);
    EXPECT_TRUE(assistance.isOn());
    clock.advance(1s);
    EXPECT_FALSE(assistance.isOn());
    EXPECT_EQ(ends, (std::vector{Assistance::End::Customer, Assistance::End::TimeOver}));
}

}  // namespace evergreen
