// The preferences in force, for all who follow them: theme, voice, words, time. One for the program; the visit resets
// it.
#pragma once

#include "accessibility/preferences.h"

#include <QObject>

namespace evergreen {

class Comfort : public QObject {
    Q_OBJECT

public:
    const Preferences& preferences() const { return m_preferences; }
    void set(const Preferences& preferences);

    /// One tap on 大字: the next larger letters; from the largest back to the standard ones.
    void nextScale();
    void reset() { set(Preferences()); }

Q_SIGNALS:
    void changed(const evergreen::Preferences& before, const evergreen::Preferences& now);

private:
    Preferences m_preferences;
};

}  // namespace evergreen
