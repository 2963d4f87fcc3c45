// Measures what a window shows, item by item, against the rules for targets and text that need no picture to check.
// A finding says which item and by how much. It trusts no Text.truncated: that is false for most ways of being cut.
#pragma once

#include <vector>

#include <QQuickItem>
#include <QQuickView>
#include <QStringList>

namespace evergreen {

// Text inside its item, its target, every clip and the page; nothing over other text; letters at least 5.2 mm; no Latin
// word cut; targets at least 16 mm (primary and Help 23, keys 20 mm between centres), 4 mm apart; no layout overflow.
[[nodiscard]] QStringList measuredFindings(QQuickView& view);

// Every visible, enabled target.
[[nodiscard]] std::vector<QQuickItem*> shownTargets(QQuickView& view);

// The visible, enabled target of that objectName; null when there is none.
[[nodiscard]] QQuickItem* targetNamed(QQuickView& view, const QString& name);

// A finger on the middle of the target, and off.
void tap(QQuickView& view, const QQuickItem& target);

}  // namespace evergreen
