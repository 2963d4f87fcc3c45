// The bank's side of a card that proves itself: keys, counters, verdicts, reversals.
#include "backend/bank_sandbox/card_authorisations.h"

#include "drivers/virtual/demo_issuer.h"
#include "tests/backend/bank_sandbox/books_fixture.h"

namespace evergreen {

namespace {

const QString kPan = QStringLiteral("9999990000000000121");
const QString kKiosk = QStringLiteral("kiosk-0001");

class CardAuthorisationsTest : public BooksTest {
protected:
    /// As the demo card with this counter would ask, by the virtual cards' own arithmetic.
    CardQuestion question(std::uint16_t counter, const char* key = "00112233445566778899aabbccddeeff") {
        CardQuestion asked{.key = QString::fromLatin1(key),
                           .kiosk = kKiosk,
                           .person = kSong,
                           .cardIndex = books.vault.indexOf(kPan),
                           .session = "of-this-visit",
                           .card = {kPan, 1, counter, Bytes(33, std::byte{0x5A}), {}},
                           .information = 0x80};
        asked.card.cryptogram =
            cardCryptogram(DemoKeys::builtIn(), kPan, QStringLiteral("01"), counter, asked.card.over);
        return asked;
    }
    DecidedCard decide(const CardQuestion& asked) { return books.cards.decide(asked).value(); }
};

QString keyed(int number) {
    return QStringLiteral("%1").arg(number, 32, 16, QLatin1Char('0'));
}

}  // namespace

// Spec: EMV 4.4 Book 2 §8.2.2 and §9.2: what the bank says is what the card expects of its issuer.
TEST_F(CardAuthorisationsTest, answer_and_script_are_those_the_card_takes) {
    const auto asked = question(7);
    const auto verdict = decide(asked);
    EXPECT_EQ(verdict.code, QStringLiteral("00"));
    const CardSession session{kPan, QStringLiteral("01"), 7, asked.card.cryptogram};
    EXPECT_TRUE(isIssuersApproval(DemoKeys::builtIn(), session, verdict.authentication));
    const auto expected = authoriseDemoCard(DemoKeys::builtIn(), session, asked.card.over);
    EXPECT_EQ(toHex(verdict.scripts), toHex(expected.scripts));
}

TEST_F(CardAuthorisationsTest, same_question_is_answered_the_same_and_another_under_its_key_not_at_all) {
    const auto first = decide(question(7));
    EXPECT_EQ(decide(question(7)), first);
    EXPECT_EQ(decide(question(8)).refused, QStringLiteral("key-reused"));
    auto foreign = question(7);
    foreign.kiosk = QStringLiteral("kiosk-0002");
    EXPECT_EQ(decide(foreign).refused, QStringLiteral("key-reused"));
}

TEST_F(CardAuthorisationsTest, every_reason_to_decline_is_named) {
    int key = 1;
    const auto reasonOf = [&](CardQuestion asked) {
        asked.key = keyed(key++);
        const auto verdict = decide(asked);
        EXPECT_EQ(verdict.code, verdict.reason.isEmpty() ? QStringLiteral("00") : QStringLiteral("05"));
        return verdict.reason.toStdString();
    };
    EXPECT_EQ(reasonOf(question(10)), "");
    EXPECT_EQ(reasonOf(question(10)), "replayed");
    EXPECT_EQ(reasonOf(question(9)), "replayed");
    auto asked = question(11);
    asked.card.over[3] ^= std::byte{1};
    EXPECT_EQ(reasonOf(asked), "cryptogram");
    asked = question(11);
    asked.card.cryptogram.clear();
    EXPECT_EQ(reasonOf(asked), "cryptogram");
    asked = question(11);
    asked.card.sequence = 2;
    EXPECT_EQ(reasonOf(asked), "cryptogram") << "another card of the same number";
    asked = question(11);
    asked.information = 0x40;
    EXPECT_EQ(reasonOf(asked), "no-request");
    asked = question(11);
    asked.movesMoney = true;
    EXPECT_EQ(reasonOf(asked), "amount");
    EXPECT_EQ(reasonOf(question(11)), "") << "none of these has moved the counter";
}

TEST_F(CardAuthorisationsTest, card_that_failed_offline_is_told_no_by_its_own_issuer) {
    auto asked = question(7);
    asked.findings = 0x08;
    const auto verdict = decide(asked);
    EXPECT_EQ(verdict.reason, QStringLiteral("not-authentic"));
    const CardSession session{kPan, QStringLiteral("01"), 7, asked.card.cryptogram};
    EXPECT_TRUE(isIssuersWord(DemoKeys::builtIn(), session, verdict.authentication));
    EXPECT_FALSE(isIssuersApproval(DemoKeys::builtIn(), session, verdict.authentication));
    EXPECT_TRUE(verdict.scripts.empty());
}

TEST_F(CardAuthorisationsTest, end_is_recorded_once_for_a_key_that_was_decided) {
    const CardEndNote end{true, Bytes(8, std::byte{0x1D}), bytes({0x20, 0, 0, 0, 1})};
    const QString key = question(7).key;
    EXPECT_EQ(books.cards.noteEnd(key, kKiosk, end).value(), QStringLiteral("key-unknown"));
    ASSERT_EQ(decide(question(7)).code, QStringLiteral("00"));
    EXPECT_EQ(books.cards.noteEnd(key, QStringLiteral("kiosk-0002"), end).value(), QStringLiteral("key-unknown"));
    EXPECT_EQ(books.cards.noteEnd(key, kKiosk, end).value(), QString());
    EXPECT_EQ(books.cards.noteEnd(key, kKiosk, end).value(), QString()) << "again changes nothing";
    EXPECT_EQ(books.cards.noteEnd(key, kKiosk, {true, end.certificate, {}}).value(), QStringLiteral("key-reused"));
    EXPECT_EQ(books.cards.noteEnd(key, kKiosk, {false, end.certificate, end.scriptResults}).value(),
              QStringLiteral("key-reused"));
    const auto rows = books.database.run(QStringLiteral("SELECT approved, certificate, script_results FROM card_end"));
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0][2].toString(), QStringLiteral("2000000001"));
    EXPECT_TRUE(books.cards.reverse(keyed(1), kKiosk, QStringLiteral("no-answer")).value());
    EXPECT_EQ(books.cards.noteEnd(keyed(1), kKiosk, end).value(), QStringLiteral("key-unknown")) << "never seen";
}

TEST_F(CardAuthorisationsTest, key_taken_back_answers_nobody_whether_it_was_seen_or_not) {
    ASSERT_EQ(decide(question(7)).code, QStringLiteral("00"));
    const QString key = question(7).key;
    const QString left = QStringLiteral("card-left");
    EXPECT_FALSE(books.cards.reverse(key, QStringLiteral("kiosk-0002"), left).value());
    EXPECT_EQ(decide(question(7)).code, QStringLiteral("00")) << "not its key to take back";
    EXPECT_TRUE(books.cards.reverse(key, kKiosk, left).value());
    EXPECT_TRUE(books.cards.reverse(key, kKiosk, QStringLiteral("no-answer")).value()) << "again changes nothing";
    EXPECT_EQ(decide(question(7)).refused, QStringLiteral("key-closed"));
    EXPECT_TRUE(books.cards.reverse(keyed(1), kKiosk, left).value());
    auto late = question(8);
    late.key = keyed(1);
    EXPECT_EQ(decide(late).refused, QStringLiteral("key-closed"));
    const auto why =
        books.database.run(QStringLiteral("SELECT reversed_why FROM card_authorisation WHERE key = ?"), {key});
    EXPECT_EQ(why.front().front().toString(), left);
}

}  // namespace evergreen
