#include "tests/qml/page_measure.h"

#include "accessibility/panel_metrics.h"
#include "qml/craft/tap_area.h"

#include <cmath>
#include <vector>

#include <QTest>

namespace evergreen {

namespace {

constexpr qreal slack = 1.5;  // rounding of two edges
constexpr qreal targetMm = 16;
constexpr qreal mainTargetMm = 23;
constexpr qreal keyCentresMm = 20;
constexpr qreal gapMm = 4;
constexpr qreal lettersMm = 5.2;
constexpr qreal capitalPerEm = 0.733;

struct Shown {
    QQuickItem* item;
    QRectF rect;  // in the window, of the item; for a text, of what it paints
};

class Measure {
public:
    explicit Measure(QQuickView& view) : m_view(view) { collect(view.rootObject()); }

    QStringList findings() {
        for (const auto& text : m_texts) checkText(text);
        for (const auto& target : m_targets) checkTarget(target);
        for (std::size_t i = 0; i < m_texts.size(); ++i)
            for (std::size_t j = i + 1; j < m_texts.size(); ++j) checkTextsApart(m_texts[i], m_texts[j]);
        for (std::size_t i = 0; i < m_targets.size(); ++i)
            for (std::size_t j = i + 1; j < m_targets.size(); ++j) checkTargetsApart(m_targets[i], m_targets[j]);
        return m_findings;
    }

    const std::vector<Shown>& targets() const { return m_targets; }

private:
    static QRectF inWindow(const QQuickItem& item) {
        return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()));
    }

    static bool isText(const QQuickItem& item) { return item.inherits("QQuickText"); }

    static QRectF painted(const QQuickItem& text) {
        const qreal width = text.property("contentWidth").toReal();
        const qreal height = text.property("contentHeight").toReal();
        const int align = text.property("effectiveHorizontalAlignment").toInt();
        const qreal x = align == Qt::AlignHCenter ? (text.width() - width) / 2
                        : align == Qt::AlignRight ? text.width() - width
                                                  : 0;
        return text.mapRectToScene(QRectF(x, 0, width, height));
    }

    void collect(QQuickItem* item) {
        if (!item->isVisible() || item->opacity() <= 0) return;
        if (item->property("overflow").toReal() > 0)
            find(*item, QStringLiteral("overflows by %1 px").arg(item->property("overflow").toReal()));
        if (isText(*item) && !item->property("text").toString().isEmpty()) m_texts.push_back({item, painted(*item)});
        if (qobject_cast<TapArea*>(item) && item->isEnabled()) m_targets.push_back({item, inWindow(*item)});
        for (auto* child : item->childItems()) collect(child);
    }

    void find(const QQuickItem& item, const QString& what) {
        const auto words = item.property("text").toString().simplified();
        m_findings << QStringLiteral("%1 \"%2%3\": %4")
                          .arg(QString::fromLatin1(item.metaObject()->className()).section(QLatin1Char('_'), 0, 0),
                               item.objectName(), words, what);
    }

    void checkInside(const Shown& shown, const QQuickItem& frame, const char* what) {
        const auto room = inWindow(frame).adjusted(-slack, -slack, slack, slack);
        const auto rect = &frame == shown.item ? shown.rect : ink(shown);
        if (!room.contains(rect))
            find(*shown.item, QStringLiteral("beyond its %1 (%2,%3 %4x%5 in %6,%7 %8x%9)")
                                  .arg(QLatin1String(what))
                                  .arg(shown.rect.x())
                                  .arg(shown.rect.y())
                                  .arg(shown.rect.width())
                                  .arg(shown.rect.height())
                                  .arg(room.x())
                                  .arg(room.y())
                                  .arg(room.width())
                                  .arg(room.height()));
    }

    void checkFrames(const Shown& shown) {
        checkInside(shown, *m_view.rootObject(), "window");
        for (auto* above = shown.item->parentItem(); above; above = above->parentItem()) {
            if (above->clip()) checkInside(shown, *above, "clip");
            if (above->objectName() == QLatin1String("middle")) checkInside(shown, *above, "page");
            if (isText(*shown.item) && qobject_cast<TapArea*>(above)) checkInside(shown, *above, "target");
        }
    }

    // True when a line of `set` ends inside a Latin word of `words`.
    static bool cutsWord(const QString& words, const QString& set) {
        qsizetype at = 0;
        for (const QChar c : set) {
            while (c != QLatin1Char('\n') && at < words.size() && words[at] != c) ++at;
            if (c != QLatin1Char('\n')) {
                ++at;
            } else if (at > 0 && at < words.size() && words[at - 1].isLetterOrNumber() &&
                       words[at].isLetterOrNumber() && words[at - 1].unicode() < 0x250 && words[at].unicode() < 0x250) {
                return true;
            }
        }
        return false;
    }

    void checkText(const Shown& text) {
        checkInside(text, *text.item, "item");
        checkFrames(text);
        const qreal capital = text.item->property("font").value<QFont>().pixelSize() * capitalPerEm / m_pixelsPerMm;
        if (capital < lettersMm) find(*text.item, QStringLiteral("letters of %1 mm").arg(capital));
        if (cutsWord(text.item->property("words").toString(), text.item->property("text").toString()))
            find(*text.item, QStringLiteral("a word is cut"));
        if (text.item->property("truncated").toBool()) find(*text.item, QStringLiteral("truncated"));
    }

    void checkTarget(const Shown& target) {
        checkFrames(target);
        const auto name = target.item->objectName();
        const bool main = name.endsWith(QLatin1String("primary")) || name == QLatin1String("bar.help");
        const qreal least = (main ? mainTargetMm : targetMm) * m_pixelsPerMm - slack;
        if (std::min(target.rect.width(), target.rect.height()) < least)
            find(*target.item, QStringLiteral("only %1 x %2 mm")
                                   .arg(target.rect.width() / m_pixelsPerMm)
                                   .arg(target.rect.height() / m_pixelsPerMm));
    }

    // Of the line box, what glyphs can reach: line boxes of neighbours may meet, glyphs may not.
    static QRectF ink(const Shown& text) {
        if (!isText(*text.item)) return text.rect;
        const qreal em = text.item->property("font").value<QFont>().pixelSize();
        const qreal line = text.item->property("lineHeight").toReal();
        return text.rect.adjusted(0, 0.28 * em, 0, 1.28 * em - line);
    }

    void checkTextsApart(const Shown& one, const Shown& other) {
        if (ink(one).adjusted(slack, 0, -slack, 0).intersects(ink(other)))
            find(*one.item, QStringLiteral("lies over \"%1\"").arg(other.item->property("text").toString()));
    }

    void checkTargetsApart(const Shown& one, const Shown& other) {
        const qreal across =
            std::max(one.rect.left(), other.rect.left()) - std::min(one.rect.right(), other.rect.right());
        const qreal down =
            std::max(one.rect.top(), other.rect.top()) - std::min(one.rect.bottom(), other.rect.bottom());
        const qreal gap = std::max(across, down);
        if (gap < gapMm * m_pixelsPerMm - slack)
            find(*one.item, QStringLiteral("%1 mm from %2").arg(gap / m_pixelsPerMm).arg(other.item->objectName()));
        const bool keys = one.item->objectName().startsWith(QLatin1String("key.")) &&
                          other.item->objectName().startsWith(QLatin1String("key."));
        const auto way = one.rect.center() - other.rect.center();
        if (keys && std::hypot(way.x(), way.y()) < keyCentresMm * m_pixelsPerMm - slack)
            find(*one.item, QStringLiteral("key centre too near %1").arg(other.item->objectName()));
    }

    QQuickView& m_view;
    const qreal m_pixelsPerMm = PanelMetrics().pixelsPerMm();
    std::vector<Shown> m_texts;
    std::vector<Shown> m_targets;
    QStringList m_findings;
};

}  // namespace

QStringList measuredFindings(QQuickView& view) {
    return Measure(view).findings();
}

std::vector<QQuickItem*> shownTargets(QQuickView& view) {
    const Measure measure(view);
    std::vector<QQuickItem*> items;
    for (const auto& target : measure.targets()) items.push_back(target.item);
    return items;
}

QQuickItem* targetNamed(QQuickView& view, const QString& name) {
    for (auto* item : shownTargets(view))
        if (item->objectName() == name) return item;
    return nullptr;
}

void tap(QQuickView& view, const QQuickItem& target) {
    const auto middle = target.mapToScene(QPointF(target.width() / 2, target.height() / 2)).toPoint();
    QTest::mouseClick(&view, Qt::LeftButton, Qt::NoModifier, middle);
}

}  // namespace evergreen
