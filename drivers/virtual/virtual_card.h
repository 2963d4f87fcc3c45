// A chip card made of software: a UnionPay/PBOC application as a payment card presents it up to the account data, over
// APDUs or T=0 TPDUs. It knows no reader; the virtual reader owns it while it is in the slot. Only a card whose face
// says so holds keys: it is then authenticated offline and gives cryptograms.
#pragma once

#include "drivers/virtual/card_contents.h"
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
    Bytes generateCryptogram(const Command& command);
    Bytes packedCounter() const;

    CardFace m_face;
    CardContents m_contents;
    std::uint16_t m_counter = 0;  ///< of transactions
    int m_cryptograms = 0;        ///< given in this one
    Bytes m_heard;                ///< of the terminal's lists in this one
    Selected m_selected = Selected::Nothing;
    Bytes m_toFetch;  // what GET RESPONSE will give
    OwnAnswer m_ownAnswer;
};

}  // namespace evergreen
