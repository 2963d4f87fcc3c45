// One thing that happened at this kiosk, as the audit log keeps it. Fields are ids, codes and counts, never free text:
// in clear what is C1 (JR/T 0171-2020), sealed what is C2 (who, how much, to whom). C3 (PIN, keys, codes), full card
// numbers and whole names have no place in either.
#pragma once

#include <optional>

#include <QMap>
#include <QString>

namespace evergreen {

enum class AuditKind {
    // of the log itself
    FileBegun,    ///< first line of every file
    TornLine,     ///< a line that a power cut left unfinished was set aside
    ChainBroken,  ///< at the start the log was not what it had been at the end
    EntriesLost,  ///< the disk did not take entries; how many
    // of the program and its devices
    ProgramStarted,
    ProgramStopped,
    DeviceChanged,
    // of a visit
    VisitBegun,
    VisitEnded,
    CardReturned,
    SignedIn,
    CardProved,  ///< or not: the bank's and the card's word on the card's cryptogram
    HelpCalled,
    HelpClosed,
    HelpAnswered,   ///< the desk's word: on its disk, taken, arrived, solved
    HelpEscalated,  ///< nobody took the call in time
    StaffCard,      ///< a card in the staff's reader, and what came of it
    HelperLetIn,    ///< by the customer's own tap
    HelperActed,    ///< pointed, explained …; or tried to where the fence is
    HelperLeft,
    ServiceBegun,
    ServiceEnded,
    // of what was done
    SafetyChecked,  ///< a rule asked, delayed, limited or stopped, and the customer's answer
    MoneyIntended,  ///< before the bank is asked
    MoneyAnswered,  ///< the bank's verdict, or that none came
    ErrandLeft,     ///< somebody may carry out a transfer for the customer
    TransferTakenBack,
    LossReported,
    Complained,  ///< to the branch desk; what became of it
    Receipt,     ///< what became of the paper
};

const char* nameOf(AuditKind kind);
std::optional<AuditKind> auditKindOf(const QString& name);

/// By name, so that their order in a line is always the same.
using AuditFields = QMap<QString, QString>;

struct AuditEntry {
    AuditKind kind = AuditKind::ProgramStarted;
    AuditFields clear = {};
    AuditFields sealed = {};

    /// More than that is cut when the entry is written: no line outgrows its limit.
    static constexpr int fieldsMax = 8;
    static constexpr int nameCharsMax = 32;
    static constexpr int valueCharsMax = 200;

    bool operator==(const AuditEntry&) const = default;
};

/// `fields` within the limits.
AuditFields bounded(const AuditFields& fields);

}  // namespace evergreen
