#include "kiosk/hands/key_input.h"

#include "qml/craft/tap_area.h"
#include "qml/craft/tap_guard.h"

#include <algorithm>
#include <iterator>

#include <QQmlEngine>

namespace evergreen {

const KeyInput::Key KeyInput::keys[] = {
    {Qt::Key_Down, &KeyInput::next},
    {Qt::Key_Tab, &KeyInput::next},
    {Qt::Key_Up, &KeyInput::previous},
    {Qt::Key_Backtab, &KeyInput::previous},
    {Qt::Key_Asterisk, &KeyInput::eraseOrBack},
    {Qt::Key_Backspace, &KeyInput::eraseOrBack},
    {Qt::Key_NumberSign, &KeyInput::finish},
    {Qt::Key_Escape, &KeyInput::back},
    {Qt::Key_Period, &KeyInput::point},
    {Qt::Key_F1, &KeyInput::help},
    {Qt::Key_Pause, &KeyInput::steerVoice},
    {Qt::Key_MediaTogglePlayPause, &KeyInput::steerVoice},
};

KeyInput::KeyInput(QQuickView& window, KioskScreen& screen, Clock& clock)
    : m_window(window), m_screen(screen), m_clock(clock), m_walk(window), m_scan(clock) {
    connect(&m_scan, &SwitchScan::moved, this, &KeyInput::next);
    connect(&m_scan, &SwitchScan::chose, this, &KeyInput::choose);
    connect(&m_scan, &SwitchScan::held, this, &KeyInput::steerVoice);
    connect(&m_scan, &SwitchScan::automaticChanged, this, [this](bool isAutomatic) {
        walk();
        m_screen.sayAside({text(isAutomatic ? "keys.automatic" : "keys.stepwise")});
    });
    connect(&m_screen, &KioskScreen::pageChanged, this, &KeyInput::arriveLater);
    connect(&m_screen, &KioskScreen::overlayChanged, this, &KeyInput::arriveLater);
    connect(&m_window, &QQuickWindow::activeFocusItemChanged, this, [this] {
        if (isWalking() && !m_isArriving) sayPlace();
    });
}

void KeyInput::reset() {
    m_scan.reset();
    if (auto* const taps = TapGuard::of(m_window.engine())) taps->setKeysInUse(false);
}

bool KeyInput::take(const QKeyEvent& event) {
    const bool isPress = event.type() == QEvent::KeyPress;
    if (event.key() == moverKey || event.key() == chooserKey) {
        const auto which = event.key() == moverKey ? SwitchScan::Switch::Mover : SwitchScan::Switch::Chooser;
        if (event.isAutoRepeat()) return true;
        walk();
        isPress ? m_scan.press(which) : m_scan.release(which);
        return true;
    }
    if (!isPress) {
        m_filter.release(event.key(), m_clock.monotonic());
        return false;
    }
    if (!m_filter.admitsPress(event.key(), m_clock.monotonic(), event.isAutoRepeat())) return true;
    walk();
    return strike(event.key());
}

/// Enter, space, left and right are the target's own: it shows that it is pressed, and acts on letting go.
bool KeyInput::strike(int key) {
    if (key >= Qt::Key_0 && key <= Qt::Key_9) {
        typeDigit(key - Qt::Key_0);
        return true;
    }
    const auto known = std::find_if(std::begin(keys), std::end(keys), [key](const Key& row) { return row.key == key; });
    if (known == std::end(keys)) {
        if (!m_walk.current()) m_walk.enter();
        return false;
    }
    (this->*known->act)();
    return true;
}

void KeyInput::typeDigit(int digit) {
    if (asksDigits()) {
        if (press(qPrintable(QStringLiteral("key.%1").arg(digit)))) m_screen.sayEntry();
    } else if (digit == 0) {
        steerVoice();
    } else if (auto* const choice = m_walk.find(QStringLiteral("choice.%1").arg(digit - 1))) {
        choice->forceActiveFocus(Qt::TabFocusReason);
    }
}

void KeyInput::step(int places) {
    const TapArea* const before = m_walk.current();
    const TapArea* const now = m_walk.move(places);
    // The only target there is: coming back to it is worth saying, too.
    if (now && now == before) sayPlace();
}

void KeyInput::choose() {
    TapArea* const here = m_walk.current();
    if (!here) return void(m_walk.enter());
    const bool isKey = here->objectName().startsWith(QStringLiteral("key."));
    here->activate();
    if (isKey && asksDigits()) m_screen.sayEntry();
}

void KeyInput::eraseOrBack() {
    if (press("key.erase")) return m_screen.sayEntry();
    back();
}

void KeyInput::finish() {
    if (!press("key.finish")) choose();
}

bool KeyInput::press(const char* name) {
    TapArea* const target = m_walk.find(QString::fromLatin1(name));
    if (target) target->activate();
    return target != nullptr;
}

bool KeyInput::isWalking() const {
    const auto* const taps = TapGuard::of(m_window.engine());
    return taps && taps->keysInUse();
}

void KeyInput::walk() {
    auto* const taps = TapGuard::of(m_window.engine());
    if (!taps || taps->keysInUse()) return;
    connect(taps, &TapGuard::keysInUseChanged, this, &KeyInput::followKeys, Qt::UniqueConnection);
    taps->setKeysInUse(true);
}

/// Who uses keys is told of each page together with the place on it.
void KeyInput::followKeys() {
    m_screen.setGuided(isWalking());
}

void KeyInput::sayPlace() {
    const TapArea* const here = m_walk.current();
    const QStringList words = here ? FocusWalk::wordsOf(*here) : QStringList();
    if (!words.join(QString()).isEmpty()) m_screen.sayPlace(words);
}

/// The page is laid out and painted first; and many changes at once arrive once.
void KeyInput::arriveLater() {
    if (m_isArriving || !isWalking()) return;
    m_isArriving = true;
    connect(&m_window, &QQuickWindow::frameSwapped, this, &KeyInput::arrive, Qt::SingleShotConnection);
    m_window.update();
}

void KeyInput::arrive() {
    TapArea* const here = m_walk.enter();
    m_isArriving = false;
    if (here) m_screen.sayAllAndPlace(FocusWalk::wordsOf(*here));
}

}  // namespace evergreen
