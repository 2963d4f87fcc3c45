#include "kiosk/hands/key_input.h"

#include "qml/craft/tap_area.h"
#include "qml/craft/tap_guard.h"

#include <algorithm>
#include <iterator>

#include <QQmlEngine>

namespace evergreen {

namespace {

/// Entries of lists and the digits are the customer's own; every other target is called the same for everybody.
KioskScreen::Place placeOf(const TapArea& target) {
    const QString name = target.objectName();
    const bool isEntry = name.startsWith(QStringLiteral("choice.")) && name != QStringLiteral("choice.more");
    const bool isDigit = name.startsWith(QStringLiteral("key.")) && name.back().isDigit();
    return isEntry || isDigit ? KioskScreen::Place::Own : KioskScreen::Place::Button;
}

}  // namespace

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
    connect(&m_screen, &KioskScreen::placeWanted, this, &KeyInput::sayAllAndPlace);
    connect(m_screen.comfortModel(), &ComfortModel::chose, this, &KeyInput::stay);
    connect(&m_window, &QQuickWindow::activeFocusItemChanged, this, [this] {
        watch();
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
    } else {
        auto* const choice = m_walk.find(QStringLiteral("choice.%1").arg(digit - 1));
        // Where there is none, or it is there already: no press goes unanswered.
        if (!choice || choice == m_walk.current()) return sayPlace();
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
    here->activate();
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
    if (!words.join(QString()).isEmpty()) m_screen.sayPlace(words, placeOf(*here));
}

void KeyInput::sayAllAndPlace() {
    const TapArea* const here = m_walk.current();
    if (here && !m_isArriving) m_screen.sayAllAndPlace(FocusWalk::wordsOf(*here), placeOf(*here));
}

/// However it is pressed where the keys are, by Enter or by a switch: what was typed is told, and a page turned on is,
/// for who does not see it, a page that has come.
void KeyInput::watch() {
    const TapArea* const here = m_walk.current();
    if (!here) return;
    const QString name = here->objectName();
    if (name == QStringLiteral("page.more")) {
        connect(here, &TapArea::tapped, this, &KeyInput::arriveLater, Qt::UniqueConnection);
    } else if (name.startsWith(QStringLiteral("key.")) && name != QStringLiteral("key.finish")) {
        connect(here, &TapArea::tapped, this, &KeyInput::tellEntry, Qt::UniqueConnection);
    }
}

void KeyInput::tellEntry() {
    if (isWalking()) m_screen.sayEntry();
}

/// A choice of comfort makes its list anew: the keys stay where they were, and what was chosen is said.
void KeyInput::stay(const QString& name, const std::vector<Text>& words) {
    if (!isWalking()) return;
    m_isArriving = true;
    if (TapArea* const same = m_walk.find(name)) same->forceActiveFocus(Qt::TabFocusReason);
    m_isArriving = false;
    if (!words.empty()) m_screen.sayAside(words);
}

/// The page is laid out and painted first; and many changes at once arrive once.
void KeyInput::arriveLater() {
    if (m_isArriving || !isWalking()) return;
    m_isArriving = true;
    connect(&m_window, &QQuickWindow::frameSwapped, this, &KeyInput::arrive, Qt::SingleShotConnection);
    m_window.update();
}

void KeyInput::arrive() {
    const TapArea* const here = m_walk.enter();
    m_isArriving = false;
    if (here) m_screen.sayAllAndPlace(FocusWalk::wordsOf(*here), placeOf(*here));
}

}  // namespace evergreen
