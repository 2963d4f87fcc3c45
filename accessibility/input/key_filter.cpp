#include "accessibility/input/key_filter.h"

namespace evergreen {

bool KeyFilter::admitsPress(int key, std::chrono::milliseconds now, bool isRepeat) {
    if (isRepeat) return false;
    const bool isSecondStrike = m_lastKey == key && now - m_lastStroke < m_pause;
    m_lastKey = key;
    m_lastStroke = now;
    return !isSecondStrike;
}

void KeyFilter::release(int key, std::chrono::milliseconds now) {
    if (m_lastKey == key) m_lastStroke = now;
}

}  // namespace evergreen
