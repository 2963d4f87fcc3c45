// The host's side of T=1 with one powered card: sequence numbers that live from APDU to APDU, chaining both ways, block
// sizes, waiting times, asking again, resynchronising, being aborted. Pure: it says what block to send next and is told
// what came. It knows no reader.
//
// A command is never said again from its beginning: after a resynchronisation it fails, because nobody knows whether
// the card has carried it out; the next command works. Spec: ISO 7816-3 §11.6.
#pragma once

#include "drivers/ccid/t1_block.h"
#include "kiosk/base/result.h"

#include <cstdint>

namespace evergreen {

class T1Conversation {
public:
    struct Terms {
        std::uint8_t cardBlockBytes = 32;  ///< IFSC, from the ATR
        std::uint8_t ownBlockBytes = 254;  ///< IFSD, once it is agreed
        t1::Check check = t1::Check::Lrc;
    };

    /// ISO 7816-3 §11.6.3.2, rule 7: a block is asked for twice more, then both sides begin anew.
    static constexpr int flawsMax = 3;
    /// Rule 6.4: after so many vain tries the card must be reset.
    static constexpr int resynchsMax = 3;
    /// 64 KiB in the smallest blocks a sensible card asks for; more is a card that never ends.
    static constexpr int roundsMax = 4096;
    static constexpr std::size_t responseBytesMax = 65'538;

    explicit T1Conversation(Terms terms) : m_terms(terms), m_cardBlockBytes(terms.cardBlockBytes) {}

    /// Makes ready to agree on the size of our blocks; then next() and hear() as for a command. Spec: §11.4.2.
    void beginSizes();
    /// Makes ready to send one command APDU, of any length.
    void begin(ByteView apdu);

    /// The block to send now.
    Bytes next() const { return t1::encode(m_next, m_terms.check); }
    /// Whether next() carries our command, or a part of it.
    bool isCommandNext() const { return m_next.kind == t1::Block::Kind::Information; }
    /// Whether all of the command fits into one block of the card's.
    bool isInOneBlock() const { return isCommandNext() && !m_next.hasMore; }
    /// How many times the block waiting time the card may take for its answer to next(); 0 and 1 are once.
    std::uint8_t waitingTimes() const { return m_waitingTimes; }

    /// Takes the card's answer to next(); empty for none within its time, or one the reader could not read. True: all
    /// was said, response() is whole; false: send next() again. Fails with CardMute; after that, isLost() says whether
    /// the card must be reset before anything else.
    Result<bool> hear(ByteView raw);

    const Bytes& response() const { return m_response; }
    bool isLost() const { return m_isLost; }

private:
    Result<bool> hearFlawed(t1::Reason reason);
    Result<bool> hearInformation(const t1::Block& block);
    Result<bool> hearReady(const t1::Block& block);
    Result<bool> hearRequest(const t1::Block& block);
    Result<bool> hearResponse(const t1::Block& block);
    Result<bool> resynchronise();
    Failure lost(const char* why);
    void say(t1::Block block);
    void sayInformation();
    void ask(t1::Reason reason);
    void acknowledged();
    bool isAsking(t1::Supervisory what) const;

    Terms m_terms;
    std::uint8_t m_cardBlockBytes;  ///< what the card takes in one block now: IFSC, until it wants another size
    t1::Block m_next;
    t1::Block m_lastOwn;         ///< the last block that was no answer to the card's own request
    Bytes m_rest;                ///< of the command, from the block under way on
    std::size_t m_underWay = 0;  ///< how much of it the block under way holds
    Bytes m_response;
    std::uint8_t m_sent = 0;      ///< N(S) of our block under way
    std::uint8_t m_expected = 0;  ///< N(S) of the card's next block
    std::uint8_t m_waitingTimes = 0;
    int m_flaws = 0;    ///< unreadable or impossible blocks, one after the other
    int m_repeats = 0;  ///< how often the card wanted one and the same block again
    int m_resynchs = 0;
    int m_rounds = 0;
    bool m_isSending = false;  ///< our chain is not acknowledged to its end
    bool m_isAborted = false;
    bool m_isLost = false;
};

}  // namespace evergreen
