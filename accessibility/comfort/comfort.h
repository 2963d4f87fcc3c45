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

    /// One step of the voice, at a button or a key; at the end of the range nothing changes. Told by stepped() either
    /// way, so that every press gets an answer.
    enum class Step { Slower, Faster, Softer, Louder };
    Q_ENUM(Step)
    void step(Step step);

    /// One tap on 大字: the next larger letters; from the largest back to the standard ones.
    void nextScale();
    /// What everybody begins with, from now on; who has chosen otherwise keeps it.
    void setEverybodys(const Preferences& everybodys);
    bool isEverybodys() const { return m_preferences == m_everybodys; }
    void reset() { set(m_everybodys); }

Q_SIGNALS:
    void changed(const evergreen::Preferences& before, const evergreen::Preferences& now);
    /// After changed(). Not moved: it was at the end already.
    void stepped(evergreen::Comfort::Step step, bool hasMoved);

private:
    Preferences m_preferences;
    Preferences m_everybodys;
};

}  // namespace evergreen
