// What who made a complaint can do about it, by the token on the slip.
#include "tests/backend/desk/complaints_fixture.h"

#include <QCryptographicHash>

namespace evergreen::desk {

namespace {

class FollowedComplaintsTest : public ComplaintsTest {};

}  // namespace

TEST_P(FollowedComplaintsTest, token_leads_to_one_complaint_and_only_its_hash_is_kept) {
    const QByteArray token = "0123456789abcdef0123456789abcdef";
    NewComplaint told{
        .key = QStringLiteral("%1").arg(0xa1, 32, 16, QLatin1Char('0')),
        .kind = QStringLiteral("machine"),
        .kiosk = kHere.id,
        .language = QStringLiteral("zh_CN"),
        .follow = QString::fromLatin1(QCryptographicHash::hash(token, QCryptographicHash::Sha256).toHex())};
    open();
    inOneGo([&] { books->complaints.open(kHefang, told, kHere.id, books->now()); });
    ASSERT_TRUE(books->complaints.followed(token).has_value());
    EXPECT_EQ(books->complaints.followed(token)->told, told);
    for (const auto* other : {"", "0123456789abcdef0123456789abcdee"}) {
        EXPECT_FALSE(books->complaints.followed(other).has_value()) << "\"" << other << "\"";
    }
    told.key = QStringLiteral("%1").arg(0xa2, 32, 16, QLatin1Char('0'));
    EXPECT_FALSE(books->inOneGo([&] { books->complaints.open(kHefang, told, kHere.id, books->now()); }).ok())
        << "one slip for two complaints";
}

TEST_P(FollowedComplaintsTest, who_made_it_adds_while_it_is_open_and_so_much) {
    const QString number = open().number;
    const auto add = [&](const QString& words) {
        return step([&] { return books->complaints.add(number, words, books->now()); });
    };
    EXPECT_EQ(add(QStringLiteral("一")), ComplaintStep::Done);
    EXPECT_EQ(add(QStringLiteral("一")), ComplaintStep::Done);
    EXPECT_EQ(books->complaints.additions(number).size(), 1U);
    for (int i = 1; i < Complaints::additionsMax; ++i) EXPECT_EQ(add(QString::number(i)), ComplaintStep::Done);
    EXPECT_EQ(add(QStringLiteral("more")), ComplaintStep::Enough);
    ASSERT_EQ(own(number), ComplaintStep::Done);
    ASSERT_EQ(decide(number), ComplaintStep::Done);
    EXPECT_EQ(add(QStringLiteral("late")), ComplaintStep::Closed);
    EXPECT_EQ(step([&] { return books->complaints.add(QStringLiteral("2026-999999"), {}, books->now()); }),
              ComplaintStep::Unknown);
}

TEST_P(FollowedComplaintsTest, withdrawn_it_is_closed_its_clock_stands_and_nobody_is_reminded) {
    const QString number = open().number;
    ASSERT_EQ(own(number), ComplaintStep::Done);
    ASSERT_EQ(ask(number), ComplaintStep::Done);
    const auto withdraw = [&] { return step([&] { return books->complaints.withdraw(number, books->now()); }); };
    EXPECT_EQ(withdraw(), ComplaintStep::Done);
    EXPECT_EQ(withdraw(), ComplaintStep::Closed);
    EXPECT_EQ(decide(number), ComplaintStep::Closed);
    EXPECT_EQ(answer(number, kManager, true), ComplaintStep::Closed);
    EXPECT_EQ(found(number).state, QStringLiteral("withdrawn"));
    EXPECT_EQ(found(number).withdrawnOn, QDate(2026, 3, 16));
    EXPECT_FALSE(found(number).extensionAsked);
    EXPECT_FALSE(found(number).isOverdue(QDate(2027, 1, 1)));
    EXPECT_TRUE(books->complaints.list(kHefang, true).empty());
    EXPECT_EQ(books->complaints.list(kHefang, false).size(), 1U);
    clock.advance(std::chrono::hours(24 * 30));
    inOneGo([&] { books->complaints.remind(books->now()); });
    EXPECT_TRUE(reminders(number).isEmpty());
}

EVERGREEN_EACH_DATABASE(FollowedComplaintsTest);

}  // namespace evergreen::desk
