#include "drivers/virtual/vsc_message.h"

namespace evergreen::vsc {

namespace {

constexpr std::size_t kNumberBytes = 4;

std::uint32_t numberAt(ByteView bytes, std::size_t at) {
    std::uint32_t number = 0;
    for (const std::byte value : bytes.subspan(at, kNumberBytes))
        number = number << 8 | std::to_integer<unsigned>(value);
    return number;
}

void putNumber(Bytes& to, std::uint32_t number) {
    for (int shift = 24; shift >= 0; shift -= 8) to.push_back(static_cast<std::byte>((number >> shift) & 0xFF));
}

}  // namespace

std::optional<Header> decodeHeader(ByteView received) {
    if (received.size() < headerBytes) return std::nullopt;
    return Header{static_cast<Type>(numberAt(received, 0)), numberAt(received, 2 * kNumberBytes)};
}

Bytes encode(Type type, ByteView content) {
    Bytes message;
    putNumber(message, static_cast<std::uint32_t>(type));
    putNumber(message, 0);
    putNumber(message, static_cast<std::uint32_t>(content.size()));
    append(message, content);
    return message;
}

}  // namespace evergreen::vsc
