#include "drivers/virtual/virtual_reader.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace evergreen {

namespace {

constexpr std::uint8_t kClearFeature = 0x01;
constexpr std::uint8_t kStandardToEndpoint = 0x02;
constexpr std::uint8_t kClassToInterface = 0x21;
constexpr std::uint8_t kAbortRequest = 0x01;
constexpr std::uint8_t kClassFromInterface = 0xA1;
constexpr std::uint8_t kGetDataRates = 0x03;

struct TroubleWord {
    QLatin1String word;
    ReaderTrouble trouble{};
};

constexpr std::array kTroubleWords{
    TroubleWord{QLatin1String("stall"), ReaderTrouble::Stall},
    TroubleWord{QLatin1String("stall-out"), ReaderTrouble::StallOut},
    TroubleWord{QLatin1String("garbage"), ReaderTrouble::Garbage},
    TroubleWord{QLatin1String("stale-sequence"), ReaderTrouble::StaleSequence},
    TroubleWord{QLatin1String("zero-length"), ReaderTrouble::ZeroLength},
    TroubleWord{QLatin1String("more-time"), ReaderTrouble::MoreTime},
    TroubleWord{QLatin1String("silence"), ReaderTrouble::Silence},
    TroubleWord{QLatin1String("truncated"), ReaderTrouble::Truncated},
    TroubleWord{QLatin1String("slot-busy"), ReaderTrouble::SlotBusy},
    TroubleWord{QLatin1String("torn-out"), ReaderTrouble::TornOut},
    TroubleWord{QLatin1String("torn-out-silent"), ReaderTrouble::TornOutSilent},
};

UrbDone ended(int status) {
    return {.status = status, .dataIn = {}};
}

}  // namespace

VirtualReader::VirtualReader(ReaderProfile profile, Clock& clock) : m_firmware(std::move(profile)), m_clock(clock) {}

std::optional<ReaderTrouble> VirtualReader::troubleNamed(const QString& word) {
    for (const TroubleWord& row : kTroubleWords) {
        if (row.word == word) return row.trouble;
    }
    return std::nullopt;
}

void VirtualReader::watchTransfers(TransferWatch watch) {
    m_transfers = 0;
    m_transferWatch = std::move(watch);
}

void VirtualReader::provoke(ReaderTrouble trouble, int count) {
    for (int i = 0; i < count; ++i) m_troubles.push_back(trouble);
}

void VirtualReader::insert(std::unique_ptr<VirtualCard> card, std::size_t slot) {
    if (hasCard(slot)) remove(slot);
    m_firmware.insert(std::move(card), slot);
    tellSlotChange(slot);
}

void VirtualReader::remove(std::size_t slot) {
    if (!hasCard(slot)) return;
    m_firmware.remove(slot);
    endTyping(m_firmware.endPin(ReaderFirmware::NoPin::CardLeft));
    tellSlotChange(slot);
}

void VirtualReader::tellSlotChange(std::size_t changed) {
    if (!m_isPlugged) return;
    // Spec: CCID 1.1 §6.3.1: two bits a slot, present and changed.
    const std::size_t slots = m_firmware.profile().slots;
    Bytes notice(1 + (slots + 3) / 4);
    notice[0] = std::byte{0x50};
    for (std::size_t slot = 0; slot < slots; ++slot) {
        const unsigned bits = (hasCard(slot) ? 1U : 0U) | (slot == changed ? 2U : 0U);
        notice[1 + slot / 4] |= static_cast<std::byte>(bits << (slot % 4 * 2));
    }
    m_notices.put(std::move(notice));
}

void VirtualReader::submit(Urb urb, Completion done) {
    const bool isBulk = !urb.isControl && urb.endpoint != ReaderProfile::interruptEndpoint;
    if (isBulk && m_transferWatch) m_transferWatch(++m_transfers);
    if (!m_isPlugged) return done(ended(-ESHUTDOWN));
    if (urb.isControl) return submitControl(urb, done);
    if (urb.endpoint == ReaderProfile::interruptEndpoint) return m_notices.submit(urb, std::move(done));
    if (urb.endpoint == ReaderProfile::bulkOutEndpoint) return submitCommand(std::move(urb), done);
    if (urb.endpoint != ReaderProfile::bulkInEndpoint) return done(ended(-ENOENT));
    if (m_isInHalted) return done(ended(-EPIPE));
    m_replies.submit(urb, std::move(done));
}

void VirtualReader::submitControl(const Urb& urb, const Completion& done) {
    if (urb.setup.requestType == kStandardToEndpoint && urb.setup.request == kClearFeature) {
        if (urb.setup.index == ReaderProfile::bulkInEndpoint) m_isInHalted = false;
        if (urb.setup.index == ReaderProfile::bulkOutEndpoint) m_isOutHalted = false;
        return done({});
    }
    // Spec: CCID 1.1 §5.3.1: wValue holds the sequence number and the slot.
    if (urb.setup.requestType == kClassToInterface && urb.setup.request == kAbortRequest) {
        m_firmware.abort(static_cast<std::uint8_t>(urb.setup.value >> 8));
        m_replies.forgetMessages();
        m_alarms.clear();
        return done({});
    }
    if (urb.setup.requestType == kClassFromInterface && urb.setup.request == kGetDataRates) {
        return answerRates(urb, done);
    }
    done(ended(-EPIPE));
}

/// Spec: CCID 1.1 §5.3.3
void VirtualReader::answerRates(const Urb& urb, const Completion& done) const {
    Bytes table;
    for (const std::uint32_t rate : m_firmware.profile().rates) {
        for (int shift = 0; shift < 32; shift += 8) table.push_back(static_cast<std::byte>(rate >> shift & 0xFF));
    }
    table.resize(std::min(table.size(), urb.bytesMax));
    done({.status = 0, .dataIn = std::move(table)});
}

void VirtualReader::submitCommand(Urb urb, const Completion& done) {
    const bool isStalled = !m_troubles.empty() && m_troubles.front() == ReaderTrouble::StallOut;
    if (isStalled) m_troubles.pop_front();
    m_isOutHalted = m_isOutHalted || isStalled;
    if (m_isOutHalted) return done(ended(-EPIPE));
    done({.status = 0, .dataIn = {}, .bytesOut = urb.dataOut.size()});
    if (m_delay.count() == 0) return answer(urb.dataOut);
    m_alarms.push_back(m_clock.alarm(m_delay, [this, command = std::move(urb.dataOut)] {
        const auto spent = std::move(m_alarms.front());
        m_alarms.pop_front();
        answer(command);
    }));
}

void VirtualReader::answer(const Bytes& command) {
    if (!m_isPlugged) return;
    while (!m_troubles.empty()) {
        const ReaderTrouble trouble = m_troubles.front();
        m_troubles.pop_front();
        putTroubled(trouble, command);
        // These come before the reply; the others stand in its place.
        const bool isBefore = trouble == ReaderTrouble::StaleSequence || trouble == ReaderTrouble::ZeroLength ||
                              trouble == ReaderTrouble::MoreTime;
        if (!isBefore) return;
    }
    const Bytes reply = m_firmware.handle(command);
    if (!reply.empty()) m_replies.put(reply);
    awaitTyping();
}

void VirtualReader::awaitTyping() {
    const auto typing = m_firmware.asksPin();
    if (!typing) return m_typing.reset();
    if (m_typing) return;
    m_typing = m_clock.alarm(*typing, [this] { endTyping(m_firmware.endPin(ReaderFirmware::NoPin::TimeOver)); });
}

bool VirtualReader::endTyping(const Bytes& reply) {
    const auto spent = std::move(m_typing);
    if (!reply.empty()) m_replies.put(reply);
    return !reply.empty();
}

bool VirtualReader::typePin(const QString& digits) {
    const bool isAsked = m_firmware.asksPin().has_value();
    endTyping(m_firmware.typePin(digits));
    awaitTyping();
    return isAsked;
}

bool VirtualReader::cancelPin() {
    return endTyping(m_firmware.endPin(ReaderFirmware::NoPin::Cancelled));
}

void VirtualReader::putTroubled(ReaderTrouble trouble, const Bytes& command) {
    Bytes reply;
    switch (trouble) {
        case ReaderTrouble::Stall:
            m_isInHalted = true;
            if (m_replies.hasWaiting()) m_replies.fail(-EPIPE);
            return;
        case ReaderTrouble::StallOut:
        case ReaderTrouble::Silence:
            return;
        case ReaderTrouble::Garbage:
            return m_replies.put(Bytes(23, std::byte{0xA5}));
        case ReaderTrouble::StaleSequence:
            reply = m_firmware.timeExtension(command, 0);
            reply[6] = static_cast<std::byte>(std::to_integer<int>(reply[6]) - 1);
            return m_replies.put(reply);
        case ReaderTrouble::ZeroLength:
            return m_replies.put({});
        case ReaderTrouble::MoreTime:
            return m_replies.put(m_firmware.timeExtension(command, 1));
        case ReaderTrouble::Truncated:
            reply = m_firmware.handle(command);
            reply[1] = std::byte{200};
            return m_replies.put(reply);
        case ReaderTrouble::SlotBusy:
            return m_replies.put(m_firmware.busy(command));
        case ReaderTrouble::TornOut:
            remove();
            return m_replies.put(m_firmware.emptyDone(command));
        case ReaderTrouble::TornOutSilent:
            return remove();
    }
}

void VirtualReader::cancel(std::uint64_t urbId) {
    if (!m_replies.cancel(urbId)) m_notices.cancel(urbId);
}

void VirtualReader::unplug() {
    if (!m_isPlugged) return;
    m_isPlugged = false;
    m_alarms.clear();
    m_typing.reset();
    m_troubles.clear();
    m_isInHalted = m_isOutHalted = false;
    m_firmware.loseCurrent();
    m_replies.endAll(-ESHUTDOWN);
    m_notices.endAll(-ESHUTDOWN);
    cableChanged();
}

void VirtualReader::plug() {
    if (m_isPlugged) return;
    m_isPlugged = true;
    for (std::size_t slot = 0; slot < m_firmware.profile().slots; ++slot) {
        if (hasCard(slot)) tellSlotChange(slot);
    }
    cableChanged();
}

}  // namespace evergreen
