// A card proves that it is the one the bank gave out, by a cryptogram that the bank verifies: beside the PIN, before
// the first service, where the bank wants it of this card. Nothing is paid. The intent is in the journal before the
// bank is asked; the card's last word and the results of the bank's scripts are told to it behind; an approval that
// came to nothing is taken back there, at once or at a later visit.
#pragma once

#include "drivers/card_reader.h"
#include "kiosk/audit_log/audit_trail.h"
#include "kiosk/bank/bank.h"
#include "kiosk/base/clock.h"
#include "kiosk/journal/journal.h"

#include <QCoroTask>

namespace evergreen {

/// Intent::kind of it.
inline constexpr const char* cardCheckKind = "card-check";

/// All outlive the task.
struct CardCheck {
    CardReader& reader;
    Bank& bank;
    Journal& journal;
    AuditTrail& audit;
    Clock& clock;
};

/// Runs the card's whole conversation from power on, where the bank wants it of this card. Failures: the reader's, the
/// bank's, StorageFault; BankRefused "card-declined" where the bank says no; CardDamaged where the card does, or has no
/// cryptogram to give.
QCoro::Task<Result<>> checkCard(CardCheck place, Session customer);

/// False: the bank could not be told, and the journal keeps it.
QCoro::Task<bool> takeBack(Journal& journal, Bank& bank, AuditTrail& audit, QString key, CardReversal why);

}  // namespace evergreen
