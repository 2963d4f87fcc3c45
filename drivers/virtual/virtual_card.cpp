#include "drivers/virtual/virtual_card.h"

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

Bytes status(int word) {
    return {static_cast<std::byte>(word >> 8), static_cast<std::byte>(word & 0xFF)};
}

Bytes withStatus(Bytes content, int word) {
    append(content, status(word));
    return content;
}

// EMV 4.4 Book 3 annex B. Nothing on these cards is longer than 255 bytes.
Bytes tlv(int tag, ByteView value) {
    Bytes result;
    if (tag > 0xFF) result.push_back(static_cast<std::byte>(tag >> 8));
    result.push_back(static_cast<std::byte>(tag & 0xFF));
    if (value.size() > 0x7F) result.push_back(std::byte{0x81});
    result.push_back(static_cast<std::byte>(value.size()));
    append(result, value);
    return result;
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

    // Cases 1 to 4 short; a last byte beyond the content is Le, which this card does not need.
    static std::optional<Command> parse(ByteView apdu) {
        if (apdu.size() < 4) return std::nullopt;
        const auto at = [apdu](std::size_t i) { return std::to_integer<int>(apdu[i]); };
        Command command{at(0), at(1), at(2), at(3), {}};
        if (apdu.size() <= 5) return command;
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
    const Bytes entry = joined({tlv(0x4F, m_face.aid), tlv(0x50, ascii(m_face.label)), tlv(0x87, bytes({1}))});
    m_directory = tlv(0x70, tlv(0x61, entry));

    Bytes holder = joined({tlv(0x57, trackTwo(m_face)), tlv(0x5F20, ascii(m_face.holder))});
    if (!m_face.identity.isEmpty()) {
        append(holder, joined({tlv(0x9F61, ascii(m_face.identity)), tlv(0x9F62, bytes({0x00}))}));
    }
    const Bytes account = joined({tlv(0x5A, packed(m_face.pan)), tlv(0x5F24, packedDate(m_face.expiry)),
                                  tlv(0x5F25, packedDate(m_face.effective)), tlv(0x5F34, packed(m_face.sequence)),
                                  tlv(0x5F28, bytes({0x01, 0x56})), tlv(0x9F07, bytes({0xFF, 0x00}))});
    // 8E: online PIN, then fail; 5F30: service code 220; 9F08: application version.
    const Bytes verification = tlv(0x8E, bytes({0, 0, 0, 0, 0, 0, 0, 0, 0x02, 0x00}));
    const Bytes service = joined({tlv(0x5F30, bytes({0x02, 0x20})), tlv(0x9F08, bytes({0x00, 0x30}))});
    m_records[{1, 1}] = tlv(0x70, holder);
    m_records[{2, 1}] = tlv(0x70, account);
    m_records[{2, 2}] = tlv(0x70, verification);
    m_records[{2, 3}] = tlv(0x70, service);

    // EMV 4.4 Book 3 §6.5.8.4. AIP: cardholder verification, terminal risk management. AFL: files 1 and 2.
    const Bytes profile = bytes({0x18, 0x00});
    const Bytes locator = bytes({0x08, 1, 1, 0, 0x10, 1, 3, 1});
    m_options = m_face.wrapsInFormat2 ? tlv(0x77, joined({tlv(0x82, profile), tlv(0x94, locator)}))
                                      : tlv(0x80, joined({profile, locator}));
}

void VirtualCard::replaceRecord(int file, int record, Bytes content) {
    m_records[{file, record}] = std::move(content);
}

Bytes VirtualCard::reset() {
    m_selected = Selected::Nothing;
    m_toFetch.clear();
    if (m_face.isMute) return {};
    const auto atr = std::as_bytes(std::span(kAtr));
    return {atr.begin(), atr.end()};
}

Bytes VirtualCard::apdu(ByteView command) {
    const auto parsed = Command::parse(command);
    return parsed ? answer(*parsed) : status(kWrongLength);
}

Bytes VirtualCard::tpdu(ByteView command) {
    // ISO 7816-3 §12.2: with data the answer is fetched later; without, P3 says how much is wanted now.
    const Bytes waiting = std::exchange(m_toFetch, {});
    if (command.size() < 5) return status(kWrongLength);
    const auto p3 = std::to_integer<std::size_t>(command[4]);
    const bool isGetResponse = command[1] == std::byte{0xC0};
    const bool carriesData = command.size() > 5;
    Bytes whole = isGetResponse ? waiting : apdu(carriesData ? command : command.first(4));
    if (isGetResponse && whole.empty()) return status(kConditionsNotMet);
    const std::size_t length = whole.size() - 2;
    if (length == 0) return whole;
    if (carriesData) {
        m_toFetch = whole;
        return status(0x6100 | static_cast<int>(std::min<std::size_t>(length, 0xFF)));
    }
    if (p3 != (length & 0xFF)) {
        if (isGetResponse) m_toFetch = whole;
        return status(0x6C00 | static_cast<int>(length & 0xFF));
    }
    return whole;
}

Bytes VirtualCard::answer(const Command& command) {
    if (command.cla == 0x00 && command.ins == 0xA4) return select(command);
    if (command.cla == 0x80 && command.ins == 0xA8) return processingOptions(command);
    if (command.cla == 0x00 && command.ins == 0xB2) return readRecord(command);
    if (command.cla == 0x80 && command.ins == 0xCA) return getCardObject(command);
    return status(command.cla == 0x00 || command.cla == 0x80 ? kWrongInstruction : kWrongClass);
}

Bytes VirtualCard::select(const Command& command) {
    // EMV 4.4 Book 1 §11.3: by name, first occurrence.
    if (command.p1 != 0x04 || command.p2 != 0x00) return status(kFileNotFound);
    const Bytes directoryName = ascii(QStringLiteral("1PAY.SYS.DDF01"));
    if (std::ranges::equal(command.content, directoryName)) {
        m_selected = Selected::Directory;
        const Bytes properties = joined({tlv(0x88, bytes({1})), tlv(0x5F2D, ascii(QStringLiteral("zhen")))});
        return withStatus(tlv(0x6F, joined({tlv(0x84, directoryName), tlv(0xA5, properties)})), kOk);
    }
    const bool isOurs = command.content.size() >= 5 && command.content.size() <= m_face.aid.size() &&
                        std::ranges::equal(command.content, ByteView(m_face.aid).first(command.content.size()));
    if (!isOurs) return status(kFileNotFound);
    m_selected = Selected::Application;
    const Bytes properties = joined({tlv(0x50, ascii(m_face.label)), tlv(0x87, bytes({1})), tlv(0x9F38, kPdol),
                                     tlv(0x5F2D, ascii(QStringLiteral("zhen")))});
    return withStatus(tlv(0x6F, joined({tlv(0x84, m_face.aid), tlv(0xA5, properties)})), kOk);
}

Bytes VirtualCard::processingOptions(const Command& command) {
    if (m_selected != Selected::Application) return status(kConditionsNotMet);
    const bool isRight = command.content.size() == kPdolBytes + 2 && command.content[0] == std::byte{0x83} &&
                         std::to_integer<std::size_t>(command.content[1]) == kPdolBytes;
    if (!isRight) return status(kWrongLength);
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

Bytes VirtualCard::getCardObject(const Command& command) const {
    if (m_selected != Selected::Application) return status(kConditionsNotMet);
    // 9F36 application transaction counter, 9F17 PIN tries left.
    if (command.p1 == 0x9F && command.p2 == 0x36) return withStatus(tlv(0x9F36, bytes({0, 1})), kOk);
    if (command.p1 == 0x9F && command.p2 == 0x17) return withStatus(tlv(0x9F17, bytes({3})), kOk);
    return status(kNoSuchObject);
}

}  // namespace evergreen
