// The card in the slot of one opened reader: power, parameters, APDUs. Belongs to CcidCardReader together with its
// connection. It knows what the card's protocol needs and nothing of what the card is for. Its tasks take a share in it
// by themselves.
#pragma once

#include "drivers/ccid/card_exchange.h"

#include <memory>
#include <optional>

namespace evergreen {

class CcidSlot : public std::enable_shared_from_this<CcidSlot> {
public:
    /// A card just put in may bounce: power is given twice before it is called mute.
    static constexpr int powerTriesMax = 2;

    explicit CcidSlot(std::shared_ptr<CcidConnection> connection) : m_connection(std::move(connection)) {}

    const std::shared_ptr<CcidConnection>& connection() const { return m_connection; }

    /// See CardReader.
    QCoro::Task<Result<Bytes>> powerOn();
    QCoro::Task<Result<Bytes>> transmit(Bytes command);
    QCoro::Task<Result<KeypadAnswer>> askPin(PinTask task, std::chrono::seconds within);
    QCoro::Task<Result<>> powerOff();
    /// See CcidCardReader.
    QCoro::Task<Result<Bytes>> escape(QString word);

private:
    QCoro::Task<Result<Bytes>> converse(T0Conversation conversation);
    QCoro::Task<Result<Bytes>> powerAtEachVoltage();
    QCoro::Task<Result<Bytes>> powerAt(ccid::Voltage voltage);
    QCoro::Task<Result<>> settle(Atr atr);
    QCoro::Task<Result<CardPlan>> agree(CardPlan plan, Atr atr);
    QCoro::Task<Result<>> tellReader(CardPlan plan, Atr atr);
    QCoro::Task<Result<>> cutPower();
    bool isSameCard() const;
    Failure orRemoved(Failure failure) const;

    std::shared_ptr<CcidConnection> m_connection;
    std::optional<CardExchange> m_exchange;  ///< with the powered card; none without power
    ccid::Voltage m_voltage = ccid::Voltage::Automatic;
    std::uint64_t m_removals = 0;  ///< of the connection when the card was powered
};

}  // namespace evergreen
