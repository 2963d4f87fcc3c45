#include "drivers/ccid/t1_conversation.h"

#include <algorithm>
#include <utility>

namespace evergreen {

using t1::Block;
using t1::Reason;
using t1::Supervisory;
using Kind = Block::Kind;

namespace {

Failure mute(const char* why) {
    return {FailureCode::CardMute, QString::fromLatin1(why)};
}

std::uint8_t other(std::uint8_t number) {
    return number ^ 1U;
}

}  // namespace

void T1Conversation::say(Block block) {
    m_next = block;
    m_lastOwn = std::move(block);
    m_waitingTimes = 0;
}

void T1Conversation::beginSizes() {
    m_flaws = m_repeats = m_rounds = m_resynchs = 0;
    m_isSending = m_isAborted = false;
    say({.kind = Kind::Request, .supervisory = Supervisory::BlockSize, .content = bytes({m_terms.ownBlockBytes})});
}

void T1Conversation::begin(ByteView apdu) {
    m_flaws = m_repeats = m_rounds = m_resynchs = 0;
    m_isAborted = false;
    m_response.clear();
    m_rest.assign(apdu.begin(), apdu.end());
    m_isSending = true;
    sayInformation();
}

/// Spec: §11.6.2.3, rule 5: each block of a chain but the last bears the more-data bit.
void T1Conversation::sayInformation() {
    m_underWay = std::min<std::size_t>(m_rest.size(), m_cardBlockBytes);
    const auto content = ByteView(m_rest).first(m_underWay);
    say({.kind = Kind::Information,
         .number = m_sent,
         .hasMore = m_underWay < m_rest.size(),
         .content = Bytes(content.begin(), content.end())});
}

void T1Conversation::ask(Reason reason) {
    say({.kind = Kind::ReceiveReady, .number = m_expected, .reason = reason, .content = {}});
}

bool T1Conversation::isAsking(Supervisory what) const {
    return m_lastOwn.kind == Kind::Request && m_lastOwn.supervisory == what;
}

Result<bool> T1Conversation::hear(ByteView raw) {
    if (m_isLost) return lost("the card must be reset");
    if (++m_rounds > roundsMax) return lost("a conversation without end");
    const t1::Decoded decoded = t1::decode(raw, m_terms.check);
    if (decoded.flaw == t1::Flaw::Check) return hearFlawed(Reason::Check);
    if (decoded.flaw == t1::Flaw::Other) return hearFlawed(raw.empty() ? Reason::Check : Reason::Other);
    switch (decoded.block.kind) {
        case Kind::Information:
            return hearInformation(decoded.block);
        case Kind::ReceiveReady:
            return hearReady(decoded.block);
        case Kind::Request:
            return hearRequest(decoded.block);
        case Kind::Response:
            return hearResponse(decoded.block);
    }
    return hearFlawed(Reason::Other);
}

/// Spec: §11.6.3.2, rules 7.1 to 7.4: an I- or R-block is answered by asking for it again, a request is repeated.
Result<bool> T1Conversation::hearFlawed(Reason reason) {
    if (++m_flaws >= flawsMax) return resynchronise();
    if (m_lastOwn.kind == Kind::Request) {
        m_next = m_lastOwn;
        m_waitingTimes = 0;
    } else {
        ask(reason);
    }
    return false;
}

/// Spec: §11.6.3.2, rules 6.1 to 6.4: both sides go back to their first numbers; also behind a command the card gave
/// up, because nobody knows how far it had come.
Result<bool> T1Conversation::resynchronise() {
    if (++m_resynchs > resynchsMax) return lost("the card does not come back to the conversation");
    m_flaws = flawsMax - 1;  // each further flaw is one more vain try
    say({.kind = Kind::Request, .supervisory = Supervisory::Resynch, .content = {}});
    return false;
}

Failure T1Conversation::lost(const char* why) {
    m_isLost = true;
    return mute(why);
}

/// Spec: §11.6.2.3, rules 2.1 and 2.2: an I-block with the number awaited acknowledges our last one.
Result<bool> T1Conversation::hearInformation(const Block& block) {
    const bool isOurTurn = m_isSending && m_underWay < m_rest.size();
    if (block.number != m_expected || isOurTurn || m_lastOwn.kind == Kind::Request) return hearFlawed(Reason::Other);
    if (m_isAborted) return resynchronise();
    m_flaws = m_repeats = 0;
    if (m_isSending) acknowledged();
    m_expected = other(m_expected);
    if (m_response.size() + block.content.size() > responseBytesMax) return lost("a response without end");
    append(m_response, block.content);
    if (!block.hasMore) return true;
    ask(Reason::None);
    return false;
}

void T1Conversation::acknowledged() {
    m_sent = other(m_sent);
    m_rest.erase(m_rest.begin(), m_rest.begin() + static_cast<std::ptrdiff_t>(m_underWay));
    m_isSending = !m_rest.empty();
    m_underWay = 0;
}

/// Spec: §11.6.2.3, rules 2.2 and 7.2: with the next number it acknowledges a block of a chain, with the same number it
/// asks for it again.
Result<bool> T1Conversation::hearReady(const Block& block) {
    if (m_lastOwn.kind == Kind::Request) return hearFlawed(Reason::Other);
    if (m_isAborted) return resynchronise();
    if (!m_isSending) {
        // The card did not understand our asking for the rest of its chain.
        if (++m_repeats >= flawsMax) return resynchronise();
        ask(Reason::None);
        return false;
    }
    const bool isRepeat = block.number == m_sent;
    // A card that tells of a flaw and yet wants the next block has other numbers than we: half a command must not pass
    // for a whole one.
    if (!isRepeat && (m_underWay == m_rest.size() || block.reason != Reason::None)) return hearFlawed(Reason::Other);
    m_flaws = 0;
    if (isRepeat && ++m_repeats >= flawsMax) return resynchronise();
    if (!isRepeat) {
        m_repeats = 0;
        acknowledged();
    }
    sayInformation();
    return false;
}

/// Spec: §11.6.2.3, rules 3 (waiting time), 4 (block size) and 9 (abort): each is answered with its own value.
Result<bool> T1Conversation::hearRequest(const Block& block) {
    if (block.supervisory == Supervisory::Resynch) return hearFlawed(Reason::Other);
    m_next = block;
    m_next.kind = Kind::Response;
    m_waitingTimes = 0;
    if (block.supervisory == Supervisory::Abort) {
        m_isAborted = true;
        return false;
    }
    const auto value = std::to_integer<std::uint8_t>(block.content.front());
    if (block.supervisory == Supervisory::WaitingTime) {
        m_waitingTimes = value;
        return false;
    }
    if (value == 0 || value > t1::contentBytesMax) return hearFlawed(Reason::Other);
    m_cardBlockBytes = value;
    return false;
}

Result<bool> T1Conversation::hearResponse(const Block& block) {
    if (!isAsking(block.supervisory)) return hearFlawed(Reason::Other);
    if (block.supervisory == Supervisory::Resynch) {
        // Spec: §11.6.3.2, rule 6.3: numbers and sizes are those from behind the reset again.
        m_sent = m_expected = 0;
        m_cardBlockBytes = m_terms.cardBlockBytes;
        m_isSending = false;
        return mute(m_isAborted ? "the card gave the command up" : "the card lost its place and the command with it");
    }
    if (block.content != m_lastOwn.content) return hearFlawed(Reason::Other);
    return true;
}

}  // namespace evergreen
