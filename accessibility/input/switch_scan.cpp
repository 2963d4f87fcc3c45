#include "accessibility/input/switch_scan.h"

namespace evergreen {

void SwitchScan::press(Switch which) {
    if (m_isDown || !m_filter.admitsPress(static_cast<int>(which), m_clock.monotonic(), false)) return;
    m_isDown = true;
    m_down = which;
    m_hasHeld = false;
    m_hold = m_clock.alarm(holdFor, [this] { hold(); });
}

void SwitchScan::release(Switch which) {
    m_filter.release(static_cast<int>(which), m_clock.monotonic());
    if (!m_isDown || m_down != which) return;
    m_isDown = false;
    m_hold.reset();
    if (!m_hasHeld) act(which);
}

void SwitchScan::hold() {
    m_hasHeld = true;
    if (m_down == Switch::Mover) return toggle();
    // While the words wait, so does the place.
    m_next.reset();
    Q_EMIT held();
}

void SwitchScan::toggle() {
    m_isAutomatic = !m_isAutomatic;
    m_next.reset();
    if (m_isAutomatic) scanOn();
    Q_EMIT automaticChanged(m_isAutomatic);
}

void SwitchScan::act(Switch which) {
    if (!m_isAutomatic) {
        which == Switch::Mover ? Q_EMIT moved() : Q_EMIT chose();
        return;
    }
    const bool wasScanning = isScanning();
    scanOn();
    if (wasScanning) Q_EMIT chose();
}

void SwitchScan::scanOn() {
    m_places = 0;
    placeSaid();
}

void SwitchScan::wordsBegin() {
    if (isScanning()) rest(wordsMax);
}

void SwitchScan::placeSaid() {
    if (m_isAutomatic && m_places < placesMax) rest(restAtPlace);
}

void SwitchScan::rest(std::chrono::milliseconds atPlace) {
    m_next = m_clock.alarm(atPlace, [this] {
        ++m_places;
        m_next.reset();
        // Where nobody says the place, the rest counts from here; saying it starts the rest anew.
        placeSaid();
        Q_EMIT moved();
    });
}

void SwitchScan::reset() {
    m_isAutomatic = false;
    m_hold.reset();
    m_next.reset();
    m_isDown = false;
}

}  // namespace evergreen
