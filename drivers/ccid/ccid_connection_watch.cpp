// The half of a connection that watches cards come and go.
#include "drivers/ccid/ccid_connection.h"

#include <algorithm>
#include <utility>

#include <QLoggingCategory>

namespace evergreen {

// Spec: CCID 1.1 §5.1 (bPINSupport)
bool CcidConnection::hasKeypad(PinTask task) const {
    constexpr unsigned verifies = 0x01;
    constexpr unsigned changes = 0x02;
    const unsigned wanted = task == PinTask::Verify ? verifies : changes;
    return (m_descriptor.pinSupport & wanted) != 0 && m_quirks.keepsPin;
}

namespace {

Q_LOGGING_CATEGORY(lcReader, "evergreen.ccid")

using ccid::IccStatus;

constexpr std::size_t kNoticeBytesMax = 64;
constexpr std::chrono::milliseconds kUntilCancelled{0};
constexpr std::chrono::milliseconds kAfterBadNotice{50};
constexpr int kNoticeFaultsMax = 5;

}  // namespace

// Spec: CCID 1.1 §6.3.1 RDR_to_PC_NotifySlotChange
QCoro::Task<> CcidConnection::listen(Self self) {
    int faults = 0;
    while (!self->isOver() && faults < kNoticeFaultsMax) {
        auto received =
            co_await self->m_device->interruptIn(self->m_descriptor.interruptIn, kNoticeBytesMax, kUntilCancelled);
        if (self->isOver()) co_return;
        if (received && !received->empty()) {
            faults = 0;
            self->hear(*received);
            continue;
        }
        ++faults;
        if (!received && received.failure().code == FailureCode::UsbStall) {
            auto cleared = co_await self->m_device->clearHalt(self->m_descriptor.interruptIn);
            if (self->isOver()) co_return;
            if (!cleared) break;
        }
        self->m_watchRest = std::make_shared<Waiter<Wake>>();
        co_await rest(&self->m_clock, kAfterBadNotice, self->m_watchRest);
    }
    if (self->isOver()) co_return;
    qCWarning(lcReader) << "the reader at" << self->m_identity.place << "tells of no card; it is asked from now on";
    self->m_tellsByItself = false;
    callOff(self->m_pollRest);
}

std::uint8_t CcidConnection::slotCount() const {
    return static_cast<std::uint8_t>(std::min<int>(m_descriptor.slotIndexMax + 1, slotsMax));
}

/// Asks the slot with the card, or each until one has a card. Only within a turn.
QCoro::Task<Result<>> CcidConnection::lookForCard() {
    auto status = co_await ask(ccid::getSlotStatus(), statusMax);
    if (!status) co_return status.failure();
    const std::uint8_t home = m_slot;
    for (std::uint8_t step = 1; step < slotCount() && !m_hasCard && !isOver(); ++step) {
        m_slot = static_cast<std::uint8_t>((home + step) % slotCount());
        auto other = co_await ask(ccid::getSlotStatus(), statusMax);
        if (!other) co_return other.failure();
    }
    co_return Result<>{};
}

void CcidConnection::hear(ByteView notice) {
    const auto isPresent = ccid::decodeSlotChange(notice, m_slot);
    if (!isPresent || !m_isBegun) return;
    const Self self = shared_from_this();
    // A card that left is told at once, even in the middle of a command. One that came is first looked for.
    if (!*isPresent) {
        noteIcc(IccStatus::Absent);
        hurryReply();
    }
    if (!isOver()) QCoro::connect(lookAtSlots(self), this, [] {});
}

/// The reply to a command from whose midst the card was taken is a matter of a moment. A reader that has forgotten it
/// (QEMU's does) would keep the next card waiting for as long as a card may take.
void CcidConnection::hurryReply() {
    if (m_isOver || !m_awaitsReply) return;
    m_overdue = m_clock.alarm(statusMax, [this] {
        const Self self = shared_from_this();
        const auto spent = std::move(m_overdue);
        m_isOverdue = true;
        m_device->cancelAll();
    });
}

QCoro::Task<> CcidConnection::poll(Self self) {
    while (!self->isOver()) {
        self->m_pollRest = std::make_shared<Waiter<Wake>>();
        co_await rest(&self->m_clock, self->m_tellsByItself ? lookEvery : pollEvery, self->m_pollRest);
        if (self->isOver()) co_return;
        co_await lookAtSlots(self);
    }
}

QCoro::Task<> CcidConnection::lookAtSlots(Self self) {
    const bool isMine = co_await Turns::wait(self->m_turns);
    if (!isMine) co_return;
    const Turn turn(self->m_turns);
    const bool wasActive = self->m_icc == IccStatus::Active;
    const bool hadCard = self->m_hasCard;
    const std::uint64_t removals = self->m_removals;
    auto looked = co_await self->lookForCard();
    if (!looked || self->m_isOver) co_return;
    // A card that lost its current without our asking was taken out and put back, or is another one.
    const bool isSame = hadCard && self->m_hasCard && self->m_removals == removals;
    if (wasActive && isSame && self->m_icc == IccStatus::Inactive) {
        self->noteCard(false);
        if (!self->m_isOver) self->noteCard(true);
    }
}

void CcidConnection::noteIcc(IccStatus icc) {
    m_icc = icc;
    noteCard(icc != IccStatus::Absent);
}

void CcidConnection::noteCard(bool hasCard) {
    if (std::exchange(m_hasCard, hasCard) == hasCard) return;
    if (!hasCard) ++m_removals;
    if (m_isBegun && !m_isOver) Q_EMIT cardChanged(hasCard);
}

}  // namespace evergreen
