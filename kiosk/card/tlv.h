// BER-TLV, the way EMV cards write their data: bytes in, a tree of views out. The views point into the caller's bytes,
// which must outlive the tree. It knows no card and no meaning of a tag (emv_tags.h), and does no I/O.
#pragma once

#include "kiosk/base/bytes.h"
#include "kiosk/base/result.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace evergreen {

struct Tlv {
    std::uint32_t tag = 0;  ///< its bytes as they stand, most significant first: 0x5A, 0x9F38
    ByteView value;
    std::vector<Tlv> children;  ///< of a constructed object; empty for a primitive one
};

/// A tag and the length the card wants for it: one entry of a PDOL or CDOL.
struct DolEntry {
    std::uint32_t tag = 0;
    std::size_t length = 0;

    bool operator==(const DolEntry&) const = default;
};

inline constexpr std::size_t tlvDepthMax = 6;
inline constexpr std::size_t tlvObjectsMax = 256;
inline constexpr std::size_t tlvTagBytesMax = 3;
inline constexpr std::size_t tlvLengthBytesMax = 3;
inline constexpr std::size_t dolEntriesMax = 64;

/// All objects of `view`, nested ones inside their templates. CardDamaged when the bytes do not fill their own lengths
/// or go beyond the limits above.
Result<std::vector<Tlv>> parseTlv(ByteView view);

/// The tags and lengths of a data object list. CardDamaged as above.
Result<std::vector<DolEntry>> parseDol(ByteView view);

/// The first object with this tag, in the order of the bytes, at any depth; nullptr without one.
const Tlv* findTlv(const std::vector<Tlv>& objects, std::uint32_t tag);

/// One object's bytes, its length in the shortest form. For what the kiosk itself says to a card.
Bytes encodeTlv(std::uint32_t tag, ByteView value);

}  // namespace evergreen
