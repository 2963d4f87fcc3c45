#include "accessibility/audit/hands.h"

#include "accessibility/audit/page_reader.h"

#include <QCoreApplication>
#include <QMouseEvent>
#include <QTest>

namespace evergreen::hands {

namespace {

constexpr quint64 longAfter = 10'000;
constexpr int briefly = 60;

// One touch screen for the program: Qt's own maker leaves it to nobody.
QPointingDevice* glass() {
    static auto* device = [] {
        auto* made = QTest::createTouchDevice();
        made->setParent(QCoreApplication::instance());
        return made;
    }();
    return device;
}

quint64 later() {
    static quint64 now = 100'000'000;
    return now += longAfter;
}

}  // namespace

QString pathOf(const QQuickItem& item) {
    QString path;
    for (const auto* above = &item; above; above = above->parentItem()) {
        path = path.isEmpty() ? stepOf(*above) : stepOf(*above) + QLatin1Char('/') + path;
    }
    return path;
}

std::vector<Place> targetPlaces(Actor& actor) {
    std::vector<Place> places;
    for (auto* item : targetsIn(actor.root()))
        places.push_back({item->objectName(), pathOf(*item),
                          item->mapRectToScene(QRectF(0, 0, item->width(), item->height())),
                          item->property("byOwnKey").toBool()});
    return places;
}

QPointF nowhere(Actor& actor, const Place& place) {
    const auto places = targetPlaces(actor);
    const auto& root = actor.root();
    for (int y = 4; y < root.height(); y += 8) {
        const QPointF at(4, y);
        const bool free =
            std::none_of(places.begin(), places.end(), [&](const auto& p) { return p.rect.contains(at); });
        if (free) return at;
    }
    return place.rect.topLeft() - QPointF(8, 8);
}

Finger::Finger(Actor& actor) : m_window(actor.window()), m_time(later()) {}

void Finger::send(QEvent::Type type) {
    const auto buttons = type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton;
    const auto button = type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton;
    QMouseEvent event(type, m_at, m_at, m_at, button, buttons, Qt::NoModifier);
    event.setTimestamp(m_time);
    QCoreApplication::sendEvent(&m_window, &event);
}

void Finger::press(QPointF at) {
    m_at = at;
    send(QEvent::MouseButtonPress);
}

void Finger::move(QPointF to) {
    m_at = to;
    wait(briefly);
    send(QEvent::MouseMove);
}

void Finger::lift() {
    wait(briefly);
    send(QEvent::MouseButtonRelease);
}

void Finger::tap(QPointF at) {
    m_time = std::max(m_time, m_time + 1);
    press(at);
    lift();
}

void touchWithPalm(Actor& actor, const Place& place) {
    auto* window = &actor.window();
    const auto at = place.middle().toPoint();
    const auto palm = nowhere(actor, place).toPoint();
    QTest::touchEvent(window, glass()).press(0, at, window);
    QTest::touchEvent(window, glass()).stationary(0).press(1, palm, window);
    QTest::touchEvent(window, glass()).release(0, at, window).stationary(1);
    QTest::touchEvent(window, glass()).release(1, palm, window);
}

void key(Actor& actor, int key) {
    QTest::keyClick(&actor.window(), static_cast<Qt::Key>(key));
}

QQuickItem* focused(Actor& actor) {
    auto* item = actor.window().activeFocusItem();
    return item && isTarget(*item) ? item : nullptr;
}

QString focusedPath(Actor& actor) {
    const auto* item = focused(actor);
    return item ? pathOf(*item) : QString();
}

}  // namespace evergreen::hands
