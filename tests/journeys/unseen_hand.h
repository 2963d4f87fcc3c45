// A customer who does not see the glass: hears what the kiosk says and answers by keys or switches, knowing nothing
// else. Heard is what has begun to sound: what is private only with a headset, and nothing that was cut off before.
// Every wait has a limit; what is not heard is said, and the journey ends.
#pragma once

#include "kiosk/kiosk.h"

#include <QStringList>

namespace evergreen {

enum class Means { Keypad, TwoSwitches, OneSwitch };

class UnseenHand {
public:
    static constexpr int patienceMs = 20'000;
    /// More places than any page has, leaves and all: who has gone through so many has heard them all.
    static constexpr int stepsMax = 120;

    /// The clock is the kiosk's own: by it, strokes are far enough apart.
    UnseenHand(Kiosk& kiosk, const Clock& clock, Means means);

    /// Waits until something with these words in it is said; of a text with figures or names, how it begins.
    bool hears(const Text& words);

    /// Steps on until the place said begins with these words, and chooses it. What is not on this leaf of a list is
    /// looked for behind "more", once all places have been heard.
    bool chooses(const Text& words);

    /// Digits, one by one; with switches, each is a place to be chosen.
    bool types(const QString& digits);

    /// With the first of two switches held: from then on the place moves by itself.
    bool holdsMover();

    const QString& complaint() const { return m_complaint; }
    const QStringList& transcript() const { return m_transcript; }
    /// Of these, what also who stands by has heard.
    const QStringList& overheard() const { return m_overheard; }

private:
    void listen();
    void step();
    void choose();
    void strike(int key);
    bool waitsFor(const std::function<bool()>& there, const QString& what);
    QString spoken(const Text& words);
    QString place();

    Kiosk& m_kiosk;
    const Clock& m_clock;
    const Means m_means;
    Phrasebook m_phrasebook;
    std::optional<Utterance> m_coming;  ///< asked for, not yet sounding
    QStringList m_transcript;
    QStringList m_overheard;
    QObject m_ears;         ///< closed before the hand is gone
    int m_asked = 0;        ///< so many times the kiosk began to say something
    int m_answered = 0;     ///< which of them was heard last
    int m_struck = 0;       ///< as many as there were at the last stroke: what comes later answers it
    qsizetype m_heard = 0;  ///< what has been said before this is over
    int m_lastKey = 0;
    std::chrono::milliseconds m_lastStroke{0};
    QString m_complaint;
};

}  // namespace evergreen
