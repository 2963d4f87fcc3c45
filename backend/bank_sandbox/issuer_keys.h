// What only a card's issuer can do: tell its cryptogram from an invention, answer so that the card knows its bank, and
// command the card. The vault's, as its other secrets. Written apart from the virtual cards (drivers/virtual), so that
// each proves the other. Spec: EMV 4.4 Book 2 chapters 8 and 9 (AES)
#pragma once

#include "kiosk/base/bytes.h"
#include "kiosk/base/result.h"
#include "kiosk/base/secret_bytes.h"

#include <cstdint>

#include <QString>

namespace evergreen {

/// One cryptogram of one card, with what the card made it over. Holds the card number: never logged, never kept.
struct CardCryptogram {
    QString pan;
    int sequence = 0;  ///< 5F34
    std::uint16_t counter = 0;
    Bytes over;        ///< amounts, country, findings, currency, date, kind, random number, profile, counter
    Bytes cryptogram;  ///< eight bytes
};

class IssuerKeys {
public:
    /// The demo issuer's, which are in the program. ConfigBad.
    static Result<IssuerKeys> builtIn();

    bool isGenuine(const CardCryptogram& card) const;

    /// Tag 91: ARPC by method 2, four bytes, and the status it covers. Spec: Book 2 §8.2.2
    Bytes answerTo(const CardCryptogram& card, bool approves) const;

    /// Template 72 with one command, PUT DATA 9F58: how often the card may do without its bank. Spec: Book 2 §9.2
    Bytes offlineLimitScript(const CardCryptogram& card, std::uint8_t limit) const;

private:
    SecretBytes m_cryptogramKey;
    SecretBytes m_scriptKey;
};

}  // namespace evergreen
