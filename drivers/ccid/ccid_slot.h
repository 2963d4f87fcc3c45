// The card in the slot of one opened reader: power, parameters, APDUs. Belongs to CcidCardReader together with its
// connection. It knows what the card's protocol needs and nothing of what the card is for. Its tasks take a share in it
// by themselves.
#pragma once

#include "drivers/ccid/atr.h"
#include "drivers/ccid/ccid_connection.h"
#include "drivers/ccid/t0_conversation.h"

#include <memory>

namespace evergreen {

class CcidSlot : public std::enable_shared_from_this<CcidSlot> {
public:
    /// A card just put in may bounce: power is given twice before it is called mute.
    static constexpr int powerTriesMax = 2;

    explicit CcidSlot(std::shared_ptr<CcidConnection> connection) : m_connection(std::move(connection)) {}

    const std::shared_ptr<CcidConnection>& connection() const { return m_connection; }

    /// See CardReader. A card that needs T=1 spoken by the host is refused with ReaderFault.
    QCoro::Task<Result<Bytes>> powerOn();
    QCoro::Task<Result<Bytes>> transmit(Bytes command);
    QCoro::Task<Result<>> powerOff();

private:
    QCoro::Task<Result<Bytes>> powerAtEachVoltage();
    QCoro::Task<Result<Bytes>> powerAt(ccid::Voltage voltage);
    QCoro::Task<Result<>> settle(Atr atr);
    QCoro::Task<Result<>> cutPower();
    QCoro::Task<Result<Bytes>> exchangeBlock(Bytes block);
    Result<T0Conversation> beginConversation(ByteView command) const;
    Failure failureOf(const ccid::Reply& reply) const;
    Failure orRemoved(Failure failure) const;

    std::shared_ptr<CcidConnection> m_connection;
    std::uint64_t m_removals = 0;  ///< of the connection when the card was powered
    bool m_isPowered = false;
};

}  // namespace evergreen
