// The messages of VSC, the virtual smart card protocol between libcacard's clients and QEMU's ccid-card-passthru
// (libcacard, vscard_common.h). Pure: bytes in, bytes out; all numbers big-endian.
#pragma once

#include "kiosk/base/bytes.h"

#include <cstdint>
#include <optional>

namespace evergreen::vsc {

constexpr std::size_t headerBytes = 12;  ///< type, reader, length of what follows
/// QEMU keeps no more than this in its buffer.
constexpr std::size_t contentBytesMax = 65'536 - headerBytes;

enum class Type : std::uint32_t {
    Init = 1,
    Error = 2,
    ReaderAdd = 3,
    ReaderRemove = 4,
    Atr = 5,
    CardRemove = 6,
    Apdu = 7,
};

struct Header {
    Type type = Type::Init;
    std::uint32_t contentBytes = 0;

    bool operator==(const Header&) const = default;
};

/// The front of a message; nothing where it is not whole.
std::optional<Header> decodeHeader(ByteView received);

/// One whole message of the one reader there is.
Bytes encode(Type type, ByteView content = {});

}  // namespace evergreen::vsc
