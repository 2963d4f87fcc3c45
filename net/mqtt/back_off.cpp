#include "net/mqtt/back_off.h"

#include <algorithm>

namespace evergreen {

std::chrono::milliseconds BackOff::next(double chance) {
    const auto room = m_limits.most - m_limits.least;
    const auto span = std::min(room, m_limits.first * (1 << m_doublings));
    m_doublings = std::min(m_doublings + 1, doublingsMax);
    return m_limits.least + std::chrono::milliseconds(static_cast<long>(static_cast<double>(span.count()) * chance));
}

void BackOff::succeeded(std::chrono::milliseconds held) {
    if (held >= m_limits.settled) m_doublings = 0;
}

}  // namespace evergreen
