#include "tests/journeys/hand.h"

#include "qml/craft/tap_area.h"
#include "tests/support/finger.h"

#include <QCoreApplication>
#include <QLineF>
#include <QTest>

namespace evergreen {

namespace {

/// A little longer than the guard against double taps.
constexpr int kBreathMs = 450;

/// More than the guard takes for one and the same place.
constexpr double kSamePlaceMm = 20;

QPoint middleOf(const QQuickItem& item) {
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint();
}

}  // namespace

Hand::Hand(Kiosk& kiosk, Album& album) : m_kiosk(kiosk), m_album(album), m_finger(newFinger()) {}

bool Hand::waitsFor(const std::function<bool()>& there, const QString& what) {
    if (!m_complaint.isEmpty()) return false;
    if (QTest::qWaitFor(there, patienceMs)) return true;
    const PageModel* page = m_kiosk.screen().page();
    m_complaint = QStringLiteral("waited in vain for %1; on the glass is %2")
                      .arg(what, page ? QString::fromLatin1(page->head().question.id) : QStringLiteral("nothing"));
    return false;
}

void Hand::breathes() {
    QElapsedTimer breath;
    breath.start();
    (void)QTest::qWaitFor([&breath] { return breath.elapsed() > kBreathMs; }, 2 * kBreathMs);
}

bool Hand::sees(const char* question) {
    const bool came = waitsFor(
        [this, question] {
            const KioskScreen& screen = m_kiosk.screen();
            return screen.page() && screen.page()->head().question.id == question &&
                   screen.overlay() == KioskScreen::NoOverlay;
        },
        QString::fromLatin1(question));
    if (came) looks(QString::fromLatin1(question));
    return came;
}

bool Hand::seesOverlay(KioskScreen::Overlay overlay, const QString& step) {
    const bool came = waitsFor([this, overlay] { return m_kiosk.screen().overlay() == overlay; }, step);
    if (came) looks(step);
    return came;
}

/// Where nobody keeps pictures, it is enough that the page has been painted once.
void Hand::looks(const QString& step) {
    if (m_album.isKept()) {
        breathes();
        return pictures(step);
    }
    QCoreApplication::processEvents();
    (void)m_kiosk.window().grabWindow();
}

void Hand::pictures(const QString& step) {
    m_album.screen(step, m_kiosk.window().grabWindow());
}

/// By the tree of what is drawn: a Repeater's items are nobody's QObject children.
QQuickItem* Hand::findBelow(QQuickItem* item, const Wanted& isWanted) {
    if (!item->isVisible() || !item->isEnabled()) return nullptr;
    if (item->width() > 0 && isWanted(*item)) return item;
    for (QQuickItem* child : item->childItems()) {
        if (QQuickItem* found = findBelow(child, isWanted)) return found;
    }
    return nullptr;
}

QQuickItem* Hand::find(const QString& name) const {
    return findBelow(m_kiosk.window().rootObject(),
                     [&name](const QQuickItem& item) { return item.objectName() == name; });
}

QQuickItem* Hand::findCalled(const QString& words) const {
    return findBelow(m_kiosk.window().rootObject(), [&words](const QQuickItem& item) {
        return qobject_cast<const TapArea*>(&item) && item.property("name").toString().startsWith(words);
    });
}

std::optional<QPoint> Hand::placeOf(const QString& name) const {
    const QQuickItem* const item = find(name);
    if (!item) return std::nullopt;
    return middleOf(*item);
}

bool Hand::taps(const QString& name) {
    if (!waitsFor([this, &name] { return find(name) != nullptr; }, name)) return false;
    touch(middleOf(*find(name)));
    return true;
}

bool Hand::tapsWords(const Text& words) {
    constexpr int turnsMax = 6;
    Phrasebook phrasebook(m_kiosk.comfort().preferences().language);
    const QString wanted = phrasebook.shown(words);
    const bool isList = m_kiosk.screen().page()->kind() == PageModel::Choice;
    const QString more = isList ? QStringLiteral("choice.more") : QStringLiteral("page.more");
    for (int turn = 0; turn < turnsMax && !findCalled(wanted) && find(more); ++turn) {
        if (!taps(more)) return false;
        // What comes where "more" was would be its second tap.
        breathes();
    }
    if (!waitsFor([&] { return findCalled(wanted) != nullptr; }, wanted)) return false;
    touch(middleOf(*findCalled(wanted)));
    return true;
}

void Hand::touch(QPoint middle) {
    steadies(middle);
    QTest::touchEvent(&m_kiosk.window(), m_finger).press(0, middle, &m_kiosk.window());
    QTest::touchEvent(&m_kiosk.window(), m_finger).release(0, middle, &m_kiosk.window());
    m_lastPlace = middle;
    m_sinceTap.start();
}

/// Two taps at one place are far enough apart that the double-tap guard lets the second through.
void Hand::steadies(QPoint place) {
    const double reach = kSamePlaceMm * m_kiosk.screen().look()->property("pixelsPerMm").toDouble();
    const bool isSamePlace = m_sinceTap.isValid() && QLineF(place, m_lastPlace).length() < reach;
    if (isSamePlace) (void)QTest::qWaitFor([this] { return m_sinceTap.elapsed() > kBreathMs; }, 2 * kBreathMs);
}

bool Hand::types(const QString& digits) {
    for (const QChar digit : digits) {
        if (!taps(QStringLiteral("key.") + digit)) return false;
    }
    return true;
}

}  // namespace evergreen
