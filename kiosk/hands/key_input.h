// The kiosk by keys alone, with the screen unseen: a 12-key pad with arrows, or two switches. Up and down go through
// all targets in reading order and say each; digits type where digits are asked and else go to a choice; Enter chooses.
//   *  erase, or one step back       #  done       F1  help
//   0, where no digits are asked, and Pause anywhere: hold the words, go on with them, or hear them again
//   F11, F12  the two switches of a switch box (the mover, the chooser; the chooser held long is Pause)
// Owned by Kiosk, which hands it the window's key events; it decides nothing about what a page means.
#pragma once

#include "accessibility/input/key_filter.h"
#include "accessibility/input/switch_scan.h"
#include "kiosk/screens/kiosk_screen.h"
#include "qml/craft/focus_walk.h"

#include <QKeyEvent>
#include <QQuickView>

namespace evergreen {

class KeyInput : public QObject {
    Q_OBJECT

public:
    static constexpr int moverKey = Qt::Key_F11;
    static constexpr int chooserKey = Qt::Key_F12;

    /// All must outlive it.
    KeyInput(QQuickView& window, KioskScreen& screen, Clock& clock);

    /// True when the event has been dealt with and goes no further.
    bool take(const QKeyEvent& event);

    /// Something is being said; what was being said has been heard out, or cut off.
    void saying() { m_scan.wordsBegin(); }
    void said() { m_scan.placeSaid(); }

    /// The place moves on by itself: somebody is there and listens, though nothing is pressed. It ends by itself.
    bool isScanning() const { return m_scan.isScanning(); }

    /// For the next customer.
    void reset();

private:
    using Act = void (KeyInput::*)();
    struct Key {
        int key;
        Act act;
    };
    static const Key keys[];

    bool strike(int key);
    void typeDigit(int digit);
    void next() { step(1); }
    void previous() { step(-1); }
    void step(int places);
    void choose();
    void eraseOrBack();
    void back() { press("bar.back"); }
    void finish();
    void point() { press("key.point"); }
    void help() { press("bar.help"); }
    void steerVoice() { press("voice.pause"); }

    bool press(const char* name);
    bool asksDigits() const { return m_walk.find(QStringLiteral("key.1")) != nullptr; }
    bool isWalking() const;
    void walk();
    void followKeys();
    void sayPlace();
    void sayAllAndPlace();
    void watch();
    void tellEntry();
    void stay(const QString& name, const std::vector<Text>& words);
    void arriveLater();
    void arrive();

    QQuickView& m_window;
    KioskScreen& m_screen;
    Clock& m_clock;
    FocusWalk m_walk;
    KeyFilter m_filter;
    SwitchScan m_scan;
    bool m_isArriving = false;
};

}  // namespace evergreen
