#include "qml/craft/page_plan.h"

#include <algorithm>
#include <cmath>

namespace evergreen {

namespace {

// The other side of the leaf stays laid out and measured, but is neither seen nor touched.
void show(QQuickItem* part, bool shown) {
    part->setOpacity(shown ? 1 : 0);
    part->setEnabled(shown);
}

}  // namespace

PagePlan::PagePlan(QQuickItem* parent) : QQuickItem(parent) {
    connect(this, &PagePlan::changed, this, &PagePlan::follow);
}

// The item below still lets its children go, and they would tell a plan that is no more.
PagePlan::~PagePlan() {
    for (auto* child : childItems()) child->disconnect(this);
}

void PagePlan::componentComplete() {
    QQuickItem::componentComplete();
    for (auto* part : {m_heading, m_reading, m_stage, m_touching, m_more})
        connect(part, &QQuickItem::implicitHeightChanged, this, &PagePlan::follow);
    follow();
}

void PagePlan::follow() {
    if (isComponentComplete() && !m_arranging) polish();
}

void PagePlan::geometryChange(const QRectF& now, const QRectF& before) {
    if (now.size() != before.size()) polish();
    QQuickItem::geometryChange(now, before);
}

// Height with the gap above it; nothing for a part that is empty.
qreal PagePlan::needed(QQuickItem* part, qreal width) const {
    part->setWidth(width);
    return part->implicitHeight() > 0 ? part->implicitHeight() + m_gap : 0;
}

bool PagePlan::decideSplit(const Half& first, const Half& second, bool readsSecond) const {
    const bool touchesFirst = m_halves && m_beside;
    const qreal touch = needed(m_touching, touchesFirst ? first.width : second.width);
    const qreal read = needed(m_reading, readsSecond ? second.width : first.width);
    const qreal stage = needed(m_stage, second.width);
    const qreal head = m_heading->implicitHeight();
    if (m_fill || touch <= 0) return false;
    if (!m_halves) return head + read + stage + touch > height() + 1;
    const qreal inFirst = head + (readsSecond ? 0 : read) + (touchesFirst ? touch : 0);
    const qreal inSecond = (readsSecond ? read : 0) + stage + (touchesFirst ? 0 : touch) - m_gap;
    return std::max(inFirst, inSecond) > height() + 1;
}

void PagePlan::setSplit(bool split) {
    if (m_split == split) return;
    m_split = split;
    m_turned = false;
    Q_EMIT splitChanged();
    Q_EMIT changed();
}

void PagePlan::put(QQuickItem* part, Half& half, qreal height) const {
    part->setPosition({half.x, std::round(half.y)});
    part->setSize({half.width, std::round(height)});
    if (height > 0) half.y += height + m_gap;
}

// A leaf in two halves: "more" keeps its place below the heading, and the other half is turned.
void PagePlan::layOutHalvesTurning(Half first, Half second) {
    const qreal moreTop = height() - m_more->implicitHeight();
    const bool fitsFirst = m_heading->implicitHeight() + m_gap + needed(m_reading, first.width) <= moreTop;
    const bool reads = fitsFirst || !m_turned;
    needed(m_reading, fitsFirst ? first.width : second.width);
    needed(m_touching, second.width);
    put(m_heading, first, m_heading->implicitHeight());
    if (reads) put(m_reading, fitsFirst ? first : second, m_reading->implicitHeight());
    Half below{first.x, first.width, moreTop};
    put(m_more, below, m_more->implicitHeight());
    if (m_turned) second.y = std::max<qreal>(0, height() - m_touching->implicitHeight());
    if (m_turned) put(m_touching, second, m_touching->implicitHeight());
    if (!m_turned) put(m_stage, second, std::max(m_stage->implicitHeight(), height() - second.y));
    show(m_reading, reads);
    show(m_stage, !m_turned);
    show(m_touching, m_turned);
    show(m_more, true);
    setOverflow(std::max({first.y - moreTop, second.y - m_gap - height(), 0.0}));
}

void PagePlan::layOut(Half first, Half second, bool readsSecond) {
    const bool touchesFirst = m_halves && m_beside;
    const bool reads = !m_split || !m_turned;
    const bool touches = !m_split || m_turned;
    auto& touching = touchesFirst ? first : second;
    put(m_heading, first, m_heading->implicitHeight());
    if (reads) put(m_reading, readsSecond ? second : first, m_reading->implicitHeight());
    if (!m_halves)
        second.y = std::max(first.y, m_fill ? std::min(m_touchFrom, height() - m_touching->implicitHeight()) : 0);

    // From the bottom up: "more", then touching; the stage has what is between.
    qreal bottom = height();
    if (m_split) {
        bottom -= m_more->implicitHeight();
        Half there{touching.x, touching.width, bottom};
        put(m_more, there, m_more->implicitHeight());
        bottom -= m_between;
    }
    const qreal least = touches ? m_touching->implicitHeight() : 0;
    const qreal stageBottom = touchesFirst ? height() : least > 0 ? bottom - least - m_gap : bottom;
    if (reads) put(m_stage, second, m_fill ? 0 : std::max(m_stage->implicitHeight(), stageBottom - second.y));
    Half there{touching.x, touching.width, m_fill ? second.y : std::max(bottom - least, touching.y)};
    if (touches) put(m_touching, there, m_fill ? std::max(least, bottom - there.y) : least);

    show(m_reading, reads);
    show(m_stage, reads && !m_fill);
    show(m_touching, touches);
    show(m_more, m_split);
    setOverflow(std::max({first.y, second.y, touches ? there.y : 0}) - m_gap - height());
}

void PagePlan::setOverflow(qreal overflow) {
    overflow = overflow > 1 ? overflow : 0;
    if (qFuzzyCompare(1 + overflow, 1 + m_overflow)) return;
    m_overflow = overflow;
    Q_EMIT overflowChanged();
}

void PagePlan::arrange() {
    const qreal firstWidth = m_halves ? std::floor((width() - m_gap) * m_share) : width();
    const qreal secondWidth = m_halves ? width() - firstWidth - 2 * m_gap : width();
    const Half first{m_halves && m_mirrored ? width() - firstWidth : 0, firstWidth, 0};
    const Half second{m_halves && !m_mirrored ? width() - secondWidth : 0, secondWidth, 0};
    const qreal head = needed(m_heading, firstWidth);
    const bool readsSecond =
        m_halves && !m_fill && (m_beside || head + needed(m_reading, firstWidth) - m_gap > height() + 1);
    needed(m_more, firstWidth);
    setSplit(decideSplit(first, second, readsSecond));
    m_split&& m_halves ? layOutHalvesTurning(first, second) : layOut(first, second, readsSecond);
}

void PagePlan::updatePolish() {
    if (width() <= 0 || height() <= 0) return;
    m_arranging = true;
    arrange();
    m_arranging = false;
}

}  // namespace evergreen
