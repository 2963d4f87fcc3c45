// Who stands at the kiosk, as the bank knows it after card and PIN, and what signing in needs. The name arrives masked
// (Spec: PV-01, one character stays); the PIN key is the one secret here and lives only in SecretBytes.
#pragma once

#include "kiosk/base/bytes.h"
#include "kiosk/base/money.h"
#include "kiosk/base/secret_bytes.h"

#include <optional>
#include <variant>

#include <QDate>
#include <QString>

namespace evergreen {

/// What the chip told. Never logged, never stored.
struct CardIdentity {
    QString pan;          ///< 13 to 19 digits
    int panSequence = 0;  ///< EMV tag 5F34, 0 to 99
    QString expiry;       ///< "YYMM"

    bool operator==(const CardIdentity&) const = default;
};

/// A one-visit AES-128 key under which the PIN block is made (Spec: ISO 9564-1 format 4). Used up by openSession();
/// after a wrong PIN it serves again until the bank's tries are spent.
struct PinKey {
    QString id;
    SecretBytes key;  ///< 16 bytes
};

/// A PIN as it travels.
struct PinBlock {
    QString keyId;  ///< of the PinKey it was made under
    Bytes block;    ///< 16 bytes (Spec: ISO 9564-1 format 4)
};

/// What the safety rules weigh. Fetch again after a transfer: totals move.
struct SessionFacts {
    int ageYears = 0;
    std::optional<QDate> lastKioskTransferOn;    ///< none: never (Spec: EL-01)
    std::optional<QDate> kioskTransferOpenedOn;  ///< by staff, face to face (Spec: EL-01)
    Money dayTotal;                              ///< transferred to others today, at any channel (Spec: TX-04)
    Money kioskDayTotal;                         ///< of these, at kiosks (Spec: TX-05)
    Money kioskDayLimit;                         ///< the bank refuses above it
    bool depositBrokenToday = false;             ///< a term deposit was broken early today (Spec: EL-07)
    QString trustedContact;                      ///< masked name, empty when none was named (Spec: EL-08)
    QString trustedContactId;                    ///< the contact as a payee; empty when none was named

    bool operator==(const SessionFacts&) const = default;
};

struct Session {
    QString customerId;    ///< the bank's opaque id: the same at every visit, and no number of a card or an account
    QString customerName;  ///< masked: "＊＊梅"
    QString title;         ///< how the bank addresses this customer: "奶奶"; may be empty
    QString comfortToken;  ///< settings that follow the card, opaque to the bank; may be empty
    SessionFacts facts;
    bool cardMustProve = false;  ///< authoriseCard() first: until then the bank does nothing in this session

    bool operator==(const Session&) const = default;
};

struct PinRefused {
    int triesLeft = 0;  ///< 0: the card's PIN is blocked now (or was before)

    bool blocked() const { return triesLeft == 0; }
    bool operator==(const PinRefused&) const = default;
};

using SignIn = std::variant<Session, PinRefused>;

}  // namespace evergreen
