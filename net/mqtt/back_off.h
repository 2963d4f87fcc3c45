// How long to wait before the next attempt: longer after each failure, up to a limit, and by chance, so that ten
// thousand kiosks whose broker comes back do not all knock in the same second.
#pragma once

#include <chrono>

namespace evergreen {

struct BackOffLimits {
    // A branch's own broker takes some 200 handshakes a second. Kiosks that come back faster than that wait in its
    // queue until they give up, and what the broker did for them is lost: then nobody comes back. Who needs help
    // meanwhile has HTTPS. A second at least, so that the desk is there before the first of them.
    std::chrono::milliseconds least{1'000};
    std::chrono::milliseconds first{19'000};   ///< the first wait is up to this longer, each next up to twice as much
    std::chrono::milliseconds most{60'000};    ///< and never longer than this
    std::chrono::milliseconds settled{5'000};  ///< a connection that held so long begins anew
};

class BackOff {
public:
    explicit BackOff(BackOffLimits limits) : m_limits(limits) {}

    /// The next wait; `chance` is drawn evenly from 0 to 1.
    std::chrono::milliseconds next(double chance);

    /// An attempt had succeeded and held for `held`.
    void succeeded(std::chrono::milliseconds held);

private:
    static constexpr int doublingsMax = 20;

    BackOffLimits m_limits;
    int m_doublings = 0;
};

}  // namespace evergreen
