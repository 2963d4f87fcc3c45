#include "drivers/virtual/virtual_card.h"

#include "drivers/virtual/card_issuer.h"
#include "drivers/virtual/card_tlv.h"

#include <algorithm>

namespace evergreen {

namespace {

constexpr int kOk = 0x9000;
constexpr int kWrongLength = 0x6700;
constexpr int kConditionsNotMet = 0x6985;
constexpr int kFileNotFound = 0x6A82;
constexpr int kRecordNotFound = 0x6A83;
constexpr int kNoSuchObject = 0x6A88;
constexpr int kWrongInstruction = 0x6D00;
constexpr int kWrongClass = 0x6E00;

// ISO 7816-3 §8.2: direct convention, no interface byte but TB1 TC1, eight historical bytes "EVERGREN"; T=0 only.
constexpr std::uint8_t kAtr[] = {0x3B, 0x68, 0x00, 0x00, 'E', 'V', 'E', 'R', 'G', 'R', 'E', 'N'};

// Asked of the terminal: country, currency, date, unpredictable number, and one object no terminal knows.
const Bytes kPdol = bytes({0x9F, 0x1A, 2, 0x5F, 0x2A, 2, 0x9A, 3, 0x9F, 0x37, 4, 0xDF, 0x60, 1});
constexpr std::size_t kPdolBytes = 12;

// Amounts, country, findings, currency, date, kind, unpredictable number; then the bank's word before the findings.
const Bytes kCdol1 =
    bytes({0x9F, 0x02, 6, 0x9F, 0x03, 6, 0x9F, 0x1A, 2, 0x95, 5, 0x5F, 0x2A, 2, 0x9A, 3, 0x9C, 1, 0x9F, 0x37, 4});
const Bytes kCdol2 = bytes({0x8A, 2, 0x95, 5, 0x9F, 0x37, 4});
constexpr std::size_t kCdol1Bytes = 29;
constexpr std::size_t kCdol2Bytes = 11;

Bytes status(int word) {
    return {static_cast<std::byte>(word >> 8), static_cast<std::byte>(word & 0xFF)};
}

Bytes withStatus(Bytes content, int word) {
    append(content, status(word));
    return content;
}

Bytes joined(std::initializer_list<Bytes> parts) {
    Bytes result;
    for (const Bytes& part : parts) append(result, part);
    return result;
}

Bytes ascii(const QString& text) {
    return fromQByteArray(text.toLatin1());
}

// Digits two to a byte, filled up with F (EMV 4.4 Book 3 §4.3, format cn).
Bytes packed(QString digits) {
    if (digits.size() % 2 != 0) digits += u'F';
    return fromHex(digits).value_or(Bytes{});
}

Bytes packedDate(const QString& iso) {
    return packed(iso.mid(2, 2) + iso.mid(5, 2) + iso.mid(8, 2));
}

Bytes trackTwo(const CardFace& face) {
    return packed(face.pan + u'D' + face.expiry.mid(2, 2) + face.expiry.mid(5, 2) + QStringLiteral("22000000"));
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

VirtualCard::VirtualCard(CardFace face) : m_face(std::move(face)) {
    if (!m_face.isMute) personalise();
}

void VirtualCard::personalise() {
    const Bytes entry =
        joined({cardTlv(0x4F, m_face.aid), cardTlv(0x50, ascii(m_face.label)), cardTlv(0x87, bytes({1}))});
    m_directory = cardTlv(0x70, cardTlv(0x61, entry));

    Bytes holder = joined({cardTlv(0x57, trackTwo(m_face)), cardTlv(0x5F20, ascii(m_face.holder))});
    if (!m_face.identity.isEmpty()) {
        append(holder, joined({cardTlv(0x9F61, ascii(m_face.identity)), cardTlv(0x9F62, bytes({0x00}))}));
    }
    const Bytes account =
        joined({cardTlv(0x5A, packed(m_face.pan)), cardTlv(0x5F24, packedDate(m_face.expiry)),
                cardTlv(0x5F25, packedDate(m_face.effective)), cardTlv(0x5F34, packed(m_face.sequence)),
                cardTlv(0x5F28, bytes({0x01, 0x56})), cardTlv(0x9F07, bytes({0xFF, 0x00}))});
    // 8E: online PIN, then fail; 5F30: service code 220; 9F08: application version.
    const Bytes verification = cardTlv(0x8E, bytes({0, 0, 0, 0, 0, 0, 0, 0, 0x02, 0x00}));
    const Bytes service = joined({cardTlv(0x5F30, bytes({0x02, 0x20})), cardTlv(0x9F08, bytes({0x00, 0x30}))});
    m_records[{1, 1}] = cardTlv(0x70, holder);
    m_records[{2, 1}] = cardTlv(0x70, account);
    if (m_face.authentication != CardFace::Authentication::None) return personaliseWithKeys(account);
    m_records[{2, 2}] = cardTlv(0x70, verification);
    m_records[{2, 3}] = cardTlv(0x70, service);

    // EMV 4.4 Book 3 §6.5.8.4. AIP: cardholder verification, terminal risk management. AFL: files 1 and 2.
    const Bytes profile = bytes({0x18, 0x00});
    const Bytes locator = bytes({0x08, 1, 1, 0, 0x10, 1, 3, 1});
    m_options = m_face.wrapsInFormat2 ? cardTlv(0x77, joined({cardTlv(0x82, profile), cardTlv(0x94, locator)}))
                                      : cardTlv(0x80, joined({profile, locator}));
}

/// The account's record is signed; the rest of files 1 and 2 is as on other cards, file 3 holds the keys.
void VirtualCard::personaliseWithKeys(ByteView account) {
    const DemoKeys& keys = DemoKeys::builtIn();
    const bool isDynamic = m_face.authentication != CardFace::Authentication::Static;
    const bool isCombined = m_face.authentication == CardFace::Authentication::Combined;
    const QDate until = QDate::fromString(m_face.expiry, Qt::ISODate);
    // AIP: cardholder verification and terminal risk management, with SDA (40), DDA (20) or CDA (01).
    m_profile = bytes({static_cast<std::uint8_t>(0x18 | (isDynamic ? 0x20 : 0x40) | (isCombined ? 0x01 : 0)), 0x00});
    // 9F4A: the profile is signed, too.
    Bytes staticData(account.begin(), account.end());
    append(staticData, m_profile);
    // 8E: online PIN, then fail; 8C and 8D: what GENERATE AC wants to know; 9F0E and 9F0F: what is declined, what goes
    // online.
    const Bytes rules = joined({cardTlv(0x8E, bytes({0, 0, 0, 0, 0, 0, 0, 0, 0x02, 0x00})), cardTlv(0x8C, kCdol1),
                                cardTlv(0x8D, kCdol2), cardTlv(0x9F0E, bytes({0x00, 0x40, 0x00, 0x00, 0x00})),
                                cardTlv(0x9F0F, bytes({0xF0, 0x68, 0xF4, 0xF8, 0x00})), cardTlv(0x9F4A, bytes({0x82})),
                                cardTlv(0x9F08, bytes({0x00, 0x30}))});
    m_records[{2, 2}] = cardTlv(0x70, rules);
    m_records[{3, 1}] = cardTlv(0x70, issuerObjects(keys, m_face.pan, until));
    m_records[{3, 2}] = cardTlv(
        0x70, isDynamic ? cardKeyObjects(keys, m_face.pan, until, staticData) : signedStaticObject(keys, staticData));
    const Bytes locator = bytes({0x08, 1, 1, 0, 0x10, 1, 2, 1, 0x18, 1, 2, 0});
    m_options = m_face.wrapsInFormat2 ? cardTlv(0x77, joined({cardTlv(0x82, m_profile), cardTlv(0x94, locator)}))
                                      : cardTlv(0x80, joined({m_profile, locator}));
}

void VirtualCard::replaceRecord(int file, int record, Bytes content) {
    m_records[{file, record}] = std::move(content);
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
    if (command.cla == 0x80 && command.ins == 0xAE) return generateCryptogram(command);
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
    const Bytes properties = joined({cardTlv(0x50, ascii(m_face.label)), cardTlv(0x87, bytes({1})),
                                     cardTlv(0x9F38, kPdol), cardTlv(0x5F2D, ascii(QStringLiteral("zhen")))});
    return withStatus(cardTlv(0x6F, joined({cardTlv(0x84, m_face.aid), cardTlv(0xA5, properties)})), kOk);
}

Bytes VirtualCard::processingOptions(const Command& command) {
    if (m_selected != Selected::Application) return status(kConditionsNotMet);
    const bool isRight = command.content.size() == kPdolBytes + 2 && command.content[0] == std::byte{0x83} &&
                         std::to_integer<std::size_t>(command.content[1]) == kPdolBytes;
    if (!isRight) return status(kWrongLength);
    ++m_counter;
    m_cryptograms = 0;
    const ByteView heard = command.content.subspan(2);
    m_heard.assign(heard.begin(), heard.end());
    return withStatus(m_options, kOk);
}

Bytes VirtualCard::readRecord(const Command& command) {
    const int file = command.p2 >> 3;
    if ((command.p2 & 0x07) != 0x04) return status(0x6A86);
    if (m_selected == Selected::Directory && file == 1) {
        return command.p1 == 1 ? withStatus(m_directory, kOk) : status(kRecordNotFound);
    }
    const auto found = m_records.find({file, command.p1});
    if (m_selected != Selected::Application || found == m_records.end()) return status(kRecordNotFound);
    return withStatus(found->second, kOk);
}

/// INTERNAL AUTHENTICATE. Spec: EMV 4.4 Book 3 §6.5.9
Bytes VirtualCard::sign(const Command& command) const {
    const bool canSign = m_face.authentication == CardFace::Authentication::Dynamic ||
                         m_face.authentication == CardFace::Authentication::Combined;
    if (!canSign) return status(kWrongInstruction);
    if (m_selected != Selected::Application) return status(kConditionsNotMet);
    return withStatus(cardTlv(0x80, dynamicSignature(DemoKeys::builtIn(), m_counter, command.content)), kOk);
}

/// Spec: EMV 4.4 Book 3 §6.5.5: what the terminal wishes, or less; twice in a transaction at most.
Bytes VirtualCard::generateCryptogram(const Command& command) {
    constexpr int cryptogramsMax = 2;
    if (m_face.authentication == CardFace::Authentication::None) return status(kWrongInstruction);
    if (m_selected != Selected::Application || m_cryptograms == cryptogramsMax) return status(kConditionsNotMet);
    const std::size_t wanted = m_cryptograms == 0 ? kCdol1Bytes : kCdol2Bytes;
    if (command.content.size() != wanted) return status(kWrongLength);
    ++m_cryptograms;
    append(m_heard, command.content);
    const auto kind = static_cast<std::uint8_t>(command.p1 & 0xC0);
    Bytes message(command.content.begin(), command.content.end());
    append(message, m_profile);
    const Bytes counter = bytes({static_cast<std::uint8_t>(m_counter >> 8), static_cast<std::uint8_t>(m_counter)});
    append(message, counter);
    const Bytes cryptogram = cardCryptogram(DemoKeys::builtIn(), m_face.pan, m_face.sequence, m_counter, message);
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

Bytes VirtualCard::getCardObject(const Command& command) const {
    if (m_selected != Selected::Application) return status(kConditionsNotMet);
    // 9F36 application transaction counter, 9F17 PIN tries left.
    if (command.p1 == 0x9F && command.p2 == 0x36) return withStatus(cardTlv(0x9F36, bytes({0, 1})), kOk);
    if (command.p1 == 0x9F && command.p2 == 0x17) return withStatus(cardTlv(0x9F17, bytes({3})), kOk);
    return status(kNoSuchObject);
}

}  // namespace evergreen
