// A rate of interest or a share, exactly: thousandths of one per cent, so that 0.95 % and 1.255 % need no rounding.
#pragma once

#include <compare>
#include <cstdint>

namespace evergreen {

struct Percent {
    std::int64_t thousandths = 0;  ///< 0.95 % = 950

    friend constexpr auto operator<=>(const Percent&, const Percent&) = default;
};

}  // namespace evergreen
