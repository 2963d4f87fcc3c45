// What the terminal found on its way through a transaction, as the card and the bank read it (terminal verification
// results, tag 95), and what follows from it. Pure. Spec: EMV 4.4 Book 3 annex C5 and §10.4 to §10.7.
#pragma once

#include "kiosk/card/card_objects.h"

#include <array>
#include <cstdint>

#include <QDate>
#include <QStringList>

namespace evergreen {

/// High byte: which byte of tag 95, from 0; low byte: the bit.
enum class Finding : std::uint16_t {
    NotAuthenticated = 0x0080,
    StaticAuthenticationFailed = 0x0040,
    DynamicAuthenticationFailed = 0x0008,
    CombinedAuthenticationFailed = 0x0004,
    VersionsDiffer = 0x0180,
    Expired = 0x0140,
    NotYetEffective = 0x0120,
    ServiceNotAllowed = 0x0110,
    CardholderNotVerified = 0x0280,
    UnknownVerificationMethod = 0x0240,
    PinTriesOver = 0x0220,
    PinNotEntered = 0x0208,
    OnlinePinEntered = 0x0204,
    AboveFloorLimit = 0x0380,
    ForcedOnline = 0x0308,
    IssuerNotAuthenticated = 0x0440,
    ScriptFailedBeforeEnd = 0x0420,
    ScriptFailedBehindEnd = 0x0410,
};

class TerminalVerdict {
public:
    void note(Finding finding);
    bool has(Finding finding) const;
    /// Tag 95.
    Bytes bytes() const;
    /// Whether any of the bits of an action code (five bytes) is among the findings.
    bool meets(ByteView actionCode) const;
    /// Each finding in a few words.
    QStringList inWords() const;

    bool operator==(const TerminalVerdict&) const = default;

private:
    std::array<std::uint8_t, 5> m_bits{};
};

/// Versions, usage control and dates. Spec: EMV 4.4 Book 3 §10.4
void checkRestrictions(const CardObjects& card, QDate today, TerminalVerdict& verdict);

/// How the card wants its holder known, as far as a kiosk can: online PIN, nothing, or a PIN that the card itself
/// checks, where the reader has a keypad of its own. No cash is given and no money moved while a card is judged: the
/// amount is nothing. Spec: §10.5
enum class HolderCheck { OnlinePin, CardPin, None, NotPossible };
/// Failed: it is there, and its PIN was wrong or never typed.
enum class KeypadState { None, Ready, Failed };
HolderCheck chooseHolderCheck(const CardObjects& card, TerminalVerdict& verdict,
                              KeypadState keypad = KeypadState::None);

/// The terminal's wish, which the card may only make stricter. A kiosk approves nothing without the bank.
enum class Wish { Decline, GoOnline };

/// What the issuer's denial code names is declined at once, all else goes online. Spec: §10.7
Wish analyseActions(const CardObjects& card, const TerminalVerdict& verdict);

}  // namespace evergreen
