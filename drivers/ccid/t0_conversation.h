// One command APDU and all that must be said until its response is whole: GET RESPONSE on 61xx, again with the right
// length on 6Cxx. Pure: it says what to send next and is told what came. It knows no reader.
#pragma once

#include "kiosk/base/bytes.h"
#include "kiosk/base/result.h"

namespace evergreen {

class T0Conversation {
public:
    /// What one exchange with the reader carries: a TPDU (ISO 7816-3 §10.3), a short APDU, or one of any length
    /// (ISO 7816-3 §12.1).
    enum class Framing { Tpdu, Apdu, ExtendedApdu };

    /// A response of 4 KiB in the smallest pieces a sensible card gives; more is a card that never ends.
    static constexpr int roundsMax = 64;

    /// Fails with ReaderFault for what is no APDU of cases 1 to 4, or an extended one where the framing has none.
    static Result<T0Conversation> begin(ByteView apdu, Framing framing);

    /// What the card is to be sent now.
    const Bytes& next() const { return m_next; }

    /// Takes the card's answer to next(). True: response() is whole; false: send next() again. Fails with CardMute for
    /// an answer without a status word, or with one round too many.
    Result<bool> hear(ByteView answer);

    /// All data and SW1 SW2; only after hear() said true.
    const Bytes& response() const { return m_response; }

private:
    T0Conversation() = default;

    bool hasLe() const;
    void expect(std::byte length);

    Framing m_framing = Framing::Apdu;
    Bytes m_next;
    Bytes m_response;
    int m_rounds = 0;
};

}  // namespace evergreen
