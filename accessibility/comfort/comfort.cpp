#include "accessibility/comfort/comfort.h"

#include <algorithm>
#include <utility>

namespace evergreen {

void Comfort::set(const Preferences& preferences) {
    if (preferences == m_preferences) return;
    const Preferences before = std::exchange(m_preferences, preferences);
    Q_EMIT changed(before, m_preferences);
}

void Comfort::setEverybodys(const Preferences& everybodys) {
    const bool hasChosen = !isEverybodys();
    m_everybodys = everybodys;
    if (!hasChosen) reset();
}

void Comfort::step(Step step) {
    Preferences next = m_preferences;
    switch (step) {
        case Step::Slower:
            next.speechRate = std::max(0, next.speechRate - 1);
            break;
        case Step::Faster:
            next.speechRate = std::min(Preferences::rateLast, next.speechRate + 1);
            break;
        case Step::Softer:
            next.volume = std::max(0, next.volume - 1);
            break;
        case Step::Louder:
            next.volume = std::min(Preferences::volumeLast, next.volume + 1);
            break;
    }
    const bool hasMoved = next != m_preferences;
    set(next);
    Q_EMIT stepped(step, hasMoved);
}

void Comfort::nextScale() {
    Preferences next = m_preferences;
    next.textScale = next.textScale < text_scale::largest ? next.textScale + 1 : text_scale::standard;
    set(next);
}

}  // namespace evergreen
