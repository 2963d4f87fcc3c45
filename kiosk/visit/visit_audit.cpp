#include "kiosk/visit/visit_audit.h"

namespace evergreen {

namespace {

const char* nameOf(VisitEnd end) {
    switch (end) {
        case VisitEnd::CardTaken:
            return "card-taken";
        case VisitEnd::TimeOver:
            return "time-over";
        case VisitEnd::GivenUp:
            return "by-wish";
        case VisitEnd::Failed:
            return "failed";
    }
    return "";
}

/// One field, and the failure where there is one.
AuditEntry outcomeEntry(AuditKind kind, const char* field, const char* word, const Result<>& outcome) {
    AuditEntry entry{kind, {{QString::fromLatin1(field), QString::fromLatin1(word)}}};
    if (!outcome) entry.clear.insert(QStringLiteral("failure"), QString::fromLatin1(outcome.failure().name()));
    return entry;
}

}  // namespace

AuditEntry visitBegun(bool withCard) {
    return outcomeEntry(AuditKind::VisitBegun, "card", withCard ? "in" : "none", {});
}

AuditEntry visitEnded(std::optional<VisitEnd> end, const Result<>& outcome) {
    return outcomeEntry(AuditKind::VisitEnded, "how", end ? nameOf(*end) : "", outcome);
}

AuditEntry signedIn(const Session& customer) {
    return {AuditKind::SignedIn, {}, {{QStringLiteral("customer"), customer.customerId}}};
}

AuditEntry cardProved(const QString& key, const char* verdict, const Result<>& outcome) {
    AuditEntry entry = outcomeEntry(AuditKind::CardProved, "verdict", verdict, outcome);
    entry.clear.insert(QStringLiteral("key"), key);
    return entry;
}

AuditEntry cardReturned(bool isTaken) {
    return outcomeEntry(AuditKind::CardReturned, "card", isTaken ? "taken" : "left-in-slot", {});
}

AuditEntry receiptEnded(const ReceiptText& receipt, const Result<>& printed) {
    AuditEntry entry = outcomeEntry(AuditKind::Receipt, "paper", printed ? "printed" : "not-printed", printed);
    entry.clear.insert(QStringLiteral("receipt"), QString::fromLatin1(receipt.title.id));
    if (!receipt.orderKey.isEmpty()) entry.clear.insert(QStringLiteral("key"), receipt.orderKey);
    return entry;
}

}  // namespace evergreen
