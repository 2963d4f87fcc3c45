#include "drivers/virtual/demo_issuer.h"

#include "drivers/virtual/card_tlv.h"

#include <algorithm>

namespace evergreen {

namespace {

constexpr std::size_t kAnswerBytes = 4;
constexpr std::size_t kStatusBytes = 4;
constexpr std::size_t kMacBytes = 8;
// Card status update, second byte. Spec: EMV 4.4 Book 3 annex C10
constexpr std::uint8_t kApproves = 0x80;

Bytes packed(std::uint16_t counter) {
    return bytes({static_cast<std::uint8_t>(counter >> 8), static_cast<std::uint8_t>(counter & 0xFF)});
}

Bytes answerCryptogram(const DemoKeys& keys, const CardSession& session, ByteView status) {
    Bytes message = session.cryptogram;
    append(message, status);
    return sessionMac(keys.cryptogramKey, session.pan, session.sequence, packed(session.counter), message,
                      kAnswerBytes);
}

}  // namespace

Bytes issuerAuthenticationData(const DemoKeys& keys, const CardSession& session, bool approves) {
    const Bytes status = bytes({0x00, static_cast<std::uint8_t>(approves ? kApproves : 0), 0x00, 0x00});
    Bytes data = answerCryptogram(keys, session, status);
    append(data, status);
    return data;
}

bool isIssuersWord(const DemoKeys& keys, const CardSession& session, ByteView authentication) {
    if (authentication.size() != kAnswerBytes + kStatusBytes) return false;
    const Bytes right = answerCryptogram(keys, session, authentication.subspan(kAnswerBytes));
    return std::ranges::equal(right, authentication.first(kAnswerBytes));
}

bool isIssuersApproval(const DemoKeys& keys, const CardSession& session, ByteView authentication) {
    return isIssuersWord(keys, session, authentication) &&
           (authentication[kAnswerBytes + 1] & std::byte{kApproves}) != std::byte{0};
}

Bytes scriptCommand(const DemoKeys& keys, const CardSession& session, ScriptHeader header, ByteView content) {
    Bytes command =
        bytes({header[0], header[1], header[2], header[3], static_cast<std::uint8_t>(content.size() + kMacBytes)});
    Bytes message = command;
    append(message, packed(session.counter));
    append(message, session.cryptogram);
    append(message, content);
    append(command, content);
    append(command, sessionMac(keys.scriptKey, session.pan, session.sequence, session.cryptogram, message, kMacBytes));
    return command;
}

DemoAuthorisation authoriseDemoCard(const DemoKeys& keys, const CardSession& session, ByteView message) {
    const Bytes right = cardCryptogram(keys, session.pan, session.sequence, session.counter, message);
    if (right != session.cryptogram) return {QStringLiteral("05"), {}, {}};
    // 9F58: how often the card may do without its bank.
    const Bytes command = scriptCommand(keys, session, {0x04, 0xDA, 0x9F, 0x58}, bytes({3}));
    Bytes script = cardTlv(0x9F18, bytes({0x00, 0x00, 0x00, 0x01}));
    append(script, cardTlv(0x86, command));
    return {QStringLiteral("00"), issuerAuthenticationData(keys, session, true), cardTlv(0x72, script)};
}

}  // namespace evergreen
