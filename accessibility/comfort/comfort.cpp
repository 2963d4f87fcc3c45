#include "accessibility/comfort/comfort.h"

namespace evergreen {

void Comfort::set(const Preferences& preferences) {
    if (preferences == m_preferences) return;
    const Preferences before = std::exchange(m_preferences, preferences);
    Q_EMIT changed(before, m_preferences);
}

void Comfort::nextScale() {
    Preferences next = m_preferences;
    next.textScale = next.textScale < text_scale::largest ? next.textScale + 1 : text_scale::standard;
    set(next);
}

}  // namespace evergreen
