#include "drivers/virtual/card_contacts.h"

#include <algorithm>
#include <utility>

namespace evergreen {

namespace {

constexpr std::byte kPpsStart{0xFF};
constexpr unsigned kDefaultSpeed = 0x11;

// ISO 7816-3 §11.3.2.2.
constexpr unsigned kReady = 0x80;
constexpr unsigned kSupervisory = 0xC0;
constexpr unsigned kAnswer = 0x20;
constexpr unsigned kMore = 0x20;
constexpr unsigned kSentBit = 0x40;
constexpr unsigned kReceivedBit = 0x10;
constexpr unsigned kResynch = 0;
constexpr unsigned kBlockSize = 1;
constexpr unsigned kAbort = 2;
constexpr unsigned kWaitingTime = 3;

unsigned at(ByteView view, std::size_t i) {
    return std::to_integer<unsigned>(view[i]);
}

std::byte lrc(ByteView view) {
    std::byte sum{0};
    for (const std::byte value : view) sum ^= value;
    return sum;
}

}  // namespace

Bytes CardContacts::reset() {
    Bytes atr = m_card->reset();
    m_isFresh = !atr.empty();
    m_sent = m_expected = 0;
    m_hostBlockBytes = 32;
    m_command.clear();
    m_response.clear();
    m_lastBlock.clear();
    m_held.clear();
    m_underWay = 0;
    m_hasForgotten = false;
    m_troubles.clear();
    readAtr(atr);
    return atr;
}

/// Only what this card itself may have written: TA1, TD1, TD2 with TA2. ISO 7816-3 §8.2.
void CardContacts::readAtr(ByteView atr) {
    m_protocol = 0;
    m_speed = kDefaultSpeed;
    if (atr.size() < 3) return;
    const unsigned format = at(atr, 1);
    std::size_t next = 2;
    const unsigned offeredSpeed = (format & 0x10) != 0 ? at(atr, next++) : kDefaultSpeed;
    next += ((format & 0x20) != 0 ? 1U : 0U) + ((format & 0x40) != 0 ? 1U : 0U);
    if ((format & 0x80) == 0 || next >= atr.size()) return;
    const unsigned second = at(atr, next++);
    m_protocol = static_cast<std::uint8_t>(second & 0x0F);
    // TA2: specific mode, at the speed of TA1.
    if ((second & 0x10) == 0 || next >= atr.size()) return;
    m_isFresh = false;
    m_protocol = static_cast<std::uint8_t>(at(atr, next) & 0x0F);
    if ((at(atr, next) & 0x10) == 0) m_speed = static_cast<std::uint8_t>(offeredSpeed);
}

void CardContacts::provoke(BlockTrouble trouble, int count) {
    for (int i = 0; i < count; ++i) m_troubles.push_back(trouble);
}

Bytes CardContacts::hear(ByteView sent) {
    if (sent.empty()) return {};
    const bool isPps = std::exchange(m_isFresh, false) && sent[0] == kPpsStart;
    if (m_card->recites()) return recite(sent, isPps);
    if (isPps) return answerPps(sent);
    if (m_protocol == 1) return hearBlock(sent);
    ++m_commandCount;
    return m_card->tpdu(sent);
}

/// Of what is recited only an agreement in PPS changes how the line is spoken on.
Bytes CardContacts::recite(ByteView sent, bool isPps) {
    Bytes answer = m_card->recited(sent);
    if (isPps && std::ranges::equal(answer, sent)) answerPps(sent);
    return answer;
}

// ISO 7816-3 §9.2: PPSS, PPS0 with the protocol, PPS1 with the speed, PCK.
Bytes CardContacts::answerPps(ByteView request) {
    if (m_refusesPps || request.size() < 3 || lrc(request) != std::byte{0}) return {};
    m_protocol = static_cast<std::uint8_t>(at(request, 1) & 0x0F);
    if ((at(request, 1) & 0x10) != 0 && request.size() == 4) m_speed = static_cast<std::uint8_t>(at(request, 2));
    return {request.begin(), request.end()};
}

Bytes CardContacts::block(unsigned control, ByteView content) const {
    Bytes raw = bytes({0, static_cast<std::uint8_t>(control), static_cast<std::uint8_t>(content.size())});
    append(raw, content);
    raw.push_back(lrc(raw));
    return raw;
}

Bytes CardContacts::hearBlock(ByteView raw) {
    const bool isResynch = raw.size() >= 2 && at(raw, 1) == kSupervisory;
    if (m_hasForgotten && !isResynch) return block(kReady | 0x02U | (m_expected ? kReceivedBit : 0U));
    // An R-block with reason 1: ISO 7816-3 §11.6.3.2, rule 7.1.
    const bool isRight = raw.size() >= 4 && lrc(raw) == std::byte{0} && at(raw, 2) == raw.size() - 4;
    if (!isRight) return m_lastBlock = block(kReady | 0x01U | (m_expected ? kReceivedBit : 0U));
    if (!m_troubles.empty() && !isResynch && (at(raw, 1) & kSupervisory) != kSupervisory) {
        const BlockTrouble trouble = m_troubles.front();
        m_troubles.pop_front();
        return troubled(trouble, raw);
    }
    return answerRight(raw);
}

/// Of a block without a flaw; no trouble that still waits touches it.
Bytes CardContacts::answerRight(ByteView raw) {
    const unsigned control = at(raw, 1);
    if ((control & kReady) == 0) return m_lastBlock = hearInformation(raw);
    if ((control & kSupervisory) == kReady) return m_lastBlock = hearReady(control);
    return hearSupervisory(raw);
}

Bytes CardContacts::troubled(BlockTrouble trouble, ByteView raw) {
    Bytes answer;
    switch (trouble) {
        case BlockTrouble::BadCheck:
            answer = answerRight(raw);
            answer.back() ^= std::byte{0x5A};
            return answer;
        case BlockTrouble::AskAgain:
            return block(kReady | 0x02U | (m_expected ? kReceivedBit : 0U));
        case BlockTrouble::WaitLonger:
            m_held = answerRight(raw);
            return block(kSupervisory | kWaitingTime, bytes({5}));
        case BlockTrouble::SmallerBlock:
            m_held = answerRight(raw);
            return block(kSupervisory | kBlockSize, bytes({16}));
        case BlockTrouble::GiveUp:
            m_command.clear();
            m_response.clear();
            if ((at(raw, 1) & kReady) == 0) m_expected ^= 1U;
            return block(kSupervisory | kAbort);
        case BlockTrouble::Silence:
            return {};
        case BlockTrouble::Forget:
            m_hasForgotten = true;
            return block(kReady | 0x02U);
    }
    return {};
}

// ISO 7816-3 §11.6.2.3, rules 2 and 5.
Bytes CardContacts::hearInformation(ByteView raw) {
    const unsigned control = at(raw, 1);
    const unsigned number = (control & kSentBit) != 0 ? 1 : 0;
    if (number != m_expected) return block(kReady | 0x02U | (m_expected ? kReceivedBit : 0U));
    m_expected ^= 1U;
    // It also says that the last block of the response before has come.
    if (std::exchange(m_underWay, 0) > 0) m_sent ^= 1U;
    append(m_command, raw.subspan(3, raw.size() - 4));
    if ((control & kMore) != 0) return block(kReady | (m_expected ? kReceivedBit : 0U));
    ++m_commandCount;
    m_response = m_card->apdu(std::exchange(m_command, {}));
    return sendNext();
}

Bytes CardContacts::sendNext() {
    m_underWay = std::min(m_response.size(), m_hostBlockBytes);
    const bool hasMore = m_underWay < m_response.size();
    return block((m_sent ? kSentBit : 0U) | (hasMore ? kMore : 0U), ByteView(m_response).first(m_underWay));
}

/// The host wants the next block of a chain, or the last one again.
Bytes CardContacts::hearReady(unsigned control) {
    const unsigned wanted = (control & kReceivedBit) != 0 ? 1 : 0;
    if (wanted == m_sent && !m_lastBlock.empty()) return m_lastBlock;
    // Nothing more to give: the host's own block has not come.
    if (wanted == m_sent || m_underWay >= m_response.size()) {
        return block(kReady | 0x02U | (m_expected ? kReceivedBit : 0U));
    }
    m_sent ^= 1U;
    m_response.erase(m_response.begin(), m_response.begin() + static_cast<std::ptrdiff_t>(m_underWay));
    return sendNext();
}

Bytes CardContacts::hearSupervisory(ByteView raw) {
    const unsigned what = at(raw, 1) & 0x1FU;
    const ByteView content = raw.subspan(3, raw.size() - 4);
    if ((at(raw, 1) & kAnswer) != 0) {
        if (what == kAbort) return block(kReady | (m_expected ? kReceivedBit : 0U));
        return std::exchange(m_held, {});
    }
    if (what == kResynch) {
        m_sent = m_expected = 0;
        m_command.clear();
        m_response.clear();
        m_lastBlock.clear();
        m_underWay = 0;
        m_hasForgotten = false;
        m_hostBlockBytes = 32;
    }
    if (what == kBlockSize && content.size() == 1) m_hostBlockBytes = at(content, 0);
    return block(kSupervisory | kAnswer | what, content);
}

}  // namespace evergreen
