#include "qml/craft/rack.h"

#include <algorithm>
#include <cmath>

#include <QtQml>

namespace evergreen {

namespace {

RackShare* shareOf(QQuickItem* item) {
    return qobject_cast<RackShare*>(qmlAttachedPropertiesObject<Rack>(item, false));
}

// Hands `spare` out by weight until it is used up or nobody can take more; returns what is left.
template <typename Places>
qreal handOut(Places& places, qreal spare) {
    constexpr qreal crumb = 0.5;
    for (std::size_t round = 0; round < places.size() && spare > crumb; ++round) {
        qreal weights = 0;
        for (const auto& place : places) weights += place.height < place.most ? place.grow : 0;
        if (weights <= 0) return spare;
        qreal given = 0;
        for (auto& place : places) {
            if (place.height >= place.most) continue;
            const auto height = std::min(place.most, place.height + spare * place.grow / weights);
            given += height - place.height;
            place.height = height;
        }
        spare -= given;
    }
    return spare;
}

}  // namespace

Rack::Rack(QQuickItem* parent) : QQuickItem(parent) {
    connect(this, &Rack::spacingChanged, this, &Rack::measure);
}

// The item below still lets its children go, and they would tell a rack that is no more.
Rack::~Rack() {
    for (auto* child : childItems()) {
        child->disconnect(this);
        if (auto* share = shareOf(child)) share->disconnect(this);
    }
}

RackShare* Rack::qmlAttachedProperties(QObject* item) {
    // NOLINTNEXTLINE(cppcoreguidelines-owning-memory): owned by the item it is attached to
    auto* share = new RackShare(item);
    auto* child = qobject_cast<QQuickItem*>(item);
    if (auto* rack = child ? qobject_cast<Rack*>(child->parentItem()) : nullptr)
        connect(share, &RackShare::changed, rack, &Rack::measure);
    return share;
}

void Rack::componentComplete() {
    QQuickItem::componentComplete();
    measure();
}

void Rack::watch(QQuickItem* child) {
    connect(child, &QQuickItem::implicitHeightChanged, this, &Rack::measure);
    connect(child, &QQuickItem::visibleChanged, this, &Rack::measure);
    if (auto* share = shareOf(child)) connect(share, &RackShare::changed, this, &Rack::measure);
}

void Rack::itemChange(ItemChange change, const ItemChangeData& data) {
    if (change == ItemChildAddedChange) watch(data.item);
    if (change == ItemChildRemovedChange) {
        data.item->disconnect(this);
        m_heldBack.erase(std::remove(m_heldBack.begin(), m_heldBack.end(), data.item), m_heldBack.end());
    }
    if (change == ItemChildAddedChange || change == ItemChildRemovedChange || change == ItemVisibleHasChanged)
        measure();
    QQuickItem::itemChange(change, data);
}

void Rack::geometryChange(const QRectF& now, const QRectF& before) {
    if (now.width() != before.width()) measure();
    if (now.height() != before.height()) polish();
    QQuickItem::geometryChange(now, before);
}

// Width first: a text's height follows from it at once.
std::vector<Rack::Place> Rack::places(Which which) {
    std::vector<Place> places;
    for (auto* child : childItems()) {
        const auto* share = shareOf(child);
        const qreal grow = share ? share->grow : 0;
        if (!child->isVisible() || (which == Which::Shown && isHeldBack(child))) continue;
        if (width() > 0) child->setWidth(width());
        const qreal height = std::max(child->implicitHeight(), share ? share->least : 0);
        if (height <= 0 && grow <= 0) continue;
        const qreal most = grow <= 0 ? height : share->most > 0 ? std::max(share->most, height) : HUGE_VAL;
        places.push_back({child, height, grow, most});
    }
    return places;
}

bool Rack::isHeldBack(const QQuickItem* child) const {
    return std::find(m_heldBack.begin(), m_heldBack.end(), child) != m_heldBack.end();
}

std::vector<Rack::Block> Rack::blocks() {
    std::vector<Block> found;
    for (const auto& place : places(Which::All))
        if (place.height > 0) found.push_back({place.item, place.height});
    return found;
}

std::vector<QQuickItem*> Rack::growing() {
    std::vector<QQuickItem*> found;
    for (const auto& place : places(Which::All))
        if (place.height <= 0) found.push_back(place.item);
    return found;
}

qreal Rack::wholeHeight() {
    return std::ceil(least(places(Which::All)));
}

void Rack::holdBack(const std::vector<QQuickItem*>& items) {
    if (items == m_heldBack) return;
    const auto before = std::exchange(m_heldBack, items);
    for (const auto& changed : {before, items}) {
        for (auto* child : changed) {
            child->setOpacity(isHeldBack(child) ? 0 : 1);
            child->setEnabled(!isHeldBack(child));
        }
    }
    measure();
}

qreal Rack::least(const std::vector<Place>& places) const {
    qreal height = places.empty() ? 0 : m_spacing * static_cast<qreal>(places.size() - 1);
    for (const auto& place : places) height += place.height;
    return height;
}

void Rack::setOverflow(qreal overflow) {
    if (qFuzzyCompare(1 + m_overflow, 1 + overflow)) return;
    m_overflow = overflow;
    Q_EMIT overflowChanged();
}

// At once, not when polished: whoever asks for the implicit height must not get that of an earlier width.
void Rack::measure() {
    if (m_measuring || !isComponentComplete()) return;
    m_measuring = true;
    setImplicitHeight(std::ceil(least(places(Which::Shown))));
    m_measuring = false;
    polish();
}

void Rack::updatePolish() {
    auto all = places(Which::Shown);
    const qreal needed = std::ceil(least(all));
    setImplicitHeight(needed);
    const qreal spare = height() - needed;
    setOverflow(spare < -1 ? -spare : 0);  // half a pixel is nobody's loss
    const qreal left = spare > 0 ? handOut(all, spare) : 0;
    const qreal between = m_spread && all.size() > 1 ? left / static_cast<qreal>(all.size() - 1) : 0;
    qreal y = 0;
    for (const auto& place : all) {
        place.item->setPosition({0, std::round(y)});
        place.item->setHeight(std::round(y + place.height) - std::round(y));
        y += place.height + m_spacing + between;
    }
}

}  // namespace evergreen
