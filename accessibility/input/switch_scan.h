// Two switches for everything: one moves on, the other chooses. Or one for everything: the place moves on by itself and
// either switch chooses. Holding the first switch changes between the two ways; holding the second holds the voice, and
// lets it go on. Owned by kiosk/hands, which knows what
// is moved and chosen. Spec: EN 301 549 v3.2.1 §5.4, §5.8; VVSG 2.0 (two-switch, no simultaneous action).
#pragma once

#include "accessibility/input/key_filter.h"
#include "kiosk/base/clock.h"

#include <memory>

#include <QObject>

namespace evergreen {

class SwitchScan : public QObject {
    Q_OBJECT

public:
    enum class Switch { Mover, Chooser };

    /// Held so long, a switch does its second thing.
    static constexpr std::chrono::milliseconds holdFor{3000};
    /// In automatic scanning, from the end of a place's words to the next place.
    static constexpr std::chrono::milliseconds restAtPlace{2500};
    /// Words of which no end is heard of hold the place up for so long.
    static constexpr std::chrono::milliseconds wordsMax{60'000};
    /// Automatic scanning without a choice stops after so many places; the next press goes on.
    static constexpr int placesMax = 60;

    /// The clock must outlive it.
    explicit SwitchScan(Clock& clock) : m_clock(clock) {}

    void press(Switch which);
    void release(Switch which);

    bool isAutomatic() const { return m_isAutomatic; }
    bool isScanning() const { return m_next != nullptr; }

    /// Something is being said: the place waits for its end, so that no page is cut off by the place moving on.
    void wordsBegin();
    /// The words of the place have been heard, or the page has changed: from now the rest counts.
    void placeSaid();
    /// For the next customer.
    void reset();

Q_SIGNALS:
    void moved();
    void chose();
    /// The chooser was held: what is being said is to wait, or to go on.
    void held();
    void automaticChanged(bool isAutomatic);

private:
    void hold();
    void toggle();
    void scanOn();
    void rest(std::chrono::milliseconds atPlace);
    void act(Switch which);

    Clock& m_clock;
    KeyFilter m_filter;
    bool m_isAutomatic = false;
    bool m_isDown = false;   ///< a switch is held; the other counts for nothing meanwhile
    bool m_hasHeld = false;  ///< this press has done its second thing already
    Switch m_down = Switch::Mover;
    int m_places = 0;
    std::unique_ptr<Alarm> m_hold;
    std::unique_ptr<Alarm> m_next;
};

}  // namespace evergreen
