#include "backend/bank_sandbox/books.h"

#include "tests/backend/bank_sandbox/books_fixture.h"

#include <gtest/gtest.h>
#include <map>
#include <set>

#include <QDir>
#include <QFile>

namespace evergreen {

TEST_F(BooksTest, accounts_hold_what_was_published_and_every_entry_has_two_sides) {
    std::map<QString, qint64> found;
    for (const auto& account : books.ledger.accounts(kMei)) {
        found[account[QStringLiteral("kind")].toString()] =
            account[QStringLiteral("balance")][QStringLiteral("minor")].toInteger();
    }
    const std::map<QString, qint64> published{
        {QStringLiteral("passbook"), 18'240'56},       {QStringLiteral("card"), 6'512'30},
        {QStringLiteral("term-deposit"), 50'000'00},   {QStringLiteral("bond"), 30'000'00},
        {QStringLiteral("locked-savings"), 80'000'00}, {QStringLiteral("social-security"), 2'316'45}};
    EXPECT_EQ(found, published);
    EXPECT_TRUE(books.ledger.balances());
}

TEST_F(BooksTest, pension_arrives_monthly_on_the_fifteenth) {
    const auto pension = books.ledger.pension(kMei);
    const auto last = pension[QStringLiteral("arrivals")][0];
    EXPECT_EQ(last[QStringLiteral("on")].toString(), QStringLiteral("2026-03-15"));
    EXPECT_EQ(last[QStringLiteral("total")][QStringLiteral("minor")].toInteger(), 3'806'50);
    EXPECT_EQ(pension[QStringLiteral("nextOn")].toString(), QStringLiteral("2026-04-15"));
    EXPECT_EQ(pension[QStringLiteral("arrivals")].toArray().size(), 12);
}

TEST_F(BooksTest, history_is_the_same_for_the_same_day) {
    QTemporaryDir other;
    Books again(clock, *builtInPeople());
    ASSERT_TRUE(again.open(other.path()).ok());
    EXPECT_EQ(again.ledger.statement(kMei, kMeiPassbook, 1), books.ledger.statement(kMei, kMeiPassbook, 1));
}

TEST_F(BooksTest, statement_pages_never_overlap_and_end) {
    const auto first = books.ledger.statement(kMei, kMeiPassbook, 1);
    ASSERT_TRUE(first);
    const int pages = (*first)[QStringLiteral("pages")].toInt();
    ASSERT_GT(pages, 1);
    std::set<QString> ids;
    qsizetype lines = 0;
    for (int page = 1; page <= pages; ++page) {
        const auto found = books.ledger.statement(kMei, kMeiPassbook, page);
        for (const auto& line : (*found)[QStringLiteral("lines")].toArray()) {
            ids.insert(line[QStringLiteral("id")].toString());
            ++lines;
        }
    }
    EXPECT_EQ(static_cast<qsizetype>(ids.size()), lines);
    EXPECT_TRUE(
        books.ledger.statement(kMei, kMeiPassbook, pages + 1)->value(QStringLiteral("lines")).toArray().isEmpty());
}

TEST_F(BooksTest, account_of_another_customer_is_not_told) {
    EXPECT_FALSE(books.ledger.statement(kSong, kMeiPassbook, 1));
}

TEST_F(BooksTest, pending_transfer_is_held_and_executed_after_a_day) {
    const auto before = balance(kSongCard);
    const auto placed = books.transfers.place(order(son, 2'000));
    ASSERT_TRUE(placed.ok());
    EXPECT_EQ(placed->transfer[QStringLiteral("status")].toString(), QStringLiteral("pending"));
    EXPECT_EQ(balance(kSongCard), before - 2'000'00);
    EXPECT_EQ(balance(QString::fromUtf16(Ledger::held)), 2'000'00);
    clock.advance(Transfers::nextDay - std::chrono::seconds(1));
    ASSERT_TRUE(books.transfers.executeDue().ok());
    EXPECT_EQ(books.transfers.pending(kSong).size(), 1);
    clock.advance(std::chrono::seconds(1));
    ASSERT_TRUE(books.transfers.executeDue().ok());
    EXPECT_TRUE(books.transfers.pending(kSong).isEmpty());
    EXPECT_EQ(balance(QString::fromUtf16(Ledger::held)), 0);
    EXPECT_TRUE(books.ledger.balances());
}

TEST_F(BooksTest, same_key_and_order_is_answered_the_same_and_moves_money_once) {
    const auto before = balance(kSongCard);
    const auto wish = order(son, 300);
    const auto first = books.transfers.place(wish);
    for (int again = 0; again < 5; ++again) EXPECT_EQ(*books.transfers.place(wish), *first);
    EXPECT_EQ(balance(kSongCard), before - 300'00);
    EXPECT_TRUE(books.ledger.balances());
}

TEST_F(BooksTest, same_key_with_another_order_is_refused) {
    auto wish = order(son, 300);
    EXPECT_EQ(refusal(wish), QString());
    wish.amount += 1;
    EXPECT_EQ(refusal(wish), QStringLiteral("key-reused"));
    wish.amount -= 1;
    wish.signature.kiosk = QStringLiteral("kiosk-0002");
    EXPECT_EQ(refusal(wish), QStringLiteral("key-reused"));
}

TEST_F(BooksTest, refusal_is_kept_under_its_key_even_when_money_arrives_later) {
    auto wish = order(son, 40'000);
    wish.person = kMei;
    wish.fromAccount = kMeiPassbook;
    EXPECT_EQ(refusal(wish), QStringLiteral("insufficient-funds"));
    books.database.begin();
    books.ledger.post({QString::fromUtf16(Ledger::clearing), kMeiPassbook, 50'000'00, 1, kMei, kMei, {}});
    ASSERT_TRUE(books.database.commit().ok());
    EXPECT_EQ(refusal(wish), QStringLiteral("insufficient-funds"));
}

TEST_F(BooksTest, closed_key_can_no_longer_move_money) {
    const auto before = balance(kSongCard);
    const auto wish = order(son, 300);
    EXPECT_EQ(books.keys.close(wish.key, wish.signature.kiosk)->refused, QStringLiteral("never-seen"));
    EXPECT_EQ(refusal(wish), QStringLiteral("key-closed"));
    EXPECT_EQ(books.keys.close(wish.key, wish.signature.kiosk)->refused, QStringLiteral("never-seen"));
    EXPECT_EQ(balance(kSongCard), before);
}

TEST_F(BooksTest, key_of_a_carried_out_order_tells_its_transfer_and_only_to_its_kiosk) {
    const auto wish = order(son, 300);
    const auto placed = books.transfers.place(wish);
    EXPECT_EQ(books.keys.close(wish.key, wish.signature.kiosk)->transfer, placed->transfer);
    EXPECT_EQ(books.keys.close(wish.key, QStringLiteral("kiosk-0002"))->refused, QStringLiteral("key-reused"));
}

TEST_F(BooksTest, revoked_transfer_returns_its_money_once) {
    const auto before = balance(kSongCard);
    const auto placed = books.transfers.place(order(son, 700));
    const QString reference = placed->transfer[QStringLiteral("reference")].toString();
    EXPECT_EQ(*books.transfers.revoke(reference, kMei, {}), Transfers::Revoked::Unknown);
    EXPECT_EQ(*books.transfers.revoke(reference, kSong, {}), Transfers::Revoked::Yes);
    EXPECT_EQ(*books.transfers.revoke(reference, kSong, {}), Transfers::Revoked::Yes);
    EXPECT_EQ(balance(kSongCard), before);
    EXPECT_TRUE(books.ledger.balances());
}

TEST_F(BooksTest, executed_transfer_cannot_be_revoked) {
    auto wish = order(son, 700);
    wish.instant = true;
    const auto placed = books.transfers.place(wish);
    EXPECT_EQ(placed->transfer[QStringLiteral("status")].toString(), QStringLiteral("executed"));
    const QString reference = placed->transfer[QStringLiteral("reference")].toString();
    EXPECT_EQ(*books.transfers.revoke(reference, kSong, {}), Transfers::Revoked::TooLate);
}

TEST_F(BooksTest, order_that_the_books_cannot_carry_changes_nothing) {
    const auto before = balance(kSongCard);
    books.database.begin();
    books.ledger.post({kSongCard, kMeiPassbook, before + 1, 1, kMei, kMei, {}});
    EXPECT_FALSE(books.database.commit().ok());
    EXPECT_EQ(balance(kSongCard), before);
    EXPECT_TRUE(books.ledger.balances());
}

// Spec: EL-05, TX-05
TEST_F(BooksTest, each_refusal_has_its_reason) {
    EXPECT_EQ(refusal(order(watchListed, 10)), QStringLiteral("payee-watch-listed"));
    EXPECT_EQ(refusal(order(QStringLiteral("9999990000000009999"), 10)), QStringLiteral("payee-unknown"));
    EXPECT_EQ(refusal(order(son, 50'001)), QStringLiteral("day-limit"));
    EXPECT_EQ(refusal(order(son, 50'000)), QString());
    EXPECT_EQ(refusal(order(son, 1)), QStringLiteral("day-limit"));
    auto locked = order(son, 10);
    locked.person = kMei;
    locked.fromAccount = QStringLiteral("mei-locked-savings");
    EXPECT_EQ(refusal(locked), QStringLiteral("account-not-allowed"));
    auto foreign = order(son, 10);
    foreign.person = kMei;
    EXPECT_EQ(refusal(foreign), QStringLiteral("account-not-allowed"));
    auto circle = order(son, 10);
    circle.payee = QStringLiteral("own-") + kSongCard;
    EXPECT_EQ(refusal(circle), QStringLiteral("account-not-allowed"));
}

TEST_F(BooksTest, own_account_receives_at_once_and_beyond_the_day_limit) {
    auto wish = order(son, 60'000);
    wish.payee = QStringLiteral("own-song-passbook");
    const auto placed = books.transfers.place(wish);
    EXPECT_EQ(placed->transfer[QStringLiteral("status")].toString(), QStringLiteral("executed"));
    EXPECT_EQ(books.ledger.facts(kSong)[QStringLiteral("dayTotal")][QStringLiteral("minor")].toInteger(), 0);
}

TEST_F(BooksTest, facts_follow_a_transfer) {
    EXPECT_TRUE(books.ledger.facts(kMei)[QStringLiteral("lastKioskTransferOn")].isNull());
    EXPECT_EQ(books.ledger.facts(kMei)[QStringLiteral("ageYears")].toInt(), 85);
    books.transfers.place(order(son, 1'000)).ok();
    const auto facts = books.ledger.facts(kSong);
    EXPECT_EQ(facts[QStringLiteral("kioskDayTotal")][QStringLiteral("minor")].toInteger(), 1'000'00);
    EXPECT_EQ(facts[QStringLiteral("lastKioskTransferOn")].toString(), QStringLiteral("2026-03-16"));
}

// Spec: EL-01
TEST_F(BooksTest, transfers_opened_face_to_face_are_told_with_their_day) {
    EXPECT_TRUE(books.ledger.facts(kMei)[QStringLiteral("kioskTransferOpenedOn")].isNull());
    books.openKioskTransfers(kMei);
    EXPECT_EQ(books.ledger.facts(kMei)[QStringLiteral("kioskTransferOpenedOn")].toString(),
              QStringLiteral("2026-03-16"));
}

// Spec: EL-03, EL-08
TEST_F(BooksTest, held_transfer_waits_a_day_and_the_trusted_contact_is_told) {
    const QString contact = books.vault.payeeIdOf(son);
    ASSERT_TRUE(books.transfers.trust(kSong, contact));
    auto held = order(QStringLiteral("9999990000000000089"), 300);
    held.instant = true;
    held.heldFor = {QStringLiteral("EL-03")};
    const auto placed = books.transfers.place(held);
    EXPECT_EQ(placed->transfer[QStringLiteral("status")].toString(), QStringLiteral("pending"));
    const QStringList told{placed->transfer[QStringLiteral("reference")].toString()};
    EXPECT_EQ(books.transfers.contactTold(kSong), told);
    EXPECT_EQ(refusal(order(son, 10)), QString());
    EXPECT_EQ(books.transfers.contactTold(kSong), told) << "nothing was held";
}

TEST_F(BooksTest, contact_who_would_get_the_money_is_not_told) {
    ASSERT_TRUE(books.transfers.trust(kSong, books.vault.payeeIdOf(son)));
    auto held = order(son, 300);
    held.heldFor = {QStringLiteral("EL-03")};
    EXPECT_EQ(refusal(held), QString());
    EXPECT_TRUE(books.transfers.contactTold(kSong).isEmpty());
}

TEST_F(BooksTest, trusted_contact_is_a_known_payee_or_nobody) {
    EXPECT_EQ(books.ledger.facts(kMei)[QStringLiteral("trustedContact")].toString(), QStringLiteral("＊＊禾"));
    EXPECT_FALSE(books.transfers.trust(kMei, books.vault.payeeIdOf(mismatched)));
    EXPECT_FALSE(books.transfers.trust(kMei, QStringLiteral("p-nobody")));
    EXPECT_EQ(books.ledger.facts(kMei)[QStringLiteral("trustedContactId")].toString(), books.vault.payeeIdOf(son));
    EXPECT_TRUE(books.transfers.trust(kMei, QString()));
    EXPECT_EQ(books.ledger.facts(kMei)[QStringLiteral("trustedContact")].toString(), QString());
}

// Spec: EL-02, EL-05, EL-06
TEST_F(BooksTest, payee_check_tells_new_mismatched_and_watch_listed) {
    const auto check = [&](const QString& number, const QString& name) {
        const QString hash = name.isEmpty() ? QString() : books.vault.indexOf(name);
        return *books.transfers.check(kSong, books.vault.payeeIdOf(number), hash);
    };
    EXPECT_TRUE(check(watchListed, {})[QStringLiteral("watchListed")].toBool());
    EXPECT_EQ(check(mismatched, {})[QStringLiteral("name")].toString(), QStringLiteral("mismatch"));
    EXPECT_EQ(check(son, {})[QStringLiteral("name")].toString(), QStringLiteral("not-asked"));
    EXPECT_EQ(check(son, QStringLiteral("样例禾"))[QStringLiteral("name")].toString(), QStringLiteral("match"));
    EXPECT_EQ(check(son, QStringLiteral("样例树"))[QStringLiteral("name")].toString(), QStringLiteral("mismatch"));
    EXPECT_TRUE(check(mismatched, {})[QStringLiteral("payee")][QStringLiteral("isNew")].toBool());
    EXPECT_FALSE(check(son, {})[QStringLiteral("payee")][QStringLiteral("isNew")].toBool());
}

TEST_F(BooksTest, file_holds_no_card_number_and_no_name) {
    books.transfers.place(order(son, 5)).ok();
    books.database.close();
    const auto people = builtInPeople();
    ASSERT_EQ(people->people.size(), 4U);
    for (const auto& name : QDir(folder.path()).entryList({QStringLiteral("bank.sqlite*")})) {
        QFile file(folder.filePath(name));
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        const auto content = file.readAll();
        for (const auto& person : people->people) {
            EXPECT_FALSE(content.contains(person.pan.toLatin1()));
            EXPECT_FALSE(content.contains(person.name.toUtf8()));
        }
        EXPECT_FALSE(content.contains(son.toLatin1()));
    }
}

TEST_F(BooksTest, books_survive_a_restart_with_their_pending_transfers) {
    books.transfers.place(order(son, 5)).ok();
    books.database.close();
    clock.advance(std::chrono::hours(3));
    Books again(clock, *builtInPeople());
    ASSERT_TRUE(again.open(folder.path()).ok());
    EXPECT_EQ(again.transfers.pending(kSong).size(), 1);
    ASSERT_TRUE(again.reset().ok());
    EXPECT_TRUE(again.transfers.pending(kSong).isEmpty());
}

}  // namespace evergreen
