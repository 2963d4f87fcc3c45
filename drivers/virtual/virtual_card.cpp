#include "drivers/virtual/virtual_card.h"

#include "drivers/virtual/card_issuer.h"
#include "drivers/virtual/card_tlv.h"

#include <algorithm>
#include <utility>

namespace evergreen {

namespace {

constexpr int kOk = 0x9000;
constexpr int kBlocked = 0x6283;
constexpr int kIssuerUnknown = 0x6300;
constexpr int kWrongMac = 0x6988;
constexpr int kWrongLength = 0x6700;
constexpr int kConditionsNotMet = 0x6985;
constexpr int kFileNotFound = 0x6A82;
constexpr int kRecordNotFound = 0x6A83;
constexpr int kNoSuchObject = 0x6A88;
constexpr int kWrongInstruction = 0x6D00;
constexpr int kWrongClass = 0x6E00;

// ISO 7816-3 §8.2: direct convention, no interface byte but TB1 TC1, eight historical bytes "EVERGREN"; T=0 only.
constexpr std::uint8_t kAtr[] = {0x3B, 0x68, 0x00, 0x00, 'E', 'V', 'E', 'R', 'G', 'R', 'E', 'N'};

Bytes status(int word) {
    return {static_cast<std::byte>(word >> 8), static_cast<std::byte>(word & 0xFF)};
}

Bytes withStatus(Bytes content, int word) {
    append(content, status(word));
    return content;
}

}  // namespace

struct VirtualCard::Command {
    int cla, ins, p1, p2;
    ByteView content;

    // Cases 2E, 3E and 4E: 00 and two bytes of length behind the header.
    static bool isExtended(ByteView apdu) { return apdu.size() >= 7 && apdu[4] == std::byte{0}; }

    static std::optional<Command> parseExtended(ByteView apdu, Command command) {
        if (apdu.size() == 7) return command;
        const auto length = std::to_integer<std::size_t>(apdu[5]) << 8 | std::to_integer<std::size_t>(apdu[6]);
        if (apdu.size() < 7 + length || apdu.size() > 9 + length) return std::nullopt;
        command.content = apdu.subspan(7, length);
        return command;
    }

    // Cases 1 to 4; a last byte beyond the content is Le, which this card does not need.
    static std::optional<Command> parse(ByteView apdu) {
        if (apdu.size() < 4) return std::nullopt;
        const auto at = [apdu](std::size_t i) { return std::to_integer<int>(apdu[i]); };
        Command command{at(0), at(1), at(2), at(3), {}};
        if (apdu.size() <= 5) return command;
        if (isExtended(apdu)) return parseExtended(apdu, command);
        const auto length = static_cast<std::size_t>(at(4));
        if (apdu.size() < 5 + length || apdu.size() > 6 + length) return std::nullopt;
        command.content = apdu.subspan(5, length);
        return command;
    }
};

VirtualCard::VirtualCard(CardFace face) : m_face(std::move(face)), m_pin(m_face.pin) {
    if (!m_face.isMute) m_contents = CardContents::of(m_face);
}

void VirtualCard::replaceRecord(int file, int record, Bytes content) {
    m_contents.records[{file, record}] = std::move(content);
}

void VirtualCard::countFrom(std::uint16_t counter, Counted counted) {
    m_counter = counter;
    m_counted = std::move(counted);
}

Bytes VirtualCard::reset() {
    m_selected = Selected::Nothing;
    m_toFetch.clear();
    if (m_face.isMute) return {};
    if (!m_face.atr.empty()) return m_face.atr;
    const auto atr = std::as_bytes(std::span(kAtr));
    return {atr.begin(), atr.end()};
}

Bytes VirtualCard::whole(ByteView command) {
    if (m_ownAnswer) {
        if (auto own = m_ownAnswer(command)) return std::move(*own);
    }
    const auto parsed = Command::parse(command);
    return parsed ? answer(*parsed) : status(kWrongLength);
}

Bytes VirtualCard::apdu(ByteView command) {
    constexpr std::size_t shortMost = 256;
    if (recites()) return recited(command);
    const Bytes waiting = std::exchange(m_toFetch, {});
    const bool isGetResponse = command.size() >= 4 && command[1] == std::byte{0xC0};
    Bytes all = isGetResponse ? waiting : whole(command);
    if (all.empty()) return status(kConditionsNotMet);
    const std::size_t length = all.size() - 2;
    if (length <= shortMost || Command::isExtended(command)) return all;
    const auto cut = all.begin() + shortMost;
    m_toFetch.assign(cut, all.end());
    all.erase(cut, all.end());
    return withStatus(std::move(all), 0x6100 | static_cast<int>(std::min<std::size_t>(length - shortMost, 0xFF)));
}

Bytes VirtualCard::tpdu(ByteView command) {
    // ISO 7816-3 §12.2: with data the answer is fetched later; without, P3 says how much is wanted now.
    const Bytes waiting = std::exchange(m_toFetch, {});
    if (command.size() < 5) return status(kWrongLength);
    const auto p3 = std::to_integer<std::size_t>(command[4]);
    const bool isGetResponse = command[1] == std::byte{0xC0};
    const bool carriesData = command.size() > 5;
    Bytes all = isGetResponse ? waiting : whole(carriesData ? command : command.first(4));
    if (isGetResponse && all.empty()) return status(kConditionsNotMet);
    const std::size_t length = all.size() - 2;
    if (length == 0) return all;
    if (carriesData) {
        m_toFetch = all;
        return status(0x6100 | static_cast<int>(std::min<std::size_t>(length, 0xFF)));
    }
    if (p3 != (length & 0xFF)) {
        if (isGetResponse) m_toFetch = all;
        return status(0x6C00 | static_cast<int>(length & 0xFF));
    }
    return all;
}

Bytes VirtualCard::answer(const Command& command) {
    if (command.cla == 0x00 && command.ins == 0xA4) return select(command);
    if (command.cla == 0x80 && command.ins == 0xA8) return processingOptions(command);
    if (command.cla == 0x00 && command.ins == 0xB2) return readRecord(command);
    if (command.cla == 0x80 && command.ins == 0xCA) return getCardObject(command);
    if (command.cla == 0x00 && command.ins == 0x88) return sign(command);
    if (command.cla == 0x00 && (command.ins == 0x20 || command.ins == 0x24)) return checkPin(command);
    if (command.cla == 0x80 && command.ins == 0xAE) return generateCryptogram(command);
    if (command.cla == 0x00 && command.ins == 0x82) return authenticateIssuer(command);
    if (command.cla == 0x04 || command.cla == 0x84) return obeyIssuer(command);
    return status(command.cla == 0x00 || command.cla == 0x80 ? kWrongInstruction : kWrongClass);
}

Bytes VirtualCard::select(const Command& command) {
    // EMV 4.4 Book 1 §11.3: by name, first occurrence.
    if (command.p1 != 0x04 || command.p2 != 0x00) return status(kFileNotFound);
    const Bytes directoryName = ascii(QStringLiteral("1PAY.SYS.DDF01"));
    if (std::ranges::equal(command.content, directoryName)) {
        m_selected = Selected::Directory;
        const Bytes properties = joined({cardTlv(0x88, bytes({1})), cardTlv(0x5F2D, ascii(QStringLiteral("zhen")))});
        return withStatus(cardTlv(0x6F, joined({cardTlv(0x84, directoryName), cardTlv(0xA5, properties)})), kOk);
    }
    const bool isOurs = command.content.size() >= 5 && command.content.size() <= m_face.aid.size() &&
                        std::ranges::equal(command.content, ByteView(m_face.aid).first(command.content.size()));
    if (!isOurs) return status(kFileNotFound);
    m_selected = Selected::Application;
    return withStatus(cardTlv(0x6F, joined({cardTlv(0x84, m_face.aid), m_contents.properties})),
                      m_isBlocked ? kBlocked : kOk);
}

Bytes VirtualCard::processingOptions(const Command& command) {
    if (m_selected != Selected::Application) return status(kConditionsNotMet);
    const bool isRight = command.content.size() == CardContents::pdolBytes + 2 &&
                         command.content[0] == std::byte{0x83} &&
                         std::to_integer<std::size_t>(command.content[1]) == CardContents::pdolBytes;
    if (!isRight) return status(kWrongLength);
    ++m_counter;
    if (m_counted) m_counted(m_counter);
    m_cryptograms = 0;
    m_cryptogram.clear();
    m_wasIssuerHeard = m_isApprovedByIssuer = false;
    const ByteView heard = command.content.subspan(2);
    m_heard.assign(heard.begin(), heard.end());
    return withStatus(m_contents.options, kOk);
}

Bytes VirtualCard::readRecord(const Command& command) {
    const int file = command.p2 >> 3;
    if ((command.p2 & 0x07) != 0x04) return status(0x6A86);
    if (m_selected == Selected::Directory && file == 1) {
        return command.p1 == 1 ? withStatus(m_contents.directory, kOk) : status(kRecordNotFound);
    }
    const auto found = m_contents.records.find({file, command.p1});
    if (m_selected != Selected::Application || found == m_contents.records.end()) return status(kRecordNotFound);
    return withStatus(found->second, kOk);
}

/// INTERNAL AUTHENTICATE. Spec: EMV 4.4 Book 3 §6.5.9
Bytes VirtualCard::sign(const Command& command) const {
    const bool canSign = m_face.authentication == CardFace::Authentication::Dynamic ||
                         m_face.authentication == CardFace::Authentication::Combined;
    if (!canSign) return status(kWrongInstruction);
    if (m_selected != Selected::Application) return status(kConditionsNotMet);
    const DemoKeys& keys = DemoKeys::builtIn();
    const Bytes signature = m_face.usesSm2 ? sm2DynamicSignature(keys.sm2, m_counter, command.content)
                                           : dynamicSignature(keys, m_counter, command.content);
    return withStatus(cardTlv(0x80, signature), kOk);
}

/// VERIFY and CHANGE REFERENCE DATA of plaintext PINs.
Bytes VirtualCard::checkPin(const Command& command) {
    if (!m_pin.isThere()) return status(kWrongInstruction);
    if (m_selected != Selected::Application) return status(kConditionsNotMet);
    if (command.p2 != 0x80) return status(kWrongLength);
    return status(command.ins == 0x20 ? m_pin.verify(command.content) : m_pin.change(command.content));
}

/// Spec: EMV 4.4 Book 3 §6.5.5: what the terminal wishes, or less; twice in a transaction at most.
Bytes VirtualCard::generateCryptogram(const Command& command) {
    constexpr int cryptogramsMax = 2;
    if (m_face.authentication == CardFace::Authentication::None) return status(kWrongInstruction);
    if (m_selected != Selected::Application || m_cryptograms == cryptogramsMax) return status(kConditionsNotMet);
    const std::size_t more = m_face.issuerCheck == CardFace::IssuerCheck::List ? CardContents::issuerBytes : 0;
    const std::size_t wanted = m_cryptograms == 0 ? CardContents::cdol1Bytes : CardContents::cdol2Bytes + more;
    if (command.content.size() != wanted) return status(kWrongLength);
    ++m_cryptograms;
    append(m_heard, command.content);
    const std::uint8_t kind = kindOf(command);
    Bytes message(command.content.begin(), command.content.end());
    append(message, m_contents.profile);
    const Bytes counter = packedCounter();
    append(message, counter);
    const Bytes cryptogram = cardCryptogram(DemoKeys::builtIn(), m_face.pan, m_face.sequence, m_counter, message);
    if (m_cryptograms == 1) m_cryptogram = cryptogram;
    const Bytes issuerData = bytes({0x06, 0x01, 0x0A, 0x03, 0xA0, 0x00, 0x00});
    constexpr int signedToo = 0x10;
    const bool isSigned = m_face.authentication == CardFace::Authentication::Combined && (command.p1 & signedToo) != 0;
    if (!isSigned) return withStatus(cardTlv(0x80, joined({bytes({kind}), counter, cryptogram, issuerData})), kOk);
    // CDA: the cryptogram is told inside the signature only, which covers what else is told.
    const Bytes told = joined({cardTlv(0x9F27, bytes({kind})), cardTlv(0x9F36, counter), cardTlv(0x9F10, issuerData)});
    const Bytes signature = combinedSignature(DemoKeys::builtIn(), m_counter, kind, cryptogram, joined({m_heard, told}),
                                              command.content.last(4));
    return withStatus(cardTlv(0x77, joined({told, cardTlv(0x9F4B, signature)})), kOk);
}

/// What the terminal wishes; but a card that can know its issuer approves nothing without that issuer's word.
std::uint8_t VirtualCard::kindOf(const Command& command) {
    constexpr std::uint8_t certificate = 0x40;
    const auto wished = static_cast<std::uint8_t>(command.p1 & 0xC0);
    if (wished != certificate || m_face.issuerCheck == CardFace::IssuerCheck::None) return wished;
    if (m_face.issuerCheck == CardFace::IssuerCheck::List && m_cryptograms == 2) {
        const ByteView told = command.content.subspan(2, CardContents::issuerBytes);
        m_isApprovedByIssuer = isIssuersApproval(DemoKeys::builtIn(), session(), told);
    }
    return m_isApprovedByIssuer ? wished : std::uint8_t{0};
}

/// EXTERNAL AUTHENTICATE: once in a transaction, between its two cryptograms. Spec: EMV 4.4 Book 3 §6.5.4
Bytes VirtualCard::authenticateIssuer(const Command& command) {
    if (m_face.issuerCheck != CardFace::IssuerCheck::Command) return status(kWrongInstruction);
    if (m_cryptograms != 1 || std::exchange(m_wasIssuerHeard, true)) return status(kConditionsNotMet);
    m_isApprovedByIssuer = isIssuersApproval(DemoKeys::builtIn(), session(), command.content);
    return status(isIssuersWord(DemoKeys::builtIn(), session(), command.content) ? kOk : kIssuerUnknown);
}

/// PUT DATA of 9F58 and APPLICATION BLOCK, from nobody but the issuer. Spec: EMV 4.4 Book 3 §6.5.1 and Book 2 §9.2
Bytes VirtualCard::obeyIssuer(const Command& command) {
    constexpr std::size_t macBytes = 8;
    if (m_cryptogram.empty() || command.content.size() < macBytes) return status(kConditionsNotMet);
    const ByteView content = command.content.first(command.content.size() - macBytes);
    const auto byteOf = [](int value) { return static_cast<std::uint8_t>(value); };
    const Bytes right =
        scriptCommand(DemoKeys::builtIn(), session(),
                      {byteOf(command.cla), byteOf(command.ins), byteOf(command.p1), byteOf(command.p2)}, content);
    if (!std::ranges::equal(ByteView(right).subspan(5), command.content)) return status(kWrongMac);
    if (command.ins == 0x1E) {
        m_isBlocked = true;
        return status(kOk);
    }
    const bool isLimit = command.ins == 0xDA && command.p1 == 0x9F && command.p2 == 0x58 && content.size() == 1;
    if (!isLimit) return status(kWrongInstruction);
    m_offlineLimit = content[0];
    return status(kOk);
}

Bytes VirtualCard::packedCounter() const {
    return bytes({static_cast<std::uint8_t>(m_counter >> 8), static_cast<std::uint8_t>(m_counter & 0xFF)});
}

Bytes VirtualCard::getCardObject(const Command& command) const {
    if (m_selected != Selected::Application) return status(kConditionsNotMet);
    // 9F36 application transaction counter, 9F17 PIN tries left, 9F58 transactions without the bank.
    if (command.p1 == 0x9F && command.p2 == 0x58) return withStatus(cardTlv(0x9F58, Bytes{m_offlineLimit}), kOk);
    if (command.p1 == 0x9F && command.p2 == 0x36) return withStatus(cardTlv(0x9F36, packedCounter()), kOk);
    if (command.p1 == 0x9F && command.p2 == 0x17) {
        return withStatus(cardTlv(0x9F17, bytes({static_cast<std::uint8_t>(m_pin.triesLeft())})), kOk);
    }
    return status(kNoSuchObject);
}

}  // namespace evergreen
