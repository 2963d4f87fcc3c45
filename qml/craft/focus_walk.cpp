#include "qml/craft/focus_walk.h"

#include "qml/craft/tap_area.h"

#include <algorithm>

#include <QQuickWindow>

namespace evergreen {

namespace {

QQuickItem* itemCalled(QQuickItem* item, const QString& name) {
    if (item->objectName() == name) return item;
    for (auto* child : item->childItems()) {
        if (auto* found = itemCalled(child, name)) return found;
    }
    return nullptr;
}

}  // namespace

// The tree that is shown, not that of ownership: delegates are nobody's children there.
void FocusWalk::collect(QQuickItem* item, std::vector<TapArea*>& areas) {
    if (!item->isVisible() || !item->isEnabled()) return;
    if (auto* area = qobject_cast<TapArea*>(item)) areas.push_back(area);
    for (auto* child : item->childItems()) collect(child, areas);
}

std::vector<TapArea*> FocusWalk::targets() const {
    std::vector<TapArea*> areas;
    collect(m_window.contentItem(), areas);
    areas.erase(std::remove_if(areas.begin(), areas.end(), [](const TapArea* area) { return area->isByOwnKey(); }),
                areas.end());
    return areas;
}

TapArea* FocusWalk::current() const {
    auto* const area = qobject_cast<TapArea*>(m_window.activeFocusItem());
    return area && area->isVisible() && area->isEnabled() ? area : nullptr;
}

TapArea* FocusWalk::move(int places) {
    const auto areas = targets();
    const auto here = std::find(areas.begin(), areas.end(), current());
    if (here == areas.end()) return enter();
    const auto count = static_cast<std::ptrdiff_t>(areas.size());
    const auto index = ((here - areas.begin() + places) % count + count) % count;
    return focus(areas[static_cast<std::size_t>(index)]);
}

TapArea* FocusWalk::enter() {
    std::vector<TapArea*> areas;
    if (auto* const middle = itemCalled(m_window.contentItem(), QStringLiteral("middle"))) collect(middle, areas);
    if (!areas.empty()) return focus(areas.front());
    areas = targets();
    return areas.empty() ? nullptr : focus(areas.back());
}

TapArea* FocusWalk::find(const QString& name) const {
    std::vector<TapArea*> areas;
    collect(m_window.contentItem(), areas);
    const auto found =
        std::find_if(areas.begin(), areas.end(), [&name](const TapArea* area) { return area->objectName() == name; });
    return found == areas.end() ? nullptr : *found;
}

QStringList FocusWalk::wordsOf(const TapArea& target) {
    return target.property("speech").toString().split(u'\n');
}

TapArea* FocusWalk::focus(TapArea* target) {
    target->forceActiveFocus(Qt::TabFocusReason);
    return target;
}

}  // namespace evergreen
