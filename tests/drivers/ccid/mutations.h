// Seeded mutations of good input: bytes changed, cut, repeated, put in. For parsers that must survive anything.
#pragma once

#include "kiosk/base/bytes.h"

#include <random>

namespace evergreen {

constexpr int kMutations = 20'000;

inline Bytes mutated(Bytes input, std::mt19937& random) {
    const auto below = [&random](std::size_t limit) {
        return limit == 0 ? std::size_t{0} : static_cast<std::size_t>(random() % limit);
    };
    const auto spot = [&] { return input.begin() + static_cast<std::ptrdiff_t>(below(input.size() + 1)); };
    for (std::size_t changes = 1 + below(6); changes > 0; --changes) {
        switch (below(5)) {
            case 0:
                input.resize(below(input.size() + 1));
                break;
            case 1:
                input.insert(spot(), static_cast<std::byte>(random() & 0xFF));
                break;
            case 2: {
                const Bytes tail(spot(), input.end());
                input.insert(input.end(), tail.begin(), tail.end());
                break;
            }
            default:
                if (!input.empty()) input[below(input.size())] = static_cast<std::byte>(random() & 0xFF);
        }
        if (input.size() > 4096) input.resize(4096);
    }
    return input;
}

}  // namespace evergreen
