#include "qml/craft/page_plan.h"

#include "qml/craft/rack.h"

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

// The same with everything that is on other leaves.
qreal PagePlan::whole(QQuickItem* part, qreal width) const {
    part->setWidth(width);
    auto* rack = qobject_cast<Rack*>(part);
    const qreal height = rack ? rack->wholeHeight() : part->implicitHeight();
    return height > 0 ? height + m_gap : 0;
}

bool PagePlan::decideSplit(const Half& first, const Half& second, bool readsSecond) const {
    const bool touchesFirst = m_halves && m_beside;
    const qreal touch = whole(m_touching, touchesFirst ? first.width : second.width);
    const qreal read = whole(m_reading, readsSecond ? second.width : first.width);
    const qreal stage = whole(m_stage, second.width);
    const qreal head = m_heading->implicitHeight();
    if (m_fill) return false;
    if (!m_halves) return head + read + stage + touch > height() + 1;
    const qreal inFirst = head + (readsSecond ? 0 : read) + (touchesFirst ? touch : 0);
    const qreal inSecond = (readsSecond ? read : 0) + stage + (touchesFirst ? 0 : touch) - m_gap;
    return std::max(inFirst, inSecond) > height() + 1;
}

void PagePlan::turn() {
    m_leaf = (m_leaf + 1) % m_leaves;
    Q_EMIT changed();
}

void PagePlan::fillLeaves(std::vector<Leaf>& leaves, QQuickItem* part, std::vector<QQuickItem*> Leaf::*where,
                          qreal room) const {
    auto* rack = qobject_cast<Rack*>(part);
    if (!rack) return;
    for (const auto& block : rack->blocks()) {
        auto* leaf = &leaves.back();
        const bool empty = leaf->height <= 0;
        const qreal apart = empty ? 0 : (leaf->*where).empty() ? m_gap : rack->spacing();
        if (!empty && leaf->height + apart + block.height > room) leaf = &leaves.emplace_back();
        leaf->height += (leaf->height <= 0 ? 0 : apart) + block.height;
        (leaf->*where).push_back(block.item);
    }
}

// Blocks stay whole: what does not fit any more begins the next leaf.
std::vector<PagePlan::Leaf> PagePlan::leaves(qreal width, qreal room, bool withReading) const {
    if (withReading) m_reading->setWidth(width);
    m_stage->setWidth(width);
    m_touching->setWidth(width);
    std::vector<Leaf> all(1);
    if (withReading) fillLeaves(all, m_reading, &Leaf::reading, room);
    fillLeaves(all, m_stage, &Leaf::stage, room);
    const qreal touch = m_touching->implicitHeight();
    if (touch <= 0) return all;
    const bool fits = all.back().height > 0 && all.size() > 1 && all.back().height + m_gap + touch <= room;
    auto& last = fits ? all.back() : all.emplace_back();
    last.touching = true;
    last.height += (fits ? m_gap : 0) + touch;
    return all;
}

// Pictures stand only where nothing else does.
void PagePlan::showOnly(QQuickItem* part, const std::vector<QQuickItem*>& items) {
    auto* rack = qobject_cast<Rack*>(part);
    if (!rack) return;
    auto others = items.empty() ? std::vector<QQuickItem*>() : rack->growing();
    for (const auto& block : rack->blocks())
        if (std::find(items.begin(), items.end(), block.item) == items.end()) others.push_back(block.item);
    rack->holdBack(others);
}

void PagePlan::showAll(QQuickItem* part) {
    if (auto* rack = qobject_cast<Rack*>(part)) rack->holdBack({});
}

PagePlan::Leaf PagePlan::turnTo(const std::vector<Leaf>& leaves) {
    m_leaves = static_cast<int>(leaves.size());
    m_leaf = std::min(m_leaf, m_leaves - 1);
    return leaves[static_cast<std::size_t>(m_leaf)];
}

// "More" comes with the focus. When it goes, because the page got shorter, whoever had the focus before has it again.
void PagePlan::setSplit(bool split) {
    if (m_split == split) return;
    m_split = split;
    m_leaf = 0;
    const QQuickItem* scope = parentItem();
    while (scope && !scope->isFocusScope()) scope = scope->parentItem();
    const bool moreHadFocus = m_more->hasFocus();
    if (split && scope) m_beforeMore = scope->scopedFocusItem();
    Q_EMIT splitChanged();
    if (!split && moreHadFocus && m_beforeMore) m_beforeMore->setFocus(true);
    Q_EMIT changed();
}

void PagePlan::put(QQuickItem* part, Half& half, qreal height) const {
    part->setPosition({half.x, std::round(half.y)});
    part->setSize({half.width, std::round(height)});
    if (height > 0) half.y += height + m_gap;
}

// One leaf in the place it has: from the top of `half` down to `bottom`.
void PagePlan::putLeaf(const Leaf& leaf, Half half, qreal bottom, bool withReading) {
    if (withReading) showOnly(m_reading, leaf.reading);
    showOnly(m_stage, leaf.stage);
    // A picture has no height of its own: it stands on the first leaf, if there is room.
    const bool stages = !leaf.stage.empty() || (m_leaf == 0 && !leaf.touching);
    const bool reads = !withReading || !leaf.reading.empty();
    const qreal touch = leaf.touching ? m_touching->implicitHeight() : 0;
    const qreal stageBottom = leaf.touching ? bottom - touch - m_gap : bottom;
    if (withReading && reads) put(m_reading, half, m_reading->implicitHeight());
    if (stages) put(m_stage, half, std::max(m_stage->implicitHeight(), stageBottom - half.y));
    Half below{half.x, half.width, std::max(bottom - touch, half.y)};
    if (leaf.touching) put(m_touching, below, touch);
    show(m_reading, reads);
    show(m_stage, stages);
    show(m_touching, leaf.touching);
    show(m_more, true);
    setOverflow(std::max({half.y, leaf.touching ? below.y : 0}) - m_gap - bottom);
}

// In two halves "more" keeps its place below the heading, and the other half is turned; else it is the last of a leaf.
void PagePlan::layOutTurning(Half first, Half second) {
    const qreal moreTop = height() - m_more->implicitHeight();
    put(m_heading, first, m_heading->implicitHeight());
    if (!m_halves) {
        const qreal bottom = moreTop - m_between;
        const auto leaf = turnTo(leaves(first.width, bottom - first.y, true));
        Half below{first.x, first.width, moreTop};
        put(m_more, below, m_more->implicitHeight());
        putLeaf(leaf, first, bottom, true);
        return;
    }
    const bool fitsFirst = first.y + whole(m_reading, first.width) <= moreTop;
    if (fitsFirst) {
        showAll(m_reading);
        put(m_reading, first, m_reading->implicitHeight());
    }
    Half below{first.x, first.width, moreTop};
    put(m_more, below, m_more->implicitHeight());
    const auto leaf = turnTo(leaves(second.width, height(), !fitsFirst));
    putLeaf(leaf, second, height(), !fitsFirst);
    if (first.y - m_gap > moreTop) setOverflow(first.y - m_gap - moreTop);
}

void PagePlan::layOut(Half first, Half second, bool readsSecond) {
    const bool touchesFirst = m_halves && m_beside;
    auto& touching = touchesFirst ? first : second;
    showAll(m_reading);
    showAll(m_stage);
    put(m_heading, first, m_heading->implicitHeight());
    // Where what is touched takes the room, a picture has what is left beside or above it.
    const qreal touchTop = m_fill && !m_halves ? std::min(m_touchFrom, height() - m_touching->implicitHeight()) : 0;
    const qreal readBottom = !m_fill || touchesFirst ? 0 : m_halves ? height() : touchTop - m_gap;
    put(m_reading, readsSecond ? second : first, std::max(m_reading->implicitHeight(), readBottom - first.y));
    if (!m_halves) second.y = std::max(first.y, touchTop);

    // From the bottom up: touching; the stage has what is between.
    const qreal least = m_touching->implicitHeight();
    const qreal stageBottom = touchesFirst || least <= 0 ? height() : height() - least - m_gap;
    put(m_stage, second, m_fill ? 0 : std::max(m_stage->implicitHeight(), stageBottom - second.y));
    Half there{touching.x, touching.width, m_fill ? second.y : std::max(height() - least, touching.y)};
    put(m_touching, there, m_fill ? std::max(least, height() - there.y) : least);

    show(m_reading, true);
    show(m_stage, !m_fill);
    show(m_touching, true);
    show(m_more, false);
    setOverflow(std::max({first.y, second.y, there.y}) - m_gap - height());
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
        m_halves && !m_fill && (m_beside || head + whole(m_reading, firstWidth) - m_gap > height() + 1);
    needed(m_more, firstWidth);
    setSplit(decideSplit(first, second, readsSecond));
    m_split ? layOutTurning(first, m_halves ? second : first) : layOut(first, second, readsSecond);
}

void PagePlan::updatePolish() {
    if (width() <= 0 || height() <= 0) return;
    m_arranging = true;
    arrange();
    m_arranging = false;
}

}  // namespace evergreen
