// The blocks of T=1, encoded and decoded. Pure. Spec: ISO 7816-3 §11.3.
#pragma once

#include "kiosk/base/bytes.h"

#include <cstdint>
#include <optional>

namespace evergreen::t1 {

constexpr std::size_t prologueBytes = 3;  ///< NAD, PCB, LEN
constexpr std::size_t contentBytesMax = 254;

/// How a block is checked: one byte (LRC) or two (CRC). Spec: ISO 7816-3 §11.4.4.
enum class Check { Lrc, Crc };

/// What a supervisory block asks for or answers. Spec: ISO 7816-3 §11.3.2.2.
enum class Supervisory : std::uint8_t { Resynch = 0, BlockSize = 1, Abort = 2, WaitingTime = 3 };

/// Why a block is asked for again. Spec: ISO 7816-3 §11.3.2.2, R-blocks.
enum class Reason : std::uint8_t { None = 0, Check = 1, Other = 2 };

struct Block {
    enum class Kind { Information, ReceiveReady, Request, Response };

    Kind kind = Kind::Information;
    std::uint8_t number = 0;                         ///< N(S) of an I-block, N(R) of an R-block
    bool hasMore = false;                            ///< I-blocks: the chain goes on
    Reason reason = Reason::None;                    ///< R-blocks
    Supervisory supervisory = Supervisory::Resynch;  ///< S-blocks, asked or answered
    Bytes content;

    bool operator==(const Block&) const = default;
};

/// With node address 0. `content` is at most contentBytesMax long.
Bytes encode(const Block& block, Check check);

/// What is wrong with a block as it came.
enum class Flaw { None, Check, Other };

struct Decoded {
    Block block;
    Flaw flaw = Flaw::None;
};

Decoded decode(ByteView raw, Check check);

}  // namespace evergreen::t1
