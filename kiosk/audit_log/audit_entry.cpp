#include "kiosk/audit_log/audit_entry.h"

#include <utility>

namespace evergreen {

namespace {

constexpr std::pair<AuditKind, const char*> kNames[] = {
    {AuditKind::FileBegun, "file-begun"},
    {AuditKind::TornLine, "torn-line"},
    {AuditKind::ChainBroken, "chain-broken"},
    {AuditKind::EntriesLost, "entries-lost"},
    {AuditKind::ProgramStarted, "program-started"},
    {AuditKind::ProgramStopped, "program-stopped"},
    {AuditKind::DeviceChanged, "device-changed"},
    {AuditKind::VisitBegun, "visit-begun"},
    {AuditKind::VisitEnded, "visit-ended"},
    {AuditKind::CardReturned, "card-returned"},
    {AuditKind::SignedIn, "signed-in"},
    {AuditKind::CardProved, "card-proved"},
    {AuditKind::HelpCalled, "help-called"},
    {AuditKind::HelpClosed, "help-closed"},
    {AuditKind::HelpAnswered, "help-answered"},
    {AuditKind::HelpEscalated, "help-escalated"},
    {AuditKind::StaffCard, "staff-card"},
    {AuditKind::HelperLetIn, "helper-let-in"},
    {AuditKind::HelperActed, "helper-acted"},
    {AuditKind::HelperLeft, "helper-left"},
    {AuditKind::ServiceBegun, "service-begun"},
    {AuditKind::ServiceEnded, "service-ended"},
    {AuditKind::SafetyChecked, "safety-checked"},
    {AuditKind::MoneyIntended, "money-intended"},
    {AuditKind::MoneyAnswered, "money-answered"},
    {AuditKind::ErrandLeft, "errand-left"},
    {AuditKind::TransferTakenBack, "transfer-taken-back"},
    {AuditKind::LossReported, "loss-reported"},
    {AuditKind::Complained, "complained"},
    {AuditKind::Receipt, "receipt"},
};

}  // namespace

const char* nameOf(AuditKind kind) {
    for (const auto& [known, name] : kNames) {
        if (known == kind) return name;
    }
    return "";
}

std::optional<AuditKind> auditKindOf(const QString& name) {
    for (const auto& [kind, known] : kNames) {
        if (name == QLatin1String(known)) return kind;
    }
    return std::nullopt;
}

AuditFields bounded(const AuditFields& fields) {
    AuditFields kept;
    for (auto field = fields.cbegin(); field != fields.cend() && kept.size() < AuditEntry::fieldsMax; ++field) {
        kept.insert(field.key().left(AuditEntry::nameCharsMax), field.value().left(AuditEntry::valueCharsMax));
    }
    return kept;
}

}  // namespace evergreen
