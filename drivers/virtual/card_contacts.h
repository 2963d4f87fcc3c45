// The contacts of a virtual card: what goes over its one line, byte for byte. Answers PPS, speaks T=0 or T=1, and can
// be made to trouble the host at the level of T=1 blocks. Its own reading of ISO 7816-3, shared with no driver, so that
// the two can be held against each other. It knows no reader and no time.
#pragma once

#include "drivers/virtual/virtual_card.h"
#include "kiosk/base/bytes.h"

#include <deque>
#include <memory>

namespace evergreen {

/// What a T=1 card does in place of its next answer.
enum class BlockTrouble {
    BadCheck,      ///< spoils the check byte
    AskAgain,      ///< did not understand: wants the block once more
    WaitLonger,    ///< wants five times the block waiting time first
    SmallerBlock,  ///< wants blocks of 16 bytes from now on
    GiveUp,        ///< aborts the chain
    Silence,       ///< says nothing
    Forget,        ///< has lost its numbers: says nothing right until it is resynchronised
};

class CardContacts {
public:
    explicit CardContacts(std::unique_ptr<VirtualCard> card) : m_card(std::move(card)) {}

    VirtualCard& card() { return *m_card; }
    const VirtualCard& card() const { return *m_card; }

    /// Power on or warm reset: the ATR; empty when mute.
    Bytes reset();

    /// What the card answers; empty for silence.
    Bytes hear(ByteView sent);

    /// In force now, after reset or PPS.
    std::uint8_t protocol() const { return m_protocol; }
    std::uint8_t speed() const { return m_speed; }

    /// Until the next reset.
    void provoke(BlockTrouble trouble, int count = 1);
    /// A card that agrees to no PPS.
    void refusePps(bool refuse) { m_refusesPps = refuse; }
    /// How many command APDUs reached the card's application.
    int commandCount() const { return m_commandCount; }

private:
    void readAtr(ByteView atr);
    Bytes recite(ByteView sent, bool isPps);
    Bytes answerPps(ByteView request);
    Bytes hearBlock(ByteView raw);
    Bytes answerRight(ByteView raw);
    Bytes hearInformation(ByteView raw);
    Bytes hearReady(unsigned control);
    Bytes hearSupervisory(ByteView raw);
    Bytes troubled(BlockTrouble trouble, ByteView raw);
    Bytes sendNext();
    Bytes block(unsigned control, ByteView content = {}) const;

    std::unique_ptr<VirtualCard> m_card;
    std::uint8_t m_protocol = 0;
    std::uint8_t m_speed = 0x11;
    bool m_isFresh = false;  ///< reset, and nothing said since: the only time for a PPS
    bool m_refusesPps = false;
    unsigned m_sent = 0;      ///< N(S) of the card's next block
    unsigned m_expected = 0;  ///< N(S) of the host's next block
    std::size_t m_hostBlockBytes = 32;
    std::size_t m_underWay = 0;
    Bytes m_command;   ///< as far as it has come
    Bytes m_response;  ///< from the block under way on
    Bytes m_lastBlock;
    Bytes m_held;  ///< an answer that waits for the host's word on the waiting time
    std::deque<BlockTrouble> m_troubles;
    bool m_hasForgotten = false;
    int m_commandCount = 0;
};

}  // namespace evergreen
