#include "kiosk/fleet/tuf/url.h"

#include "kiosk/fleet/tuf/digest.h"

namespace evergreen::tuf {

namespace {

bool isPlain(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') ||
           letter == '-' || letter == '_' || letter == '.' || letter == '~';
}

}  // namespace

std::string percentEncoded(std::string_view name) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string encoded;
    for (const char letter : name) {
        if (isPlain(letter)) {
            encoded += letter;
            continue;
        }
        const auto byte = static_cast<unsigned char>(letter);
        encoded += '%';
        encoded += digits[byte >> 4U];
        encoded += digits[byte & 15U];
    }
    return encoded;
}

std::string percentEncodedPath(std::string_view path) {
    std::string encoded;
    for (std::size_t at = 0; at <= path.size();) {
        const std::size_t end = std::min(path.find('/', at), path.size());
        const std::string_view step = path.substr(at, end - at);
        if (at > 0) encoded += '/';
        const bool isWayUp = step == "." || step == "..";
        encoded += isWayUp ? (step.size() == 1 ? "%2E" : "%2E%2E") : percentEncoded(step);
        at = end + 1;
    }
    return encoded;
}

std::string fileNameFor(std::string_view name) {
    constexpr std::size_t lengthMax = 200;
    std::string encoded = percentEncoded(name);
    if (encoded.size() > lengthMax) return sha256Hex(name);
    if (encoded.starts_with('.')) encoded.replace(0, 1, "%2E");
    return encoded;
}

std::string withSlash(std::string base) {
    if (!base.ends_with('/')) base += '/';
    return base;
}

}  // namespace evergreen::tuf
