#include "tests/backend/bank_sandbox/books_fixture.h"

#include <gtest/gtest.h>

namespace evergreen {

namespace {

const QString kMeiCard = QStringLiteral("mei-card");
const QString kMeiDeposit = QStringLiteral("mei-term-deposit");

class PaymentsTest : public BooksTest {
protected:
    PlacedPayment payment(const char* kind, const QStringList& items, std::int64_t fen,
                          const QString& account = kMeiCard) {
        return {.key = QStringLiteral("%1").arg(++orders, 32, 16, QLatin1Char('a')),
                .signature = {.kiosk = QStringLiteral("kiosk-0001")},
                .person = kMei,
                .kind = QString::fromLatin1(kind),
                .account = account,
                .items = items,
                .amount = fen};
    }

    /// The reason for no; empty for yes.
    QString placed(const PlacedPayment& payment) {
        const auto verdict = books.payments.place(payment);
        return verdict ? verdict->refused : QStringLiteral("failed");
    }

    QJsonObject deposit(qsizetype index = 0) { return books.deposits.list(kMei)[index].toObject(); }
    static std::int64_t minorOf(const QJsonValue& money) { return money[QStringLiteral("minor")].toInteger(); }

    void TearDown() override { EXPECT_TRUE(books.ledger.balances()); }
};

}  // namespace

TEST_F(PaymentsTest, bill_is_paid_once_under_its_key_and_never_again_under_another) {
    const auto before = balance(kMeiCard);
    const auto wish = payment("bills", {QStringLiteral("mei-water")}, 68'40);
    const auto first = books.payments.place(wish);
    for (int again = 0; again < 3; ++again) EXPECT_EQ(*books.payments.place(wish), *first);
    EXPECT_EQ(balance(kMeiCard), before - 68'40);
    EXPECT_EQ(placed(payment("bills", {QStringLiteral("mei-water")}, 68'40)), QStringLiteral("changed"));
    EXPECT_EQ(books.payments.bills(kMei).size(), 5);
}

TEST_F(PaymentsTest, several_bills_are_paid_all_or_none) {
    const auto before = balance(kMeiCard);
    EXPECT_EQ(placed(payment("bills", {QStringLiteral("mei-water"), QStringLiteral("zhu-water")}, 68'40 + 52'30)),
              QStringLiteral("changed"));
    EXPECT_EQ(placed(payment("bills", {QStringLiteral("mei-water"), QStringLiteral("mei-water")}, 2LL * 68'40)),
              QStringLiteral("changed"));
    EXPECT_EQ(placed(payment("bills", {QStringLiteral("mei-water")}, 68'39)), QStringLiteral("changed"));
    EXPECT_EQ(balance(kMeiCard), before);
    EXPECT_EQ(books.payments.bills(kMei).size(), 6);
}

TEST_F(PaymentsTest, money_leaves_only_what_it_may_leave) {
    const QStringList water{QStringLiteral("mei-water")};
    for (const char* account : {"mei-term-deposit", "mei-locked-savings", "song-card", "clearing"}) {
        EXPECT_EQ(placed(payment("bills", water, 68'40, QString::fromLatin1(account))),
                  QStringLiteral("account-not-allowed"));
    }
    EXPECT_EQ(placed(payment("lock-savings", {}, 6'512'31)), QStringLiteral("insufficient-funds"));
}

TEST_F(PaymentsTest, bus_card_gets_what_the_account_gave) {
    EXPECT_EQ(placed(payment("transit-card", {QStringLiteral("mei-transit")}, 50'00)), QString());
    EXPECT_EQ(minorOf(books.branch.transitCards(kMei)[0][QStringLiteral("balance")]), 62'50);
    EXPECT_EQ(placed(payment("transit-card", {QStringLiteral("song-transit")}, 50'00)), QStringLiteral("changed"));
}

TEST_F(PaymentsTest, deposit_is_opened_from_fifty_yuan_and_matures_with_interest) {
    EXPECT_EQ(placed(payment("deposit-open", {QStringLiteral("m3")}, 49'99)), QStringLiteral("changed"));
    EXPECT_EQ(placed(payment("deposit-open", {QStringLiteral("m3")}, 1'000'00)), QString());
    ASSERT_EQ(books.deposits.list(kMei).size(), 2);
    EXPECT_EQ(minorOf(deposit(1)[QStringLiteral("interestAtMaturity")]), 1'62);
    const auto before = balance(kMeiCard);
    clock.advance(std::chrono::hours(24 * 93));
    ASSERT_TRUE(books.executeDue().ok());
    EXPECT_EQ(balance(kMeiCard), before + 50'000'00 + 475'00 + 1'000'00 + 1'62);
    EXPECT_TRUE(books.deposits.list(kMei).isEmpty());
}

TEST_F(PaymentsTest, renewed_deposit_stays_with_its_interest_for_the_new_term) {
    EXPECT_EQ(placed(payment("deposit-roll-over", {kMeiDeposit, QStringLiteral("m36")}, 50'000'00, kMeiDeposit)),
              QString());
    EXPECT_TRUE(deposit()[QStringLiteral("rollsOver")].toBool());
    clock.advance(std::chrono::hours(24 * 8));
    ASSERT_TRUE(books.executeDue().ok());
    EXPECT_EQ(minorOf(deposit()[QStringLiteral("principal")]), 50'475'00);
    EXPECT_EQ(deposit()[QStringLiteral("months")].toInt(), 36);
    EXPECT_EQ(deposit()[QStringLiteral("maturesOn")].toString(), QStringLiteral("2029-03-23"));
}

// Spec: EL-07
TEST_F(PaymentsTest, early_break_pays_the_demand_rate_and_is_a_fact_for_the_rest_of_the_day) {
    const auto quoted = minorOf(deposit()[QStringLiteral("interestIfBroken")]);
    const auto before = balance(kMeiCard);
    EXPECT_FALSE(books.ledger.facts(kMei)[QStringLiteral("depositBrokenToday")].toBool());
    EXPECT_EQ(placed(payment("deposit-break", {kMeiDeposit}, 50'000'00)), QString());
    EXPECT_EQ(balance(kMeiCard), before + 50'000'00 + quoted);
    EXPECT_LT(quoted, 475'00);
    EXPECT_TRUE(books.ledger.facts(kMei)[QStringLiteral("depositBrokenToday")].toBool());
    clock.advance(std::chrono::hours(24));
    EXPECT_FALSE(books.ledger.facts(kMei)[QStringLiteral("depositBrokenToday")].toBool());
}

// Spec: EL-09
TEST_F(PaymentsTest, locked_money_stays_the_customers_and_may_not_leave) {
    EXPECT_EQ(placed(payment("lock-savings", {}, 1'000'00)), QString());
    EXPECT_EQ(balance(QStringLiteral("mei-locked-savings")), 81'000'00);
    EXPECT_FALSE(books.ledger.mayLeave(QStringLiteral("mei-locked-savings"), kMei));
}

TEST_F(PaymentsTest, lost_card_is_stopped_at_once_and_the_report_stays) {
    const auto first = books.branch.reportLost(kMei, kMeiCard, {});
    ASSERT_TRUE(first);
    EXPECT_EQ(*books.branch.reportLost(kMei, kMeiCard, {}), *first);
    EXPECT_EQ(placed(payment("bills", {QStringLiteral("mei-water")}, 68'40)), QStringLiteral("account-not-allowed"));
    EXPECT_TRUE(books.branch.reportLost(kMei, kSongCard, {})->isEmpty());
}

TEST_F(PaymentsTest, key_of_a_payment_is_closed_and_found_like_that_of_a_transfer) {
    const auto wish = payment("bills", {QStringLiteral("mei-gas")}, 55'10);
    const auto verdict = books.payments.place(wish);
    EXPECT_EQ(books.keys.close(wish.key, wish.signature.kiosk)->transfer, verdict->transfer);
    const auto never = payment("bills", {QStringLiteral("mei-phone")}, 39'00);
    EXPECT_EQ(books.keys.close(never.key, never.signature.kiosk)->refused, QStringLiteral("never-seen"));
    EXPECT_EQ(placed(never), QStringLiteral("key-closed"));
}

TEST_F(PaymentsTest, queue_numbers_begin_anew_each_day_and_seats_run_out) {
    const QString elders = QStringLiteral("elders");
    EXPECT_EQ(books.branch.takeTicket(elders)[QStringLiteral("number")].toString(), QStringLiteral("A001"));
    EXPECT_EQ(books.branch.takeTicket(elders)[QStringLiteral("number")].toString(), QStringLiteral("A002"));
    clock.advance(std::chrono::hours(24));
    EXPECT_EQ(books.branch.takeTicket(elders)[QStringLiteral("number")].toString(), QStringLiteral("A001"));

    const QString phoneClass = QStringLiteral("activity-1");
    for (int seat = 1; seat <= 8; ++seat) {
        EXPECT_EQ((*books.branch.signUp(phoneClass))[QStringLiteral("seat")].toInt(), seat);
    }
    EXPECT_TRUE(books.branch.signUp(phoneClass)->isEmpty());
    EXPECT_FALSE(books.branch.signUp(QStringLiteral("no-such")));
}

}  // namespace evergreen
