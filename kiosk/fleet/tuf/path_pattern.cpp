#include "kiosk/fleet/tuf/path_pattern.h"

#include "kiosk/fleet/tuf/digest.h"

#include <algorithm>

namespace evergreen::tuf {

bool matchesPattern(std::string_view path, std::string_view pattern) {
    std::size_t at = 0;
    std::size_t in = 0;
    // Where to go on with the last star taking one letter more.
    std::size_t starAt = std::string_view::npos;
    std::size_t starIn = 0;
    while (at < path.size()) {
        const bool isOne = in < pattern.size() && pattern[in] != '*' &&
                           (pattern[in] == path[at] || (pattern[in] == '?' && path[at] != '/'));
        if (isOne) {
            ++at;
            ++in;
        } else if (in < pattern.size() && pattern[in] == '*') {
            starAt = at;
            starIn = ++in;
        } else if (starAt != std::string_view::npos && path[starAt] != '/') {
            at = ++starAt;
            in = starIn;
        } else {
            return false;
        }
    }
    return pattern.substr(in).find_first_not_of('*') == std::string_view::npos;
}

bool isDelegated(const Delegation& delegation, std::string_view path) {
    const auto fits = [path](const std::string& pattern) { return matchesPattern(path, pattern); };
    if (std::any_of(delegation.paths.begin(), delegation.paths.end(), fits)) return true;
    if (delegation.hashPrefixes.empty()) return false;
    const std::string hash = sha256Hex(path);
    const auto begins = [&hash](const std::string& prefix) { return hash.starts_with(prefix); };
    return std::any_of(delegation.hashPrefixes.begin(), delegation.hashPrefixes.end(), begins);
}

}  // namespace evergreen::tuf
