// What the audit log holds of a service, in which order, and that no money moves where it can hold nothing.
#include "tests/services/talk.h"

#include <QDir>

namespace evergreen {

namespace {

class Audited : public Talk {
protected:
    void expectTransfer(const QByteArray& end) {
        customer.expect("transfer.whom", 0);
        customer.expect("transfer.from", 0);
        customer.expect("transfer.amount", Money::yuan(2000));
        customer.expect("transfer.phone", Pressed::Secondary);
        customer.expect("transfer.speed", 0);
        customer.expect("transfer.confirm", Pressed::Primary);
        if (!end.isEmpty()) customer.expect(end, Pressed::Primary);
    }

    /// Every entry, opened; the first begins the file.
    std::vector<AuditEntry> entries() {
        std::vector<AuditKey> keys;
        auto key = auditKey.key();
        EXPECT_TRUE(key.ok());
        if (key) keys.push_back(std::move(*key));
        std::vector<AuditEntry> all;
        const auto found = checkAuditLog(place.folder, keys, [&all](const AuditLine& line, const auto& hidden) {
            all.push_back({line.kind, line.clear, hidden.value_or(AuditFields())});
        });
        EXPECT_TRUE(found.ok() && found->holds());
        return all;
    }

    /// As on a disk that takes nothing more.
    void stopTheLog() {
        QFile inTheWay(place.folder);
        ASSERT_TRUE(inTheWay.open(QIODevice::WriteOnly));
    }

    const AuditPlace place = AuditPlace::below(folder.path());
};

QString valueOf(const AuditFields& fields, const char* name) {
    return fields.value(QString::fromLatin1(name));
}

}  // namespace

TEST_F(Audited, transfer_is_told_before_and_after_the_bank_with_amount_and_payee_sealed) {
    expectTransfer("transfer.pending");
    ASSERT_TRUE(run(transfer).ok());
    const auto all = entries();
    ASSERT_EQ(all.size(), 4U);
    EXPECT_EQ(all[1].kind, AuditKind::SafetyChecked);
    EXPECT_EQ(valueOf(all[1].clear, "rule"), QStringLiteral("TX-01"));
    EXPECT_EQ(valueOf(all[1].clear, "answer"), QStringLiteral("next-day"));
    EXPECT_EQ(all[2].kind, AuditKind::MoneyIntended);
    EXPECT_EQ(valueOf(all[2].clear, "key"), bank.orders.at(0).idempotencyKey);
    EXPECT_EQ(valueOf(all[2].sealed, "amount"), QStringLiteral("200000"));
    EXPECT_FALSE(valueOf(all[2].sealed, "payee").isEmpty());
    EXPECT_EQ(all[3].kind, AuditKind::MoneyAnswered);
    EXPECT_EQ(valueOf(all[3].clear, "verdict"), QStringLiteral("pending"));
}

TEST_F(Audited, no_answer_is_told_as_unknown) {
    expectTransfer("transfer.unknown");
    bank.transferAnswer = Failure{FailureCode::OutcomeUnknown, {}};
    ASSERT_TRUE(run(transfer).ok());
    EXPECT_EQ(valueOf(entries().back().clear, "verdict"), QStringLiteral("unknown"));
}

TEST_F(Audited, refusal_is_told_with_its_reason) {
    expectTransfer("transfer.refused");
    bank.transferAnswer = TransferOutcome(TransferRefused{TransferRefusal::DayLimit});
    ASSERT_TRUE(run(transfer).ok());
    EXPECT_EQ(valueOf(entries().back().clear, "reason"), QStringLiteral("day-limit"));
}

TEST_F(Audited, money_does_not_move_when_the_log_takes_no_entry) {
    stopTheLog();
    expectTransfer({});
    const auto ended = run(transfer);
    ASSERT_FALSE(ended.ok());
    EXPECT_EQ(ended.failure().code, FailureCode::StorageFault);
    EXPECT_TRUE(bank.orders.empty());
    EXPECT_TRUE(journal.unsettled()->empty());
}

TEST_F(Audited, everything_else_goes_on_when_the_log_takes_no_entry) {
    stopTheLog();
    customer.expect("balance.question", Pressed::Secondary);
    EXPECT_TRUE(run(balance).ok());
}

TEST_F(Audited, rule_that_stops_is_told_with_the_answer) {
    bank.factsAnswer.lastKioskTransferOn.reset();
    customer.expect("transfer.whom", 0);
    customer.expect("transfer.from", 0);
    customer.expect("safety.longAgo", Pressed::Secondary);
    ASSERT_TRUE(run(transfer).ok());
    const auto all = entries();
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(valueOf(all[1].clear, "rule"), QStringLiteral("EL-01"));
    EXPECT_EQ(valueOf(all[1].clear, "answer"), QStringLiteral("human"));
}

TEST_F(Audited, practice_leaves_nothing_that_may_be_taken_for_real) {
    customer.expect("practice.which", ScriptedDialogue::Back{});
    ASSERT_TRUE(run(practice).ok());
    EXPECT_FALSE(QFile::exists(place.folder));
}

}  // namespace evergreen
