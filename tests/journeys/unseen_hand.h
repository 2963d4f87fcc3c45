// A customer who does not see the glass: hears what the kiosk says and answers by keys or switches, knowing nothing
// else. What is private is heard only with a headset. Every wait has a limit; what is not heard is said, and the
// journey ends.
#pragma once

#include "kiosk/kiosk.h"

#include <QStringList>

namespace evergreen {

enum class Means { Keypad, TwoSwitches, OneSwitch };

class UnseenHand {
public:
    static constexpr int patienceMs = 20'000;
    /// More places than any page has: who has gone through so many has heard them all.
    static constexpr int stepsMax = 60;

    /// The clock is the kiosk's own: by it, strokes are far enough apart.
    UnseenHand(Kiosk& kiosk, const Clock& clock, Means means);

    /// Waits until something with these words in it is said.
    bool hears(const QString& words);

    /// Steps on until the place said begins with these words, and chooses it.
    bool chooses(const QString& words);

    /// Digits, one by one; with switches, each is a place to be chosen.
    bool types(const QString& digits);

    const QString& complaint() const { return m_complaint; }
    const QStringList& transcript() const { return m_transcript; }

private:
    void step();
    void choose();
    void strike(int key);
    bool waitsFor(const std::function<bool()>& there, const QString& what);
    QString place() const;

    Kiosk& m_kiosk;
    const Clock& m_clock;
    const Means m_means;
    QStringList m_transcript;
    qsizetype m_heard = 0;  ///< what has been said before this is over
    int m_lastKey = 0;
    std::chrono::milliseconds m_lastStroke{0};
    QString m_complaint;
};

}  // namespace evergreen
