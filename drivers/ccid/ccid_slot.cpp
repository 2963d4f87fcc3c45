#include "drivers/ccid/ccid_slot.h"

#include <utility>
#include <vector>

namespace evergreen {

namespace {

using ccid::CommandStatus;
using ccid::IccStatus;
using ccid::Voltage;
using Level = CcidDescriptor::Level;

Failure fault(const QString& why) {
    return {FailureCode::ReaderFault, why};
}

Failure removed() {
    return {FailureCode::CardRemoved, {}};
}

// Spec: CCID 1.1 §5.1 (bVoltageSupport) and §6.1.1 (bPowerSelect): a reader that does not choose is told, highest
// first.
std::vector<Voltage> voltagesOf(const CcidDescriptor& descriptor) {
    if (descriptor.has(CcidFeature::VoltageByItself)) return {Voltage::Automatic};
    std::vector<Voltage> result;
    if ((descriptor.voltages & 1) != 0) result.push_back(Voltage::Volts5);
    if ((descriptor.voltages & 2) != 0) result.push_back(Voltage::Volts3);
    if ((descriptor.voltages & 4) != 0) result.push_back(Voltage::Volts1_8);
    if (result.empty()) result.push_back(Voltage::Volts5);
    return result;
}

bool isParametrisedByReader(const CcidDescriptor& descriptor) {
    return descriptor.has(CcidFeature::ParametersByAtr) || descriptor.has(CcidFeature::ParametersByItself) ||
           descriptor.has(CcidFeature::PpsByItself);
}

bool meansMute(std::uint8_t error) {
    switch (error) {
        case ccid::error::mute:
        case ccid::error::parity:
        case ccid::error::overrun:
        case ccid::error::badAtrTs:
        case ccid::error::badAtrTck:
        case ccid::error::protocolNotSupported:
            return true;
        default:
            return false;
    }
}

}  // namespace

Failure CcidSlot::failureOf(const ccid::Reply& reply) const {
    if (reply.icc == IccStatus::Absent) return removed();
    const QString why = QStringLiteral("slot error %1").arg(reply.error, 2, 16, QLatin1Char('0'));
    return {meansMute(reply.error) ? FailureCode::CardMute : FailureCode::ReaderFault, why};
}

/// The reader's word for trouble, unless the truth is that the customer took the card.
Failure CcidSlot::orRemoved(Failure failure) const {
    if (failure.code == FailureCode::ReaderGone) return failure;
    const bool isRemoved = !m_connection->hasCard() || m_connection->removals() != m_removals;
    return isRemoved ? removed() : failure;
}

QCoro::Task<Result<Bytes>> CcidSlot::powerOn() {
    const auto self = shared_from_this();
    const bool isMine = co_await ccid::Turns::wait(m_connection->turns());
    if (!isMine) co_return m_connection->goneFailure();
    const ccid::Turn turn(m_connection->turns());
    if (!m_connection->hasCard()) co_return removed();
    m_removals = m_connection->removals();
    m_isPowered = false;
    Failure failure{FailureCode::CardMute, {}};
    for (int tries = 0; tries < powerTriesMax; ++tries) {
        auto answered = co_await powerAtEachVoltage();
        if (answered) {
            const auto atr = Atr::parse(*answered);
            if (!atr) co_return Failure{FailureCode::CardMute, QStringLiteral("unreadable ATR")};
            auto settled = co_await settle(*atr);
            if (!settled) co_return orRemoved(settled.failure());
            m_isPowered = true;
            co_return answered;
        }
        failure = orRemoved(answered.failure());
        if (failure.code != FailureCode::CardMute) break;
    }
    co_return failure;
}

QCoro::Task<Result<Bytes>> CcidSlot::powerAtEachVoltage() {
    const std::vector<Voltage> voltages = voltagesOf(m_connection->descriptor());
    Failure failure{FailureCode::CardMute, {}};
    for (const Voltage voltage : voltages) {
        auto answered = co_await powerAt(voltage);
        if (answered) co_return answered;
        failure = answered.failure();
        if (failure.code != FailureCode::CardMute) break;
        // ISO 7816-3 §6.2.3: the card must be without current before it is given another class.
        auto cut = co_await cutPower();
        if (!cut) co_return cut.failure();
    }
    co_return failure;
}

// Spec: CCID 1.1 §6.1.1
QCoro::Task<Result<Bytes>> CcidSlot::powerAt(Voltage voltage) {
    auto reply = co_await m_connection->ask(ccid::iccPowerOn(voltage), m_connection->cardMax());
    if (!reply) co_return reply.failure();
    if (reply->status != CommandStatus::Done) co_return failureOf(*reply);
    if (reply->content.empty()) co_return Failure{FailureCode::CardMute, QStringLiteral("no ATR")};
    co_return std::move(reply->content);
}

/// Brings reader and card to the same parameters. Spec: CCID 1.1 §3.1 (what is automatic), §6.1.7.
QCoro::Task<Result<>> CcidSlot::settle(Atr atr) {
    const Level level = m_connection->descriptor().level();
    if (level == Level::Character) co_return fault(QStringLiteral("reader at character level"));
    if (level == Level::Tpdu && atr.protocol != 0) {
        co_return fault(QStringLiteral("a card of protocol T=%1 in a reader at TPDU level").arg(atr.protocol));
    }
    if (isParametrisedByReader(m_connection->descriptor()) || atr.protocol != 0) co_return Result<>{};
    auto reply = co_await m_connection->ask(ccid::setParametersT0(atr.parametersT0()), CcidConnection::statusMax);
    if (!reply) co_return reply.failure();
    // A reader that has no such command keeps to what the ATR said by itself.
    const bool isAccepted = reply->status == CommandStatus::Done || reply->error == ccid::error::notSupported;
    if (!isAccepted) co_return failureOf(*reply);
    co_return Result<>{};
}

Result<T0Conversation> CcidSlot::beginConversation(ByteView command) const {
    const bool isTpdu = m_connection->descriptor().level() == Level::Tpdu;
    return T0Conversation::begin(command, isTpdu ? T0Conversation::Framing::Tpdu : T0Conversation::Framing::Apdu);
}

QCoro::Task<Result<Bytes>> CcidSlot::transmit(Bytes command) {
    const auto self = shared_from_this();
    const bool isMine = co_await ccid::Turns::wait(m_connection->turns());
    if (!isMine) co_return m_connection->goneFailure();
    const ccid::Turn turn(m_connection->turns());
    if (!m_isPowered) co_return orRemoved(fault(QStringLiteral("the card has no power")));
    auto conversation = beginConversation(command);
    if (!conversation) co_return conversation.failure();
    for (;;) {  // bounded by T0Conversation::roundsMax
        if (!m_connection->hasCard() || m_connection->removals() != m_removals) co_return removed();
        Bytes next = conversation->next();
        auto answer = co_await exchangeBlock(std::move(next));
        if (!answer) co_return orRemoved(answer.failure());
        const auto isWhole = conversation->hear(*answer);
        if (!isWhole) co_return isWhole.failure();
        if (*isWhole) co_return conversation->response();
    }
}

// Spec: CCID 1.1 §6.1.4 and §6.2.1
QCoro::Task<Result<Bytes>> CcidSlot::exchangeBlock(Bytes block) {
    auto reply = co_await m_connection->ask(ccid::xfrBlock(std::move(block)), m_connection->cardMax());
    if (!reply) co_return reply.failure();
    if (reply->status != CommandStatus::Done) co_return failureOf(*reply);
    if (reply->specific != 0) co_return fault(QStringLiteral("a reply in several blocks"));
    co_return std::move(reply->content);
}

QCoro::Task<Result<>> CcidSlot::powerOff() {
    const auto self = shared_from_this();
    const bool isMine = co_await ccid::Turns::wait(m_connection->turns());
    if (!isMine) co_return m_connection->goneFailure();
    const ccid::Turn turn(m_connection->turns());
    m_isPowered = false;
    auto cut = co_await cutPower();
    co_return cut;
}

// Spec: CCID 1.1 §6.1.2. Without a card there is nothing left to switch off.
QCoro::Task<Result<>> CcidSlot::cutPower() {
    auto reply = co_await m_connection->ask(ccid::iccPowerOff(), CcidConnection::statusMax);
    if (!reply) co_return reply.failure();
    if (reply->status == CommandStatus::Failed && reply->icc != IccStatus::Absent) co_return failureOf(*reply);
    co_return Result<>{};
}

}  // namespace evergreen
