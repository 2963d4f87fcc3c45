// The matrix finds nothing only because there is nothing: each kind of violation, made up, is found.
#include "tests/crash/verdict.h"

#include <gtest/gtest.h>

namespace evergreen {

namespace {

VisitStory visit(QByteArrayList told) {
    told << "visit closed";
    VisitStory story;
    story.isWhole = true;
    story.told = std::move(told);
    return story;
}

/// Sent, killed without a word; then a visit of the same customer.
Aftermath afterOne(int transfers) {
    Aftermath aftermath;
    aftermath.fen = 500;
    aftermath.before = {0, {}, 10'000, 0, 0};
    aftermath.after = {transfers, QStringLiteral("k"), 10'000 - 500 * transfers, 0, 0};
    aftermath.journalled = transfers > 0 ? QStringLiteral("done") : QString();
    VisitStory killed;
    killed.isKilled = true;
    killed.told = {"page transfer.confirm", "pressed send", "page transfer.working"};
    aftermath.visits = {killed, visit({transfers > 0 ? "page news.done" : "page menu.question"})};
    return aftermath;
}

}  // namespace

TEST(Verdict, executed_once_or_not_at_all_is_good) {
    EXPECT_TRUE(judged(afterOne(0)).isGood());
    EXPECT_TRUE(judged(afterOne(1)).isGood());
    EXPECT_TRUE(judged(afterOne(1)).isExecuted);
}

TEST(Verdict, executed_twice_is_doubled) {
    EXPECT_FALSE(judged(afterOne(2)).doubled.isEmpty());
}

TEST(Verdict, money_that_left_without_a_transfer_or_out_of_the_books_is_lost) {
    Aftermath gone = afterOne(0);
    gone.after.payerBalance -= 500;
    EXPECT_FALSE(judged(gone).lost.isEmpty());
    Aftermath unbalanced = afterOne(1);
    unbalanced.after.wholeMoney -= 1;
    EXPECT_FALSE(judged(unbalanced).lost.isEmpty());
}

TEST(Verdict, audit_log_that_does_not_hold_is_lost) {
    Aftermath thinned = afterOne(1);
    thinned.auditFlaw = QStringLiteral("missing");
    EXPECT_FALSE(judged(thinned).lost.isEmpty());
}

TEST(Verdict, order_decided_without_its_signature_is_lost) {
    Aftermath aftermath = afterOne(1);
    aftermath.after.unsignedOrders = 1;
    EXPECT_FALSE(judged(aftermath).lost.isEmpty());
}

TEST(Verdict, journal_that_forgot_or_stays_open_is_lost) {
    Aftermath forgotten = afterOne(1);
    forgotten.journalled.clear();
    EXPECT_FALSE(judged(forgotten).lost.isEmpty());
    Aftermath open = afterOne(0);
    open.unsettled = 1;
    EXPECT_FALSE(judged(open).lost.isEmpty());
}

TEST(Verdict, done_told_of_what_was_not_and_the_other_way_round_is_untrue) {
    for (const char* told :
         {"page transfer.done", "page news.done", "receipt receipt.transfer", "line record.transfer"}) {
        Aftermath aftermath = afterOne(0);
        aftermath.visits[0].told << told;
        EXPECT_FALSE(judged(aftermath).untrue.isEmpty()) << told;
    }
    for (const char* told : {"page transfer.refused", "page news.notMoved", "page failure.bank-unreachable.question"}) {
        Aftermath aftermath = afterOne(1);
        aftermath.visits[0].told << told;
        EXPECT_FALSE(judged(aftermath).untrue.isEmpty()) << told;
    }
}

TEST(Verdict, not_knowing_is_never_untrue) {
    for (const int transfers : {0, 1}) {
        Aftermath aftermath = afterOne(transfers);
        aftermath.visits[0].told << "page transfer.unknown"
                                 << "receipt receipt.unknown";
        EXPECT_TRUE(judged(aftermath).isGood());
    }
}

TEST(Verdict, customer_who_is_never_told_is_found) {
    for (const int transfers : {0, 1}) {
        Aftermath aftermath = afterOne(transfers);
        aftermath.journalled = transfers > 0 ? QStringLiteral("done") : QStringLiteral("never-seen");
        aftermath.visits[1] = visit({"page menu.question"});
        EXPECT_FALSE(judged(aftermath).untrue.isEmpty());
    }
}

TEST(Verdict, next_visit_that_does_not_end_is_found) {
    Aftermath aftermath = afterOne(0);
    aftermath.visits[1].isWhole = false;
    EXPECT_FALSE(judged(aftermath).untrue.isEmpty());
}

}  // namespace evergreen
