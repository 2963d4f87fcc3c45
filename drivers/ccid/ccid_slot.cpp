#include "drivers/ccid/ccid_slot.h"

#include "drivers/ccid/pps.h"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

namespace evergreen {

namespace {

using ccid::CommandStatus;
using ccid::IccStatus;
using ccid::Voltage;

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

}  // namespace

bool CcidSlot::isSameCard() const {
    return m_connection->hasCard() && m_connection->removals() == m_removals;
}

/// The reader's word for trouble, unless the truth is that the customer took the card.
Failure CcidSlot::orRemoved(Failure failure) const {
    if (failure.code == FailureCode::ReaderGone) return failure;
    return isSameCard() ? failure : removed();
}

QCoro::Task<Result<Bytes>> CcidSlot::powerOn() {
    const auto self = shared_from_this();
    const bool isMine = co_await Turns::wait(m_connection->turns());
    if (!isMine) co_return m_connection->goneFailure();
    const Turn turn(m_connection->turns());
    if (!m_connection->hasCard()) co_return removed();
    m_removals = m_connection->removals();
    m_exchange.reset();
    Failure failure{FailureCode::CardMute, {}};
    for (int tries = 0; tries < powerTriesMax; ++tries) {
        auto answered = co_await powerAtEachVoltage();
        if (answered) {
            const auto atr = Atr::parse(*answered);
            if (!atr) co_return Failure{FailureCode::CardMute, QStringLiteral("unreadable ATR")};
            auto settled = co_await settle(*atr);
            if (!settled) co_return orRemoved(settled.failure());
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
        m_voltage = voltage;
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
    ccid::Command command = ccid::iccPowerOn(voltage);
    auto reply = co_await askDone(m_connection, std::move(command), m_connection->cardMax());
    if (!reply) co_return reply.failure();
    if (reply->content.empty()) co_return Failure{FailureCode::CardMute, QStringLiteral("no ATR")};
    co_return std::move(reply->content);
}

/// Brings reader and card to the same terms, and leaves an exchange to speak through.
QCoro::Task<Result<>> CcidSlot::settle(Atr atr) {
    auto plan = planFor(m_connection->descriptor(), m_connection->speeds(), atr);
    if (!plan) co_return plan.failure();
    CardPlan settled = *plan;
    if (plan->needsPps) {
        auto agreed = co_await agree(settled, atr);
        if (!agreed) co_return agreed.failure();
        settled = *agreed;
    }
    if (settled.needsParameters) {
        auto told = co_await tellReader(settled, atr);
        if (!told) co_return told.failure();
    }
    m_exchange.emplace(m_connection, settled, atr);
    if (!settled.needsBlockSize) co_return Result<>{};
    auto sized = co_await m_exchange->agreeOnBlockSize();
    if (!sized) m_exchange.reset();
    co_return sized;
}

/// A card that does not agree is reset and keeps its usual speed. Spec: ISO 7816-3 §9.3.
QCoro::Task<Result<CardPlan>> CcidSlot::agree(CardPlan plan, Atr atr) {
    const Bytes request = ppsRequest(plan.protocol, plan.speed);
    ccid::Command command = ccid::xfrBlock(request);
    auto reply = co_await askDone(m_connection, std::move(command), m_connection->cardMax());
    if (!reply && reply.failure().code != FailureCode::CardMute) co_return reply.failure();
    const auto speed = reply ? ppsAgreed(request, reply->content) : std::nullopt;
    if (speed) {
        plan.needsRate = plan.needsRate && *speed != atr.speedAfterReset();
        plan.speed = *speed;
        co_return plan;
    }
    if (plan.protocol != atr.protocol) co_return Failure{FailureCode::CardMute, QStringLiteral("PPS refused")};
    auto cut = co_await cutPower();
    if (!cut) co_return cut.failure();
    auto again = co_await powerAt(m_voltage);
    if (!again) co_return again.failure();
    co_return withoutPps(plan, atr);
}

// Spec: CCID 1.1 §6.1.7 and §6.1.14. A reader that has no such command keeps to what the ATR said by itself.
QCoro::Task<Result<>> CcidSlot::tellReader(CardPlan plan, Atr atr) {
    std::vector<ccid::Command> commands;
    const std::uint32_t clock = m_connection->speeds().clockKhz;
    const auto rate = dataRate(plan.speed, clock);
    commands.push_back(plan.protocol == 0 ? ccid::setParametersT0(atr.parametersT0(plan.speed))
                                          : ccid::setParametersT1(atr.parametersT1(plan.speed)));
    // Behind our PPS the card speaks the new rate already; a reader that makes the PPS makes it from the parameters.
    const auto place = plan.needsPps ? commands.begin() : commands.end();
    if (plan.needsRate && rate) commands.insert(place, ccid::setDataRate(clock, *rate));
    for (const ccid::Command& command : commands) {
        auto reply = co_await m_connection->ask(command, CcidConnection::statusMax);
        if (!reply) co_return reply.failure();
        const bool isAccepted = reply->status == CommandStatus::Done || reply->error == ccid::error::notSupported;
        if (!isAccepted) co_return slotFailure(*reply);
    }
    co_return Result<>{};
}

QCoro::Task<Result<Bytes>> CcidSlot::transmit(Bytes command) {
    const auto self = shared_from_this();
    const bool isMine = co_await Turns::wait(m_connection->turns());
    if (!isMine) co_return m_connection->goneFailure();
    const Turn turn(m_connection->turns());
    if (!m_exchange) co_return orRemoved(fault(QStringLiteral("the card has no power")));
    if (m_exchange->isLost()) co_return orRemoved(fault(QStringLiteral("the card must be powered again")));
    auto conversation = T0Conversation::begin(command, m_exchange->framing());
    if (!conversation) co_return conversation.failure();
    auto response = co_await converse(std::move(*conversation));
    co_return response;
}

QCoro::Task<Result<Bytes>> CcidSlot::converse(T0Conversation conversation) {
    for (;;) {  // bounded by T0Conversation::roundsMax
        if (!isSameCard()) co_return removed();
        if (!m_exchange) co_return fault(QStringLiteral("the card has no power"));
        Bytes next = conversation.next();
        auto answer = co_await m_exchange->carry(std::move(next));
        if (!answer) co_return orRemoved(answer.failure());
        const auto isWhole = conversation.hear(*answer);
        if (!isWhole) co_return orRemoved(isWhole.failure());
        if (*isWhole) co_return Bytes(conversation.response());
    }
}

// ISO 7816-3 §12.2: behind 61xx the answer is fetched, and its status word counts. 6Cxx would mean the same command
// once more, which only the holder could bring about: it is told as the card's word.
QCoro::Task<Result<KeypadAnswer>> CcidSlot::askPin(PinTask task, std::chrono::seconds within) {
    constexpr unsigned moreData = 0x61;
    const auto self = shared_from_this();
    const bool isMine = co_await Turns::wait(m_connection->turns());
    if (!isMine) co_return m_connection->goneFailure();
    const Turn turn(m_connection->turns());
    if (!m_connection->hasKeypad(task)) co_return fault(QStringLiteral("no keypad to trust"));
    if (!m_exchange || m_exchange->isLost()) co_return orRemoved(fault(QStringLiteral("the card has no power")));
    if (!isSameCard()) co_return removed();
    auto answer = co_await m_exchange->askPin(task, within);
    if (!answer) co_return orRemoved(answer.failure());
    if (answer->end != KeypadAnswer::End::Answered || answer->status >> 8U != moreData) co_return answer;
    const Bytes getResponse = bytes({0x00, 0xC0, 0x00, 0x00, static_cast<std::uint8_t>(answer->status & 0xFFU)});
    auto conversation = T0Conversation::begin(getResponse, m_exchange->framing());
    if (!conversation) co_return conversation.failure();
    auto response = co_await converse(std::move(*conversation));
    if (!response) co_return response.failure();
    const ByteView word = ByteView(*response).last(2);
    answer->status =
        static_cast<std::uint16_t>(std::to_integer<unsigned>(word[0]) << 8U | std::to_integer<unsigned>(word[1]));
    co_return answer;
}

QCoro::Task<Result<>> CcidSlot::powerOff() {
    const auto self = shared_from_this();
    const bool isMine = co_await Turns::wait(m_connection->turns());
    if (!isMine) co_return m_connection->goneFailure();
    const Turn turn(m_connection->turns());
    m_exchange.reset();
    auto cut = co_await cutPower();
    co_return cut;
}

// Spec: CCID 1.1 §6.1.8 and §6.2.4. It changes nothing between reader and card, and needs none.
QCoro::Task<Result<Bytes>> CcidSlot::escape(QString word) {
    const auto self = shared_from_this();
    const bool isMine = co_await Turns::wait(m_connection->turns());
    if (!isMine) co_return m_connection->goneFailure();
    const Turn turn(m_connection->turns());
    const auto known = m_connection->escapes();
    const auto row = std::ranges::find(known, word.toStdString(), &ReaderEscape::word);
    if (row == known.end()) co_return fault(QStringLiteral("this reader's list has no escape \"%1\"").arg(word));
    const auto request = std::as_bytes(std::span(row->request));
    ccid::Command command = ccid::escape(Bytes(request.begin(), request.end()));
    auto reply = co_await m_connection->ask(std::move(command), CcidConnection::escapeMax);
    if (!reply) co_return reply.failure();
    if (reply->status != CommandStatus::Done) {
        co_return fault(
            QStringLiteral("the reader refuses the escape: error %1").arg(reply->error, 2, 16, QLatin1Char('0')));
    }
    if (reply->content.size() > row->answerBytesMax)
        co_return fault(QStringLiteral("a longer answer to an escape than is known"));
    co_return std::move(reply->content);
}

// Spec: CCID 1.1 §6.1.2. Without a card there is nothing left to switch off.
QCoro::Task<Result<>> CcidSlot::cutPower() {
    auto reply = co_await m_connection->ask(ccid::iccPowerOff(), CcidConnection::statusMax);
    if (!reply) co_return reply.failure();
    if (reply->status == CommandStatus::Failed && reply->icc != IccStatus::Absent) co_return slotFailure(*reply);
    co_return Result<>{};
}

}  // namespace evergreen
