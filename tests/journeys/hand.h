// The customer's hand and eyes: finds what is on the glass by name, touches it with a finger, waits until a page is
// there. Every wait has a limit; what does not come is said, and the journey ends there.
#pragma once

#include "kiosk/kiosk.h"
#include "tests/journeys/album.h"

#include <functional>

#include <QElapsedTimer>
#include <QPointingDevice>
#include <QQuickItem>

namespace evergreen {

class Hand {
public:
    Hand(Kiosk& kiosk, Album& album);

    /// True when the page asking `question` has come and been painted; its picture goes into the album.
    bool sees(const char* question);
    bool seesOverlay(KioskScreen::Overlay overlay, const QString& step);

    /// Touches the item of that object name in its middle and lets go. False when it is not there or not enabled.
    bool taps(const QString& name);
    bool types(const QString& digits);

    /// The same with what is called so, or begins so. What does not fit is behind "more", or on the page's next leaf.
    bool tapsWords(const Text& words);

    /// The middle of the item of that name, where it can be touched.
    std::optional<QPoint> placeOf(const QString& name) const;

    /// Turns the event loop until `there` holds, at most this long.
    bool waitsFor(const std::function<bool()>& there, const QString& what);
    static constexpr int patienceMs = 20'000;

    /// Pauses as a person does who reads the page.
    void breathes();

    const QString& complaint() const { return m_complaint; }
    void pictures(const QString& step);

private:
    using Wanted = std::function<bool(const QQuickItem&)>;

    static QQuickItem* findBelow(QQuickItem* item, const Wanted& isWanted);
    QQuickItem* find(const QString& name) const;
    QQuickItem* findCalled(const QString& words) const;
    void touch(QPoint middle);
    void looks(const QString& step);
    void steadies(QPoint place);

    Kiosk& m_kiosk;
    Album& m_album;
    QPointingDevice* m_finger;
    QPoint m_lastPlace;
    QElapsedTimer m_sinceTap;
    QString m_complaint;
};

}  // namespace evergreen
