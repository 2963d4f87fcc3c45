// A chip card made of software: a UnionPay/PBOC application as a payment card presents it up to the account data, over
// APDUs or T=0 TPDUs. It knows no reader; the virtual reader owns it while it is in the slot. It holds no keys yet, so
// it gives no cryptogram.
#pragma once

#include "drivers/virtual/card_face.h"
#include "kiosk/base/bytes.h"

#include <map>

namespace evergreen {

class VirtualCard {
public:
    explicit VirtualCard(CardFace face);

    const CardFace& face() const { return m_face; }

    /// Power on: the ATR; empty when the card is mute. Forgets what was selected.
    Bytes reset();

    /// One command APDU, cases 1 to 4 short (ISO 7816-4 §5.1): the data and SW1 SW2.
    Bytes apdu(ByteView command);

    /// One T=0 command TPDU (ISO 7816-3 §10.3): header, and data if it has any. Asks for GET RESPONSE by 61xx and for
    /// the right length by 6Cxx, as cards do.
    Bytes tpdu(ByteView command);

    /// Puts a record of the test's own making in place of the card's.
    void replaceRecord(int file, int record, Bytes content);
    /// The answer to GET PROCESSING OPTIONS, likewise.
    void replaceOptions(Bytes content) { m_options = std::move(content); }

private:
    struct Command;
    enum class Selected { Nothing, Directory, Application };

    Bytes answer(const Command& command);
    Bytes select(const Command& command);
    Bytes processingOptions(const Command& command);
    Bytes readRecord(const Command& command);
    Bytes getCardObject(const Command& command) const;
    void personalise();

    CardFace m_face;
    std::map<std::pair<int, int>, Bytes> m_records;  // (file, record) of the application
    Bytes m_options;
    Bytes m_directory;
    Selected m_selected = Selected::Nothing;
    Bytes m_toFetch;  // T=0: what GET RESPONSE will give
};

}  // namespace evergreen
