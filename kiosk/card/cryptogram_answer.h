// The answer to GENERATE AC, as far as this kiosk believes a card: its kind, counter and cryptogram, and what CDA
// signs. Pure. Whatever else the card puts into it is dropped. Spec: EMV 4.4 Book 3 §6.5.5.4 and Book 2 §6.6.1
#pragma once

#include "kiosk/base/bytes.h"
#include "kiosk/base/result.h"
#include "kiosk/card/card_commands.h"

namespace evergreen {

struct CryptogramAnswer {
    std::byte information{};  ///< 9F27
    Bytes counter;            ///< 9F36
    Bytes issuerData;         ///< 9F10, for the bank only; empty without
    Bytes cryptogram;         ///< 9F26: eight bytes, or empty where the card told none in the open
    Bytes signature;          ///< 9F4B; empty without
    Bytes signedObjects;      ///< all of the answer but the signature, as CDA signs it

    bool isDeclined() const;

    /// In either format. CardDamaged: cut short, or more generous than `wish`; a card may only be stricter.
    static Result<CryptogramAnswer> parse(ByteView answer, CryptogramWish wish);
};

}  // namespace evergreen
