#include "kiosk/card/tlv.h"

#include <optional>
#include <utility>

namespace evergreen {

namespace {

Failure damaged(const char* why) {
    return {FailureCode::CardDamaged, QString::fromLatin1(why)};
}

/// Reads forward through bytes, never past their end.
class TlvReader {
public:
    explicit TlvReader(ByteView rest) : m_rest(rest) {}

    bool atEnd() const { return m_rest.empty(); }

    // Spec: EMV 4.4 Book 3 Annex B1 ('00' before, between or after objects means nothing)
    void skipPadding() {
        while (!m_rest.empty() && m_rest.front() == std::byte{0}) m_rest = m_rest.subspan(1);
    }

    std::optional<std::uint32_t> tag();
    std::optional<std::size_t> length();
    std::optional<ByteView> take(std::size_t count);
    std::optional<std::uint32_t> byte();

private:
    ByteView m_rest;
};

std::optional<std::uint32_t> TlvReader::byte() {
    if (m_rest.empty()) return std::nullopt;
    const auto value = std::to_integer<std::uint32_t>(m_rest.front());
    m_rest = m_rest.subspan(1);
    return value;
}

// Spec: EMV 4.4 Book 3 Annex B1 (b5..b1 all ones: the tag goes on while b8 of the next byte is one)
std::optional<std::uint32_t> TlvReader::tag() {
    std::optional<std::uint32_t> next = byte();
    if (!next) return std::nullopt;
    std::uint32_t tag = *next;
    if ((tag & 0x1FU) != 0x1FU) return tag;
    for (std::size_t count = 1; count < tlvTagBytesMax; ++count) {
        next = byte();
        if (!next) return std::nullopt;
        tag = (tag << 8U) | *next;
        if ((*next & 0x80U) == 0) return tag;
    }
    return std::nullopt;
}

// Spec: EMV 4.4 Book 3 Annex B2 (one byte, or '8n' and n bytes; the indefinite form '80' is not used)
std::optional<std::size_t> TlvReader::length() {
    const std::optional<std::uint32_t> first = byte();
    if (!first) return std::nullopt;
    if (*first < 0x80U) return *first;
    const std::size_t count = *first & 0x7FU;
    if (count == 0 || count >= tlvLengthBytesMax) return std::nullopt;
    std::size_t length = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::optional<std::uint32_t> next = byte();
        if (!next) return std::nullopt;
        length = (length << 8U) | *next;
    }
    return length;
}

std::optional<ByteView> TlvReader::take(std::size_t count) {
    if (count > m_rest.size()) return std::nullopt;
    const ByteView taken = m_rest.first(count);
    m_rest = m_rest.subspan(count);
    return taken;
}

/// b6 of the first tag byte.
bool isConstructed(std::uint32_t tag) {
    while (tag > 0xFFU) tag >>= 8U;
    return (tag & 0x20U) != 0;
}

/// `budget` counts the objects of the whole tree, not of one template.
Result<std::vector<Tlv>> parseLevel(ByteView view, std::size_t depth, std::size_t& budget) {
    if (depth >= tlvDepthMax) return damaged("TLV nested too deeply");
    TlvReader reader(view);
    std::vector<Tlv> objects;
    for (reader.skipPadding(); !reader.atEnd(); reader.skipPadding()) {
        if (budget == 0) return damaged("too many TLV objects");
        --budget;
        const auto tag = reader.tag();
        if (!tag) return damaged("TLV tag cut short or too long");
        const auto length = reader.length();
        if (!length) return damaged("TLV length cut short or too long");
        const auto value = reader.take(*length);
        if (!value) return damaged("TLV value cut short");
        Tlv object{*tag, *value, {}};
        if (isConstructed(*tag)) {
            auto children = parseLevel(*value, depth + 1, budget);
            if (!children) return children.failure();
            object.children = std::move(*children);
        }
        objects.push_back(std::move(object));
    }
    return objects;
}

}  // namespace

Result<std::vector<Tlv>> parseTlv(ByteView view) {
    std::size_t budget = tlvObjectsMax;
    return parseLevel(view, 0, budget);
}

// Spec: EMV 4.4 Book 3 §5.4 (a DOL is tags with one-byte lengths, no values)
Result<std::vector<DolEntry>> parseDol(ByteView view) {
    TlvReader reader(view);
    std::vector<DolEntry> entries;
    while (!reader.atEnd()) {
        if (entries.size() == dolEntriesMax) return damaged("too many DOL entries");
        const auto tag = reader.tag();
        if (!tag) return damaged("DOL tag cut short or too long");
        const auto length = reader.byte();
        if (!length) return damaged("DOL length missing");
        entries.push_back({*tag, *length});
    }
    return entries;
}

const Tlv* findTlv(const std::vector<Tlv>& objects, std::uint32_t tag) {
    for (const Tlv& object : objects) {
        if (object.tag == tag) return &object;
        if (const Tlv* inside = findTlv(object.children, tag)) return inside;
    }
    return nullptr;
}

Bytes encodeTlv(std::uint32_t tag, ByteView value) {
    Bytes encoded;
    for (std::uint32_t shift = 32; shift > 0; shift -= 8) {
        const std::uint32_t rest = tag >> (shift - 8U);
        if (rest != 0) encoded.push_back(static_cast<std::byte>(rest & 0xFFU));
    }
    if (value.size() > 0xFF) encoded.push_back(std::byte{0x82});
    if (value.size() > 0x7F && value.size() <= 0xFF) encoded.push_back(std::byte{0x81});
    if (value.size() > 0xFF) encoded.push_back(static_cast<std::byte>((value.size() >> 8U) & 0xFFU));
    encoded.push_back(static_cast<std::byte>(value.size() & 0xFFU));
    append(encoded, value);
    return encoded;
}

}  // namespace evergreen
