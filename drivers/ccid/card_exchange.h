// Carries one command to a powered card and its answer back, the way its reader and its protocol need it: TPDUs of T=0,
// blocks of T=1, short and extended APDUs, long ones in pieces. Belongs to the slot, within whose turn all of it
// happens. It knows no status word.
#pragma once

#include "drivers/card_reader.h"
#include "drivers/ccid/card_plan.h"
#include "drivers/ccid/ccid_connection.h"
#include "drivers/ccid/t0_conversation.h"
#include "drivers/ccid/t1_conversation.h"

#include <memory>

namespace evergreen {

class CardExchange {
public:
    /// All blocks of one T=1 command together, waiting times included.
    static constexpr std::chrono::milliseconds conversationMax{120'000};

    CardExchange(std::shared_ptr<CcidConnection> connection, const CardPlan& plan, const Atr& atr);

    /// What one command may be, and what T0Conversation must do for it.
    T0Conversation::Framing framing() const;

    /// T=1: tells the card the size of our blocks. Spec: ISO 7816-3 §11.4.2.
    QCoro::Task<Result<>> agreeOnBlockSize();

    /// One TPDU or APDU as framing() says. Failures: CardRemoved, CardMute, ReaderGone, ReaderFault. Where nobody knows
    /// what became of a block, isLost() afterwards.
    QCoro::Task<Result<Bytes>> carry(Bytes command);

    /// PINs on the reader's keypad, each for at most keypadMax; the card's own status word may be one that wants GET
    /// RESPONSE. See CardReader.
    QCoro::Task<Result<KeypadAnswer>> askPin(PinTask task, std::chrono::seconds within);
    static constexpr std::chrono::seconds keypadMax{45};
    /// The reader's own clock ends the typing; so much later it is taken to be silent.
    static constexpr std::chrono::seconds keypadMargin{5};
    /// The old PIN, the new one, and the new one again.
    static constexpr int pinsOfChange = 3;

    /// The card must be reset before it is asked anything else: it may have carried out what was never answered, and
    /// its block numbers may be others than ours.
    bool isLost() const { return m_isBroken || m_blocks.isLost(); }

private:
    /// A command into which the reader filled a PIN is not the one that is here, and must not be sent from here.
    enum class Filled { Here, ByReader };
    QCoro::Task<Result<Bytes>> carryBlocks(Filled filled);
    Result<ccid::Command> pinCommand(PinTask task, std::chrono::seconds typing);
    QCoro::Task<Result<Bytes>> hearPinBlock(Bytes block);
    Failure broken(Failure failure);
    QCoro::Task<Result<Bytes>> blockFor(Bytes block, std::uint8_t waitingTimes);
    QCoro::Task<Result<ccid::Reply>> sendPieces(Bytes apdu);
    QCoro::Task<Result<Bytes>> gather(ccid::Reply first);

    std::shared_ptr<CcidConnection> m_connection;
    CardPlan m_plan;
    T1Conversation m_blocks;
    bool m_isBroken = false;  ///< the fate of a block is unknown
};

/// What a refused command means for the card. Spec: CCID 1.1 table 6.2-2.
Failure slotFailure(const ccid::Reply& reply);

/// One command to the reader, done or failed as a whole.
QCoro::Task<Result<ccid::Reply>> askDone(std::shared_ptr<CcidConnection> connection, ccid::Command command,
                                         CcidConnection::Milliseconds replyMax);

}  // namespace evergreen
