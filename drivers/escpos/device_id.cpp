#include "drivers/escpos/device_id.h"

#include <string_view>

namespace evergreen {

namespace {

constexpr std::size_t kLengthBytes = 2;

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks(" \t\r\n\0", 5);
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

bool isShown(std::string_view text) {
    for (const char letter : text) {
        if (letter < ' ' || letter > '~') return false;
    }
    return text.size() <= DeviceId::valueBytesMax;
}

}  // namespace

DeviceId DeviceId::parse(ByteView said) {
    DeviceId id;
    if (said.size() <= kLengthBytes || said.size() > bytesMax) return id;
    const ByteView body = said.subspan(kLengthBytes);
    std::string_view rest(reinterpret_cast<const char*>(body.data()), body.size());
    while (!rest.empty()) {  // bounded by bytesMax
        const std::string_view pair = rest.substr(0, rest.find(';'));
        rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
        const auto colon = pair.find(':');
        if (colon == std::string_view::npos) continue;
        const std::string_view key = trimmed(pair.substr(0, colon));
        const std::string_view value = trimmed(pair.substr(colon + 1));
        if (!isShown(value)) continue;
        if (id.maker.empty() && (key == "MFG" || key == "MANUFACTURER")) id.maker = value;
        if (id.model.empty() && (key == "MDL" || key == "MODEL")) id.model = value;
    }
    return id;
}

}  // namespace evergreen
