#include "drivers/ccid/t0_conversation.h"

namespace evergreen {

namespace {

constexpr std::size_t kHeaderBytes = 4;
constexpr std::size_t kDataAt = 5;  // behind CLA INS P1 P2 and Lc (or P3)
constexpr std::byte kMoreData{0x61};
constexpr std::byte kWrongLength{0x6C};

std::size_t lengthOfData(ByteView apdu) {
    return apdu.size() > kDataAt ? std::to_integer<std::size_t>(apdu[kHeaderBytes]) : 0;
}

// ISO 7816-3 §12.1.3: cases 1, 2S, 3S and 4S.
bool isShort(ByteView apdu) {
    if (apdu.size() == kHeaderBytes || apdu.size() == kDataAt) return true;
    const std::size_t data = lengthOfData(apdu);
    return data > 0 && (apdu.size() == kDataAt + data || apdu.size() == kDataAt + data + 1);
}

// ISO 7816-3 §12.1.3: cases 2E, 3E and 4E: after the header 00 and two bytes each of Lc and Le.
bool isExtended(ByteView apdu) {
    constexpr std::size_t lengthBytes = 3;
    constexpr std::size_t expectedBytes = 2;
    if (apdu.size() < kHeaderBytes + lengthBytes || apdu[kHeaderBytes] != std::byte{0}) return false;
    const std::size_t length = std::to_integer<std::size_t>(apdu[5]) << 8 | std::to_integer<std::size_t>(apdu[6]);
    const std::size_t rest = apdu.size() - kHeaderBytes - lengthBytes;
    return rest == 0 || (length > 0 && (rest == length || rest == length + expectedBytes));
}

}  // namespace

Result<T0Conversation> T0Conversation::begin(ByteView apdu, Framing framing) {
    const bool isLong = framing == Framing::ExtendedApdu && isExtended(apdu);
    if (!isLong && !isShort(apdu)) {
        return Failure{FailureCode::ReaderFault, QStringLiteral("no command APDU that fits this reader and card")};
    }
    T0Conversation result;
    result.m_framing = framing;
    result.m_next.assign(apdu.begin(), apdu.end());
    if (framing == Framing::Tpdu) {
        // ISO 7816-3 §12.2.1, §12.2.4: case 1 gets P3 = 0; case 4 goes without Le, which GET RESPONSE brings.
        if (apdu.size() == kHeaderBytes) result.m_next.push_back(std::byte{0});
        if (apdu.size() > kDataAt) result.m_next.resize(kDataAt + lengthOfData(apdu));
    }
    return result;
}

bool T0Conversation::hasLe() const {
    if (m_next.size() == kDataAt) return true;
    return m_framing != Framing::Tpdu && isShort(m_next) && m_next.size() == kDataAt + lengthOfData(m_next) + 1;
}

void T0Conversation::expect(std::byte length) {
    m_next.back() = length;
}

Result<bool> T0Conversation::hear(ByteView answer) {
    if (answer.size() < 2) return Failure{FailureCode::CardMute, QStringLiteral("an answer without status")};
    const ByteView body = answer.first(answer.size() - 2);
    const ByteView status = answer.last(2);
    const bool hasMore = status[0] == kMoreData;
    const bool isOtherLength = status[0] == kWrongLength && body.empty() && hasLe();
    if (!isOtherLength) append(m_response, body);
    if (!hasMore && !isOtherLength) {
        append(m_response, status);
        return true;
    }
    if (++m_rounds >= roundsMax) return Failure{FailureCode::CardMute, QStringLiteral("a response without end")};
    // ISO 7816-3 §12.2.3: the same command with the length the card named; EMV 4.4 Book 1 §9.3.1.3: GET RESPONSE is 00
    // C0.
    if (hasMore) m_next = bytes({0x00, 0xC0, 0x00, 0x00, 0x00});
    expect(status[1]);
    return false;
}

}  // namespace evergreen
