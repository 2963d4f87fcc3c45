// Who gets in: PIN tries, PIN keys, sessions.
#include "tests/backend/bank_sandbox/books_fixture.h"
#include "tests/support/test_pin_block.h"

namespace evergreen {

TEST_F(BooksTest, three_wrong_pins_block_and_a_right_one_in_between_forgives) {
    const QString pan = QStringLiteral("9999990000000000048");
    const auto* person = books.personOfCard(books.vault.indexOf(pan));
    ASSERT_TRUE(person);
    const QString kiosk = QStringLiteral("kiosk-0001");
    const auto attempt = [&](const char* pin) {
        const auto fresh = books.vault.issuePinKey(kiosk);
        const SecretBytes key(fromQByteArray(fresh.key));
        return books.vault.check(kiosk, fresh.id, testPinBlock(QString::fromLatin1(pin), pan, key), pan, person->pin);
    };
    using Word = Vault::PinWord;
    EXPECT_EQ(attempt("000000"), Word::Wrong);
    EXPECT_EQ(attempt("000000"), Word::Wrong);
    EXPECT_EQ(attempt("123456"), Word::Right);
    EXPECT_EQ(attempt("000000"), Word::Wrong);
    EXPECT_EQ(attempt("000000"), Word::Wrong);
    EXPECT_EQ(attempt("000000"), Word::Blocked);
    EXPECT_EQ(attempt("123456"), Word::Blocked);
    books.vault.unblockAll();
    EXPECT_EQ(attempt("123456"), Word::Right);
}

TEST_F(BooksTest, pin_key_belongs_to_its_kiosk_and_to_one_visit) {
    const QString pan = QStringLiteral("9999990000000000048");
    const auto& hash = books.personOfCard(books.vault.indexOf(pan))->pin;
    const auto fresh = books.vault.issuePinKey(QStringLiteral("kiosk-0001"));
    const auto block = testPinBlock(QStringLiteral("123456"), pan, SecretBytes(fromQByteArray(fresh.key)));
    EXPECT_EQ(books.vault.check(QStringLiteral("kiosk-0002"), fresh.id, block, pan, hash), Vault::PinWord::KeyUnknown);
    EXPECT_EQ(books.vault.check(QStringLiteral("kiosk-0001"), fresh.id, block, pan, hash), Vault::PinWord::Right);
    EXPECT_EQ(books.vault.check(QStringLiteral("kiosk-0001"), fresh.id, block, pan, hash), Vault::PinWord::KeyUnknown);
}

TEST_F(BooksTest, session_ends_when_idle_and_serves_only_its_kiosk) {
    const auto token = books.sessions.open(kSong, QStringLiteral("kiosk-0001"));
    EXPECT_FALSE(books.sessions.personOf(token, QStringLiteral("kiosk-0002")));
    clock.advance(Sessions::idleMax - std::chrono::minutes(1));
    EXPECT_EQ(books.sessions.personOf(token, QStringLiteral("kiosk-0001")), kSong);
    clock.advance(Sessions::idleMax + std::chrono::minutes(1));
    EXPECT_FALSE(books.sessions.personOf(token, QStringLiteral("kiosk-0001")));
}

}  // namespace evergreen
