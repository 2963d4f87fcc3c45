#include "drivers/ccid/card_exchange.h"

#include <algorithm>
#include <utility>

namespace evergreen {

namespace {

using ccid::Chain;
using ccid::CommandStatus;
using ccid::Reply;
using Level = CcidDescriptor::Level;

constexpr std::size_t kStatusBytes = 2;
constexpr std::size_t kResponseBytesMax = T1Conversation::responseBytesMax;

Failure fault(const QString& why) {
    return {FailureCode::ReaderFault, why};
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

KeypadAnswer answered(ByteView content) {
    return {KeypadAnswer::End::Answered,
            static_cast<std::uint16_t>(std::to_integer<unsigned>(content[content.size() - 2]) << 8U |
                                       std::to_integer<unsigned>(content[content.size() - 1]))};
}

/// How the typing ended where the card was asked nothing; some readers say it by a status word of their own, in which
/// even a reader of T=1 blocks has none. Spec: CCID 1.1 table 6.2-2; PC/SC part 10
std::optional<Result<KeypadAnswer>> endOfTyping(const Reply& reply) {
    using End = KeypadAnswer::End;
    if (reply.status == CommandStatus::Failed) {
        if (reply.error == ccid::error::pinCancelled) return KeypadAnswer{End::Cancelled, 0};
        if (reply.error == ccid::error::pinTimeOver) return KeypadAnswer{End::TimeOver, 0};
        return slotFailure(reply);
    }
    if (reply.content.size() != kStatusBytes) return std::nullopt;
    switch (answered(reply.content).status) {
        case 0x6400:
            return KeypadAnswer{End::TimeOver, 0};
        case 0x6401:
            return KeypadAnswer{End::Cancelled, 0};
        case 0x6402:
            return KeypadAnswer{End::Different, 0};
        case 0x6403:
            return KeypadAnswer{End::TooShort, 0};
        default:
            return std::nullopt;
    }
}

T1Conversation::Terms termsOf(const CcidConnection& connection, const Atr& atr) {
    return {.cardBlockBytes = atr.cardBlockBytes,
            .ownBlockBytes = connection.descriptor().blockBytesMax,
            .check = atr.usesCrc ? t1::Check::Crc : t1::Check::Lrc};
}

}  // namespace

Failure slotFailure(const Reply& reply) {
    if (reply.icc == ccid::IccStatus::Absent) return {FailureCode::CardRemoved, {}};
    const QString why = QStringLiteral("slot error %1").arg(reply.error, 2, 16, QLatin1Char('0'));
    return {meansMute(reply.error) ? FailureCode::CardMute : FailureCode::ReaderFault, why};
}

QCoro::Task<Result<Reply>> askDone(std::shared_ptr<CcidConnection> connection, ccid::Command command,
                                   CcidConnection::Milliseconds replyMax) {
    auto reply = co_await connection->ask(std::move(command), replyMax);
    if (reply && reply->status != CommandStatus::Done) co_return slotFailure(*reply);
    co_return reply;
}

CardExchange::CardExchange(std::shared_ptr<CcidConnection> connection, const CardPlan& plan, const Atr& atr)
    : m_connection(std::move(connection)), m_plan(plan), m_blocks(termsOf(*m_connection, atr)) {}

T0Conversation::Framing CardExchange::framing() const {
    using Framing = T0Conversation::Framing;
    const Level level = m_connection->descriptor().level();
    if (m_plan.speaksBlocks || level == Level::ExtendedApdu) return Framing::ExtendedApdu;
    return level == Level::Tpdu ? Framing::Tpdu : Framing::Apdu;
}

QCoro::Task<Result<>> CardExchange::agreeOnBlockSize() {
    m_blocks.beginSizes();
    auto agreed = co_await carryBlocks(Filled::Here);
    if (!agreed) co_return agreed.failure();
    co_return Result<>{};
}

QCoro::Task<Result<Bytes>> CardExchange::carry(Bytes command) {
    if (m_plan.speaksBlocks) {
        m_blocks.begin(command);
        auto response = co_await carryBlocks(Filled::Here);
        co_return response;
    }
    auto first = co_await sendPieces(std::move(command));
    if (!first) co_return broken(first.failure());
    Reply reply = std::move(*first);
    auto whole = co_await gather(std::move(reply));
    if (!whole) co_return broken(whole.failure());
    co_return whole;
}

Result<ccid::Command> CardExchange::pinCommand(PinTask task, std::chrono::seconds typing) {
    const bool isVerification = task == PinTask::Verify;
    ccid::PinEntry entry{.seconds = static_cast<std::uint8_t>(typing.count())};
    if (m_plan.speaksBlocks) {
        // Spec: CCID 1.1 §6.1.11 (bTeoPrologue): the reader writes the block, with the numbers that are ours to count.
        m_blocks.begin(isVerification ? ccid::verifyPinApdu() : ccid::changePinApdu());
        if (!m_blocks.isInOneBlock())
            return fault(QStringLiteral("this card's blocks are too small for a keypad's PIN"));
        const Bytes block = m_blocks.next();
        for (std::size_t i = 0; i < t1::prologueBytes; ++i) {
            entry.blockPrologue[i] = std::to_integer<std::uint8_t>(block[i]);
        }
    }
    return isVerification ? ccid::verifyPin(entry) : ccid::changePin(entry);
}

QCoro::Task<Result<KeypadAnswer>> CardExchange::askPin(PinTask task, std::chrono::seconds within) {
    const auto typing = std::clamp(within, std::chrono::seconds(1), keypadMax);
    auto command = pinCommand(task, typing);
    if (!command) co_return command.failure();
    const auto typingInAll = typing * (task == PinTask::Verify ? 1 : pinsOfChange);
    auto reply = co_await m_connection->ask(std::move(*command), typingInAll + keypadMargin);
    if (!reply) co_return broken(reply.failure());
    const auto ended = endOfTyping(*reply);
    if (ended && !*ended) co_return broken(ended->failure());
    if (ended) co_return **ended;
    Bytes content = std::move(reply->content);
    if (m_plan.speaksBlocks) {
        auto response = co_await hearPinBlock(std::move(content));
        if (!response) co_return broken(response.failure());
        content = std::move(*response);
    }
    if (content.size() == kStatusBytes) co_return answered(content);
    const Failure strange{FailureCode::CardMute, QStringLiteral("no status word to a PIN")};
    co_return broken(strange);
}

/// The card's word out of its block, with whatever blocks must follow. The command itself cannot be said again.
QCoro::Task<Result<Bytes>> CardExchange::hearPinBlock(Bytes block) {
    const auto isWhole = m_blocks.hear(block);
    if (!isWhole) co_return isWhole.failure();
    if (*isWhole) co_return Bytes(m_blocks.response());
    auto response = co_await carryBlocks(Filled::ByReader);
    co_return response;
}

Failure CardExchange::broken(Failure failure) {
    m_isBroken = true;
    return failure;
}

QCoro::Task<Result<Bytes>> CardExchange::carryBlocks(Filled filled) {
    const auto deadline = m_connection->clock().monotonic() + conversationMax;
    for (;;) {  // bounded by T1Conversation::roundsMax
        if (m_connection->clock().monotonic() > deadline) {
            const Failure endless{FailureCode::CardMute, QStringLiteral("a card that asks for ever more time")};
            co_return broken(endless);
        }
        if (filled == Filled::ByReader && m_blocks.isCommandNext()) {
            const Failure vain{FailureCode::CardMute, QStringLiteral("the card did not understand the keypad's block")};
            co_return broken(vain);
        }
        Bytes block = m_blocks.next();
        auto answer = co_await blockFor(std::move(block), m_blocks.waitingTimes());
        if (!answer) co_return broken(answer.failure());
        const auto isWhole = m_blocks.hear(*answer);
        if (!isWhole) co_return isWhole.failure();
        if (*isWhole) co_return Bytes(m_blocks.response());
    }
}

/// The card's block; empty where the reader heard none, or none it could read. Spec: CCID 1.1 §6.1.4 (bBWI).
QCoro::Task<Result<Bytes>> CardExchange::blockFor(Bytes block, std::uint8_t waitingTimes) {
    const auto patience = m_connection->cardMax() * std::max<int>(waitingTimes, 1);
    ccid::Command command = ccid::xfrBlock(std::move(block), Chain::Whole, waitingTimes);
    auto reply = co_await m_connection->ask(std::move(command), std::min(patience, CcidConnection::commandMax));
    if (!reply) co_return reply.failure();
    if (reply->status == CommandStatus::Done) co_return std::move(reply->content);
    const Failure failure = slotFailure(*reply);
    if (failure.code == FailureCode::CardMute) co_return Bytes{};
    co_return failure;
}

/// A command longer than one message goes in several, each wanted by the reader before it is sent. Spec: CCID 1.1
/// §6.1.4.
QCoro::Task<Result<Reply>> CardExchange::sendPieces(Bytes apdu) {
    const std::size_t pieceMax = m_connection->descriptor().messageBytesMax - ccid::headerBytes;
    const bool isWhole = apdu.size() <= pieceMax || m_connection->descriptor().level() != Level::ExtendedApdu;
    std::size_t sent = 0;
    for (;;) {  // bounded by the command's length
        const std::size_t size = isWhole ? apdu.size() : std::min(pieceMax, apdu.size() - sent);
        const auto from = apdu.begin() + static_cast<std::ptrdiff_t>(sent);
        Bytes piece(from, from + static_cast<std::ptrdiff_t>(size));
        const bool isFirst = sent == 0;
        sent += size;
        const bool isLast = sent == apdu.size();
        const Chain chain = isFirst ? (isLast ? Chain::Whole : Chain::Begins) : (isLast ? Chain::Ends : Chain::GoesOn);
        ccid::Command command = ccid::xfrBlock(std::move(piece), chain);
        auto reply = co_await askDone(m_connection, std::move(command), m_connection->cardMax());
        if (!reply || isLast) co_return reply;
        const bool isWanted = reply->specific == static_cast<std::uint8_t>(Chain::Wanted) && reply->content.empty();
        if (!isWanted) co_return fault(QStringLiteral("an answer before the command was whole"));
    }
}

/// The response, which may come in several messages, also from some readers that declare short APDUs. Spec: CCID 1.1
/// §6.2.1 (bChainParameter).
QCoro::Task<Result<Bytes>> CardExchange::gather(Reply first) {
    if (m_connection->descriptor().level() == Level::Tpdu && first.specific != 0) {
        co_return fault(QStringLiteral("a TPDU in several messages"));
    }
    Bytes response = std::move(first.content);
    auto chain = static_cast<Chain>(first.specific);
    if (chain == Chain::Whole) co_return response;
    if (chain != Chain::Begins) co_return fault(QStringLiteral("a response that begins in its middle"));
    while (chain != Chain::Ends) {  // bounded by kResponseBytesMax: each piece must bring something
        ccid::Command more = ccid::xfrBlock({}, Chain::Wanted);
        auto reply = co_await askDone(m_connection, std::move(more), m_connection->cardMax());
        if (!reply) co_return reply.failure();
        chain = static_cast<Chain>(reply->specific);
        const bool isPart = (chain == Chain::Ends || chain == Chain::GoesOn) && !reply->content.empty();
        if (!isPart) co_return fault(QStringLiteral("a response that breaks off"));
        if (response.size() + reply->content.size() > kResponseBytesMax) {
            co_return fault(QStringLiteral("a response without end"));
        }
        append(response, reply->content);
    }
    co_return response;
}

}  // namespace evergreen
