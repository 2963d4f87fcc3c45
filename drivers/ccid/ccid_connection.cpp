#include "drivers/ccid/ccid_connection.h"

#include "drivers/ccid/card_plan.h"

#include <algorithm>
#include <utility>

#include <QLoggingCategory>

namespace evergreen {

namespace {

Q_LOGGING_CATEGORY(lcReader, "evergreen.ccid")

using ccid::Command;
using ccid::CommandStatus;
using ccid::Reply;

constexpr std::chrono::milliseconds kControlMax{1000};
/// A read must have room for whole packets of any speed, or a reader that says too much halts the bus.
constexpr std::size_t kPacketBytesMost = 512;
// Spec: CCID 1.1 §5.3.
constexpr UsbSetup kAbortRequest{.requestType = 0x21, .request = 0x01};
constexpr UsbSetup kGetDataRates{.requestType = 0xA1, .request = 0x03};
constexpr std::size_t kRateBytes = 4;

Failure fault(const QString& why) {
    return {FailureCode::ReaderFault, why};
}

std::vector<std::uint32_t> ratesIn(ByteView table) {
    std::vector<std::uint32_t> rates;
    for (; table.size() >= kRateBytes; table = table.subspan(kRateBytes)) {
        const auto at = [table](std::size_t i) { return std::to_integer<std::uint32_t>(table[i]); };
        rates.push_back(at(0) | at(1) << 8 | at(2) << 16 | at(3) << 24);
    }
    return rates;
}

std::size_t roomFor(const CcidDescriptor& descriptor) {
    return (descriptor.messageBytesMax + kPacketBytesMost - 1) / kPacketBytesMost * kPacketBytesMost;
}

}  // namespace

CcidConnection::CcidConnection(std::unique_ptr<UsbDevice> device, CcidDescriptor descriptor, Clock& clock)
    : m_device(std::move(device)),
      m_identity(m_device->identity()),
      m_descriptor(descriptor),
      m_speeds{.clockKhz = descriptor.clockKhz, .rateMax = descriptor.dataRateMax, .rates = {}},
      m_quirks(ccidQuirksOf(m_identity.vendorId, m_identity.productId)),
      m_clock(clock) {}

CcidConnection::~CcidConnection() {
    close();
}

void CcidConnection::close() {
    m_isOver = true;
    m_turns->close();
    m_overdue.reset();
    callOff(m_watchRest);
    callOff(m_pollRest);
    callOff(m_commandRest);
    // Its end resumes every task that waits for a transfer; each finds m_isOver.
    const auto device = std::move(m_device);
}

Failure CcidConnection::goneFailure() const {
    return {FailureCode::ReaderGone, m_identity.place};
}

QCoro::Task<Result<>> CcidConnection::begin() {
    const Self self = shared_from_this();
    auto claimed = co_await m_device->claim(m_descriptor.interfaceNumber);
    if (isOver()) co_return goneFailure();
    if (!claimed) co_return claimed.failure();
    if (m_quirks.settleTime > Milliseconds(0)) {
        m_commandRest = std::make_shared<Waiter<Wake>>();
        co_await rest(&m_clock, m_quirks.settleTime, m_commandRest);
        if (isOver()) co_return goneFailure();
    }
    const bool isMine = co_await Turns::wait(m_turns);
    if (!isMine) co_return goneFailure();
    const Turn turn(m_turns);
    // A notice from before we came may wait there. Until the reader was asked, none is believed.
    m_tellsByItself = m_descriptor.interruptIn != 0;
    if (m_tellsByItself) QCoro::connect(listen(self), this, [] {});
    co_await readSpeeds();
    if (isOver()) co_return goneFailure();
    auto looked = co_await lookForCard();
    if (!looked) co_return looked.failure();
    m_isBegun = true;
    QCoro::connect(poll(self), this, [] {});
    co_return Result<>{};
}

/// Only a host that sets speeds by itself needs the reader's table of them. A reader that names one and does not give
/// it is taken to have any up to its highest. Spec: CCID 1.1 §5.3.3.
QCoro::Task<> CcidConnection::readSpeeds() {
    if (!choosesSpeed(m_descriptor) || m_descriptor.dataRateCount == 0) co_return;
    UsbSetup setup = kGetDataRates;
    setup.index = m_descriptor.interfaceNumber;
    const std::size_t size = kRateBytes * m_descriptor.dataRateCount;
    auto table = co_await m_device->controlIn(setup, size, kControlMax);
    if (isOver() || !table) co_return;
    m_speeds.rates = ratesIn(*table);
}

QCoro::Task<Result<Reply>> CcidConnection::ask(Command command, Milliseconds replyMax) {
    const Self self = shared_from_this();
    if (!isAllowed(command)) co_return fault(QStringLiteral("an escape that is not on this reader's list"));
    for (int tries = 1;; ++tries) {
        if (isOver()) co_return goneFailure();
        if (m_isBroken) co_return fault(QStringLiteral("reader is broken"));
        auto reply = co_await askPatiently(command, replyMax);
        if (isOver()) co_return goneFailure();
        if (reply) co_return reply;
        const Failure failure = reply.failure();
        qCWarning(lcReader) << "the reader at" << m_identity.place << "failed:" << failure.name() << failure.detail;
        auto recovered = co_await recover(failure);
        if (isOver()) co_return goneFailure();
        if (!recovered) {
            m_isBroken = true;
            Q_EMIT broken();
        }
        if (!recovered || tries == sayingsMax || !command.isRepeatable()) {
            co_return fault(failure.detail.isEmpty() ? QString::fromLatin1(failure.name()) : failure.detail);
        }
    }
}

/// The one gate that every command passes: an Escape goes out only as it stands in the table of quirks.
bool CcidConnection::isAllowed(const Command& command) const {
    if (command.type != ccid::MessageType::Escape) return true;
    return std::ranges::any_of(m_quirks.escapes, [&command](const ReaderEscape& escape) {
        return std::ranges::equal(std::as_bytes(std::span(escape.request)), command.content);
    });
}

/// The reply, after the slot was no longer busy. Spec: CCID 1.1 §6.2.6, table 6.2-2 (CMD_SLOT_BUSY, CMD_ABORTED).
QCoro::Task<Result<Reply>> CcidConnection::askPatiently(Command command, Milliseconds replyMax) {
    for (int tries = 1; tries <= busyTriesMax; ++tries) {
        auto reply = co_await askOnce(command, replyMax);
        if (!reply || reply->status != CommandStatus::Failed) co_return reply;
        // The rest of an Abort that found no end: only another one gets the reader out of it.
        if (reply->error == ccid::error::aborted)
            co_return Failure{FailureCode::UsbTimeout, QStringLiteral("aborting")};
        if (reply->error != ccid::error::slotBusy) co_return reply;
        m_commandRest = std::make_shared<Waiter<Wake>>();
        co_await rest(&m_clock, busyPause, m_commandRest);
        if (isOver()) co_return goneFailure();
    }
    co_return Failure{FailureCode::UsbTimeout, QStringLiteral("slot stays busy")};
}

QCoro::Task<Result<Reply>> CcidConnection::askOnce(Command command, Milliseconds replyMax) {
    const std::uint8_t sequence = ++m_sequence;
    if (command.content.size() + ccid::headerBytes > m_descriptor.messageBytesMax) {
        co_return fault(QStringLiteral("command longer than the reader takes"));
    }
    Bytes message = ccid::encode(command, m_slot, sequence);
    auto sent = co_await send(std::move(message));
    if (!sent) co_return sent.failure();
    auto reply = co_await awaitReply(command.replyType(), sequence, replyMax);
    co_return reply;
}

QCoro::Task<Result<>> CcidConnection::send(Bytes message) {
    const std::size_t size = message.size();
    auto sent = co_await m_device->bulkOut(m_descriptor.bulkOut, message, sendMax);
    if (isOver()) co_return goneFailure();
    if (!sent && sent.failure().code == FailureCode::UsbStall) {
        // USB 2.0 §8.5.3.4: a halted endpoint took nothing, so the command may be said once more.
        auto cleared = co_await m_device->clearHalt(m_descriptor.bulkOut);
        if (isOver()) co_return goneFailure();
        if (!cleared) co_return cleared.failure();
        sent = co_await m_device->bulkOut(m_descriptor.bulkOut, std::move(message), sendMax);
        if (isOver()) co_return goneFailure();
    }
    if (!sent) co_return sent.failure();
    if (*sent != size) co_return fault(QStringLiteral("incomplete transfer"));
    co_return Result<>{};
}

// Spec: CCID 1.1 §6.2: the reply bears the number of its command; §6.2.6: bError multiplies the time while the card
// works.
QCoro::Task<Result<Reply>> CcidConnection::awaitReply(ccid::MessageType type, std::uint8_t sequence,
                                                      Milliseconds replyMax) {
    const auto deadline = m_clock.monotonic() + std::max(commandMax, replyMax);
    Milliseconds patience = replyMax;
    const std::uint64_t removalsBefore = m_removals;
    int stale = 0;
    int extensions = 0;
    while (stale <= staleRepliesMax && extensions <= timeExtensionsMax) {
        const Milliseconds left = deadline - m_clock.monotonic();
        if (left <= Milliseconds(0)) co_return Failure{FailureCode::UsbTimeout, {}};
        if (!m_hasCard) patience = std::min(patience, statusMax);
        m_awaitsReply = true;
        auto received = co_await m_device->bulkIn(m_descriptor.bulkIn, roomFor(m_descriptor), std::min(patience, left));
        m_awaitsReply = false;
        m_overdue.reset();
        if (isOver()) co_return goneFailure();
        if (std::exchange(m_isOverdue, false) && !received) co_return Failure{FailureCode::UsbTimeout, {}};
        if (!received) co_return received.failure();
        auto reply = ccid::decodeReply(*received);
        if (!reply && !received->empty()) co_return fault(QStringLiteral("unreadable reply"));
        if (!reply || isStrange(*reply, sequence)) {
            ++stale;
            continue;
        }
        if (reply->status == CommandStatus::MoreTime) {
            ++extensions;
            patience = replyMax * std::max<int>(reply->error, 1);
            continue;
        }
        if (reply->type != type) co_return fault(QStringLiteral("reply of another kind"));
        // A reply from before a notice of removal knows less than the notice.
        if (m_removals == removalsBefore) noteIcc(reply->icc);
        if (isOver()) co_return goneFailure();
        co_return std::move(*reply);
    }
    co_return fault(stale > staleRepliesMax ? QStringLiteral("only stale replies") : QStringLiteral("never done"));
}

bool CcidConnection::isStrange(const Reply& reply, std::uint8_t sequence) const {
    return reply.sequence != sequence || reply.slot != m_slot;
}

/// Brings reader and host to one mind again after a command whose end nobody knows.
QCoro::Task<Result<>> CcidConnection::recover(Failure failure) {
    if (failure.code == FailureCode::UsbStall) {
        auto cleared = co_await m_device->clearHalt(m_descriptor.bulkIn);
        if (isOver() || !cleared) co_return fault(QStringLiteral("endpoint stays halted"));
    } else if (failure.code == FailureCode::UsbTimeout) {
        co_await abort();
    }
    if (isOver()) co_return goneFailure();
    auto status = co_await askOnce(ccid::getSlotStatus(), statusMax);
    if (!status) co_return status.failure();
    if (status->status != CommandStatus::Done) co_return fault(QStringLiteral("slot status refused"));
    co_return Result<>{};
}

// Spec: CCID 1.1 §5.3.1 and §6.1.13: the request and the command bear the same number, in either order. A reader that
// knows neither may still answer the next command.
QCoro::Task<> CcidConnection::abort() {
    UsbSetup setup = kAbortRequest;
    const auto sequence = static_cast<std::uint8_t>(m_sequence + 1);
    setup.value = static_cast<std::uint16_t>(sequence << 8 | m_slot);
    setup.index = m_descriptor.interfaceNumber;
    auto requested = co_await m_device->controlOut(setup, {}, kControlMax);
    if (isOver() || !requested) co_return;
    auto aborted = co_await askOnce(ccid::abort(), statusMax);
    if (!aborted) qCWarning(lcReader) << "the reader at" << m_identity.place << "does not abort";
}

}  // namespace evergreen
