#pragma once

#include "kiosk/audit_log/audit_check.h"
#include "kiosk/audit_log/audit_log.h"
#include "kiosk/journal/journal.h"
#include "kiosk/visit/reception.h"
#include "tests/support/fake_clock.h"
#include "tests/support/scripted_bank.h"
#include "tests/support/scripted_card_reader.h"
#include "tests/support/scripted_complaints.h"
#include "tests/support/scripted_dialogue.h"

#include <gtest/gtest.h>

#include <QTemporaryDir>
#include <QTest>

namespace evergreen {

class NoReceipts final : public ReceiptDesk {
public:
    QCoro::Task<> print(ReceiptText) override { co_return; }
};

/// A reception whose customer, card reader and bank follow a script.
class ReceptionTest : public testing::Test {
protected:
    void SetUp() override {
        reception.open();
        reader.insert(ScriptedCard());
    }

    /// Cards answer from the event loop.
    bool comesTo(Reception::State state) {
        return QTest::qWaitFor([this, state] { return reception.state() == state; });
    }

    /// The card out, the last page read, welcome: nothing stays under way.
    void expectWelcomeAfterCardIsOut() {
        reader.remove();
        clock.advance(std::chrono::seconds(10));
        EXPECT_TRUE(comesTo(Reception::State::Waiting));
        EXPECT_TRUE(bank.sessionClosed);
    }

    /// "visit-begun visit-ended …", of all that the log holds, which must hold together.
    std::string audited() const {
        QStringList kinds;
        const auto found =
            checkAuditLog(AuditPlace::below(folder.path()).folder, {},
                          [&](const AuditLine& line, const auto&) { kinds << QString::fromLatin1(nameOf(line.kind)); });
        EXPECT_TRUE(found.ok() && found->holds());
        return kinds.join(u' ').toStdString();
    }

    QTemporaryDir folder;
    FakeClock clock;
    ScriptedDialogue customer;
    ScriptedCardReader reader;
    ScriptedBank bank;
    Journal journal{folder.filePath(QStringLiteral("journal.db"))};
    FileAuditKey auditKey{AuditPlace::below(folder.path()).keyFile};
    AuditLog audit{AuditPlace::below(folder.path()), auditKey, clock};
    NoReceipts receipts;
    ScriptedComplaints complaints;
    Comfort comfort;
    Reception reception{
        {customer, reader, bank, journal, audit, receipts, clock, comfort, SafetyRules::builtIn(), &complaints},
        text("branch.name")};
};

}  // namespace evergreen
