// A card that proves itself: the virtual card's cryptogram, the kiosk's conversation, the sandbox bank behind TLS with
// an issuer's side of its own. The two readings of EMV share no code.
#include "kiosk/visit/card_check.h"

#include "drivers/virtual/card_drawer.h"
#include "kiosk/bank/https_bank.h"
#include "kiosk/visit/leftovers.h"
#include "tests/card/direct_card_reader.h"
#include "tests/support/fake_clock.h"
#include "tests/support/running_bank.h"
#include "tests/support/settled.h"

#include <gtest/gtest.h>

#include <QTemporaryDir>

namespace evergreen {

namespace {

const QString kDemoPan = QStringLiteral("9999990000000000121");
constexpr std::byte kGenerate{0xAE};

/// Keeps what it was asked last, as somebody who listens would.
class NotingBank final : public HttpsBank {
public:
    using HttpsBank::HttpsBank;

    QCoro::Task<Result<CardVerdict>> authoriseCard(QString key, CardProof proof) override {
        lastKey = key;
        lastProof = proof;
        return HttpsBank::authoriseCard(std::move(key), std::move(proof));
    }

    QString lastKey;
    CardProof lastProof;
};

class CardCheckTest : public testing::Test {
protected:
    void SetUp() override { openSession(); }

    void openSession() {
        const auto opened = signIn(bank, kDemoPan);
        ASSERT_TRUE(opened.ok() && std::holds_alternative<Session>(*opened));
        customer = std::get<Session>(*opened);
        EXPECT_TRUE(customer.cardMustProve);
    }

    Result<> check(CardReader& card) { return settled(checkCard({card, bank, journal, audit, clock}, customer)); }

    bool isServed() { return settled(bank.accounts()).ok(); }
    std::size_t left() { return journal.unsettled()->size(); }

    /// "00 reversed-why", "05 reason" … of every row, oldest first.
    std::string atBank() {
        QStringList rows;
        sandbox.sandbox().withBooks([&](Books& books) {
            for (const Row& row : books.database.run(
                     QStringLiteral("SELECT code, reason, reversed_why FROM card_authorisation ORDER BY at, rowid"))) {
                rows << (row[0].toString() + u' ' + row[1].toString() + row[2].toString()).trimmed();
            }
        });
        return rows.join(u',').toStdString();
    }

    /// "approved CERTIFICATE RESULTS" or "declined …" of every end that was told, oldest first.
    std::string endsAtBank() {
        QStringList rows;
        sandbox.sandbox().withBooks([&](Books& books) {
            for (const Row& row : books.database.run(
                     QStringLiteral("SELECT approved, certificate, script_results FROM card_end ORDER BY at, rowid"))) {
                const QString word = row[0].toBool() ? QStringLiteral("approved ") : QStringLiteral("declined ");
                rows << word + row[1].toString() + u' ' + row[2].toString();
            }
        });
        return rows.join(u',').toStdString();
    }
    /// The second cryptogram of the last conversation, as the card itself said it.
    std::string lastCryptogram() const { return toHex(m_cryptogram).toStdString(); }
    /// Looks at each answer of the card, behind whatever the test does to it.
    void listen(const std::function<void(Bytes&)>& spoil = {}) {
        reader.spoil = [this, spoil](Bytes& answer) {
            if (spoil) spoil(answer);
            const bool isCryptogram = isGenerate(reader) && answer.size() >= 13;
            if (isCryptogram) m_cryptogram.assign(answer.begin() + 5, answer.begin() + 13);
        };
    }

    static bool isGenerate(const DirectCardReader& card) {
        return card.commands.back().size() > 1 && card.commands.back()[1] == kGenerate;
    }

    Bytes m_cryptogram;
    QTemporaryDir folder;
    FakeClock clock;
    RunningBank sandbox;
    NotingBank bank{sandbox.endpoint(), clock};
    Journal journal{folder.filePath(QStringLiteral("journal.db"))};
    NoAudit audit;
    Session customer;
    DirectCardReader reader{CardFace::load(QStringLiteral("demo-online")).value()};
};

}  // namespace

TEST_F(CardCheckTest, genuine_card_proves_itself_and_only_then_is_served) {
    const auto before = settled(bank.accounts());
    ASSERT_FALSE(before.ok());
    EXPECT_EQ(before.failure(), (Failure{FailureCode::BankRefused, QStringLiteral("card-unproven")}));
    const auto checked = check(reader);
    ASSERT_TRUE(checked.ok()) << checked.failure().detail.toStdString();
    EXPECT_TRUE(isServed());
    EXPECT_EQ(left(), 0U);
    EXPECT_EQ(atBank(), "00");
    EXPECT_EQ(toHex(reader.card.apdu(bytes({0x80, 0xCA, 0x9F, 0x58, 0}))), QStringLiteral("9F5801039000"))
        << "the bank's script was for this card, and it obeyed";
}

// Spec: EMV 4.4 Book 3 annex E: 2 is "done", then the script's number.
TEST_F(CardCheckTest, cards_last_word_and_the_scripts_results_are_told_to_the_bank) {
    listen();
    ASSERT_TRUE(check(reader).ok());
    EXPECT_EQ(endsAtBank(), "approved " + lastCryptogram() + " 2000000001");
}

TEST_F(CardCheckTest, script_that_the_card_refuses_is_told_with_the_place_of_its_command) {
    // PUT DATA of the script.
    listen([this](Bytes& answer) {
        if (reader.commands.back().size() > 1 && reader.commands.back()[1] == std::byte{0xDA})
            answer = bytes({0x69, 0x88});
    });
    ASSERT_TRUE(check(reader).ok()) << "it came behind the card's approval";
    EXPECT_EQ(endsAtBank(), "approved " + lastCryptogram() + " 1100000001");
    EXPECT_TRUE(isServed());
}

TEST_F(CardCheckTest, end_that_the_bank_could_not_hear_keeps_nobody_from_being_served) {
    // The bank is away from the card's last command on: the script's.
    listen([this](Bytes&) {
        if (reader.commands.back().size() > 1 && reader.commands.back()[1] == std::byte{0xDA})
            sandbox.say("refuse-connections");
    });
    EXPECT_TRUE(check(reader).ok());
    sandbox.say("normal");
    EXPECT_EQ(endsAtBank(), "");
    EXPECT_TRUE(isServed());
    EXPECT_EQ(left(), 0U);
}

TEST_F(CardCheckTest, card_without_the_key_is_refused_and_nothing_is_served) {
    reader.spoil = [this](Bytes& answer) {
        if (isGenerate(reader)) answer[6] ^= std::byte{1};
    };
    EXPECT_EQ(check(reader).failure(), (Failure{FailureCode::BankRefused, QStringLiteral("card-declined")}));
    EXPECT_FALSE(isServed());
    EXPECT_EQ(left(), 0U);
    EXPECT_EQ(atBank(), "05 cryptogram");
}

TEST_F(CardCheckTest, card_that_owes_a_cryptogram_and_has_none_is_refused_without_asking) {
    CardFace face = CardFace::load(QStringLiteral("demo-online")).value();
    face.authentication = CardFace::Authentication::None;
    DirectCardReader copy{face};
    EXPECT_EQ(check(copy).failure().code, FailureCode::CardDamaged);
    EXPECT_FALSE(isServed());
    EXPECT_EQ(atBank(), "");
}

TEST_F(CardCheckTest, counter_that_does_not_go_forward_is_refused) {
    ASSERT_TRUE(check(reader).ok());
    openSession();
    DirectCardReader clone{reader.card.face()};
    EXPECT_EQ(check(clone).failure().code, FailureCode::BankRefused) << "its counter begins anew";
    EXPECT_FALSE(isServed());
    EXPECT_EQ(atBank(), "00,05 replayed");
    openSession();
    EXPECT_TRUE(check(reader).ok()) << "the real one has counted on";
}

TEST_F(CardCheckTest, approval_said_again_in_another_session_proves_nothing) {
    ASSERT_TRUE(check(reader).ok());
    openSession();
    const auto again = settled(bank.authoriseCard(bank.lastKey, bank.lastProof));
    EXPECT_EQ(again.failure(), (Failure{FailureCode::BankRefused, QStringLiteral("key-reused")}));
    EXPECT_FALSE(isServed());
}

TEST_F(CardCheckTest, approval_is_taken_back_when_the_card_leaves) {
    // As many commands as a whole check has, less one: the bank has approved by then.
    ASSERT_TRUE(check(reader).ok());
    reader.removedAt = 2 * reader.commands.size() - 2;
    openSession();
    EXPECT_EQ(check(reader).failure().code, FailureCode::CardRemoved);
    EXPECT_FALSE(isServed());
    EXPECT_EQ(left(), 0U);
    EXPECT_EQ(atBank(), "00,00 card-left");
}

TEST_F(CardCheckTest, approval_is_taken_back_when_the_card_declines) {
    // The second cryptogram turned from a certificate (40) into a refusal.
    reader.spoil = [this](Bytes& answer) {
        if (isGenerate(reader) && answer.size() > 3 && answer[2] == std::byte{0x40}) answer[2] = std::byte{0};
    };
    EXPECT_EQ(check(reader).failure().code, FailureCode::CardDamaged);
    EXPECT_FALSE(isServed());
    EXPECT_EQ(left(), 0U);
    EXPECT_EQ(atBank(), "00 card-declined");
    EXPECT_EQ(endsAtBank().substr(0, 9), "declined ") << "the bank knows how the card took it";
}

TEST_F(CardCheckTest, approval_of_which_no_word_came_stays_open_until_the_bank_is_told) {
    sandbox.say("drop-after-commit");
    EXPECT_EQ(check(reader).failure().code, FailureCode::BankUnreachable);
    EXPECT_EQ(atBank(), "00") << "the bank has approved, and the kiosk does not know";
    ASSERT_EQ(left(), 1U);
    EXPECT_EQ(journal.unsettled()->front().kind, QLatin1String(cardCheckKind));
    sandbox.say("refuse-connections");
    settled([](Journal& open, Bank& line, AuditTrail& log) -> QCoro::Task<bool> {
        co_await settleLeftovers(open, line, log);
        co_return true;
    }(journal, bank, audit));
    EXPECT_EQ(left(), 1U) << "not told, not forgotten";
    sandbox.say("normal");
    settled([](Journal& open, Bank& line, AuditTrail& log) -> QCoro::Task<bool> {
        co_await settleLeftovers(open, line, log);
        co_return true;
    }(journal, bank, audit));
    EXPECT_EQ(left(), 0U);
    EXPECT_EQ(atBank(), "00 no-answer");
    EXPECT_FALSE(isServed());
}

TEST_F(CardCheckTest, question_that_makes_no_sense_is_not_looked_at) {
    const auto verdict = settled(bank.authoriseCard(newIdempotencyKey(), CardProof{}));
    ASSERT_FALSE(verdict.ok());
    EXPECT_EQ(verdict.failure(), (Failure{FailureCode::BankRefused, QStringLiteral("bad-request")}));
    EXPECT_FALSE(settled(bank.reverseCard(QStringLiteral("no key"), CardReversal::CardLeft)).ok());
    EXPECT_EQ(atBank(), "");
}

TEST_F(CardCheckTest, nothing_is_asked_that_cannot_be_noted_first) {
    ASSERT_TRUE(QDir().mkpath(folder.filePath(QStringLiteral("full.db"))));
    Journal broken(folder.filePath(QStringLiteral("full.db")));
    const auto checked = settled(checkCard({reader, bank, broken, audit, clock}, customer));
    EXPECT_EQ(checked.failure().code, FailureCode::StorageFault);
    EXPECT_EQ(atBank(), "");
}

TEST_F(CardCheckTest, card_put_in_again_counts_on_also_after_a_restart) {
    const QString file = folder.filePath(QStringLiteral("cards.json"));
    for (int visit = 0; visit < 3; ++visit) {
        CardDrawer drawer(file);
        auto card = drawer.take(QStringLiteral("demo-online"));
        ASSERT_TRUE(card.ok());
        DirectCardReader again{(*card)->face()};
        again.card = std::move(**card);
        EXPECT_TRUE(check(again).ok()) << visit;
        openSession();
    }
    EXPECT_FALSE(CardDrawer().take(QStringLiteral("no-such-card")).ok());
}

}  // namespace evergreen
