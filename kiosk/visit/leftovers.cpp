#include "kiosk/visit/leftovers.h"

#include "kiosk/services/service_audit.h"
#include "kiosk/visit/card_check.h"

namespace evergreen {

QCoro::Task<> settleLeftovers(Journal& journal, Bank& bank, AuditTrail& audit) {
    const auto open = journal.unsettled();
    if (!open) co_return;
    for (const Intent& intent : *open) {
        if (intent.kind == QLatin1String(cardCheckKind)) {
            const bool isTold = co_await takeBack(journal, bank, audit, intent.key, CardReversal::NoAnswer);
            if (!isTold) co_return;
            continue;
        }
        const auto finding = co_await bank.transferByKey(intent.key);
        if (!finding) co_return;
        Settled how = Settled::NeverSeen;
        if (std::holds_alternative<OrderAccepted>(*finding)) how = Settled::Done;
        if (std::holds_alternative<OrderRefused>(*finding)) how = Settled::Refused;
        if (how == Settled::NeverSeen && !intent.customer.isEmpty()) {
            const auto left = co_await bank.leaveNews(intent.key, intent.customer);
            if (!left && left.failure().code != FailureCode::BankRefused) co_return;
        }
        audit.note(moneyFound(intent.key, *finding));
        if (const auto settled = journal.settle(intent.key, how); !settled) co_return;
    }
}

}  // namespace evergreen
