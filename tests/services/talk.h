// Everything a service needs, with a customer and a bank that follow a script and a journal on a real disk.
#pragma once

#include "kiosk/audit_log/audit_check.h"
#include "kiosk/audit_log/audit_log.h"
#include "kiosk/journal/journal.h"
#include "kiosk/services/services.h"
#include "tests/support/fake_clock.h"
#include "tests/support/scripted_bank.h"
#include "tests/support/scripted_complaints.h"
#include "tests/support/scripted_dialogue.h"

#include <gtest/gtest.h>

#include <QTemporaryDir>

namespace evergreen {

class RecordingReceipts final : public ReceiptDesk {
public:
    QCoro::Task<> print(ReceiptText receipt) override {
        printed.push_back(receipt);
        co_return;
    }
    std::vector<ReceiptText> printed;
};

class Talk : public testing::Test {
protected:
    Result<> run(ServiceRun service) {
        const ServiceContext context{customer, bank,   journal, audit, receipts,    clock,
                                     session,  record, safety,  {},    &complaints, about};
        auto ended = QCoro::waitFor(service(context));
        EXPECT_TRUE(customer.isThrough()) << "the talk ended before the script";
        return ended;
    }

    QTemporaryDir folder;
    ScriptedDialogue customer;
    ScriptedBank bank;
    Journal journal{folder.filePath(QStringLiteral("journal.db"))};
    FileAuditKey auditKey{AuditPlace::below(folder.path()).keyFile};
    RecordingReceipts receipts;
    FakeClock clock;
    AuditLog audit{AuditPlace::below(folder.path()), auditKey, clock};
    Session session;
    VisitRecord record;
    ScriptedComplaints complaints;
    ComplaintAbout about;
    SafetyRules safety = SafetyRules::builtIn();
};

}  // namespace evergreen
