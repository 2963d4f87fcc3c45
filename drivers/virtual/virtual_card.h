// A chip card made of software: a UnionPay/PBOC application as a payment card presents it up to the account data, over
// APDUs or T=0 TPDUs. It knows no reader; the virtual reader owns it while it is in the slot. Only a card whose face
// says so holds keys: it is then authenticated offline, gives cryptograms, knows its issuer and obeys its scripts.
#pragma once

#include "drivers/virtual/card_contents.h"
#include "drivers/virtual/card_pin.h"
#include "drivers/virtual/demo_issuer.h"
#include "kiosk/base/bytes.h"

#include <functional>
#include <optional>

namespace evergreen {

class VirtualCard {
public:
    explicit VirtualCard(CardFace face);

    const CardFace& face() const { return m_face; }

    /// Power on: the ATR; empty when the card is mute. Forgets what was selected.
    Bytes reset();

    /// One command APDU, cases 1 to 4 short or extended (ISO 7816-4 §5.1): the data and SW1 SW2. To a short command it
    /// gives no more than 256 bytes and offers the rest by 61xx.
    Bytes apdu(ByteView command);

    /// One T=0 command TPDU (ISO 7816-3 §10.3): header, and data if it has any. Asks for GET RESPONSE by 61xx and for
    /// the right length by 6Cxx, as cards do.
    Bytes tpdu(ByteView command);

    /// An application of the test's own making: what it does not answer goes to the payment application.
    using OwnAnswer = std::function<std::optional<Bytes>(ByteView apdu)>;
    void answerBy(OwnAnswer answer) { m_ownAnswer = std::move(answer); }

    /// A card of which only the ATR is asked: every other answer is what was said once before, byte for byte, at the
    /// level the reader speaks to it (APDU, T=0 TPDU, PPS, T=1 block). Nothing is silence.
    using Recital = std::function<Bytes(ByteView sent)>;
    void recite(Recital recital) { m_recital = std::move(recital); }
    bool recites() const { return m_recital != nullptr; }
    Bytes recited(ByteView sent) const { return m_recital(sent); }

    /// Goes on behind this counter, and tells every new one.
    using Counted = std::function<void(std::uint16_t counter)>;
    void countFrom(std::uint16_t counter, Counted counted);

    /// Puts a record of the test's own making in place of the card's.
    void replaceRecord(int file, int record, Bytes content);
    /// The answer to GET PROCESSING OPTIONS, likewise.
    void replaceOptions(Bytes content) { m_contents.options = std::move(content); }

private:
    struct Command;
    enum class Selected { Nothing, Directory, Application };

    Bytes whole(ByteView command);
    Bytes answer(const Command& command);
    Bytes select(const Command& command);
    Bytes processingOptions(const Command& command);
    Bytes readRecord(const Command& command);
    Bytes getCardObject(const Command& command) const;
    Bytes sign(const Command& command) const;
    Bytes checkPin(const Command& command);
    Bytes generateCryptogram(const Command& command);
    std::uint8_t kindOf(const Command& command);
    Bytes authenticateIssuer(const Command& command);
    Bytes obeyIssuer(const Command& command);
    CardSession session() const { return {m_face.pan, m_face.sequence, m_counter, m_cryptogram}; }
    Bytes packedCounter() const;

    CardFace m_face;
    CardContents m_contents;
    std::uint16_t m_counter = 0;  ///< of transactions
    int m_cryptograms = 0;        ///< given in this one
    Bytes m_heard;                ///< of the terminal's lists in this one
    Bytes m_cryptogram;           ///< the first of this one
    CardPin m_pin;
    bool m_wasIssuerHeard = false;
    bool m_isApprovedByIssuer = false;
    bool m_isBlocked = false;     ///< by a script, for good
    std::byte m_offlineLimit{1};  ///< 9F58, which a script may change
    Selected m_selected = Selected::Nothing;
    Bytes m_toFetch;  // what GET RESPONSE will give
    OwnAnswer m_ownAnswer;
    Recital m_recital;
    Counted m_counted;
};

}  // namespace evergreen
