// Reads a window into an AuditedPage: the items as they are painted, and the tree that assistive technology reads. It
// trusts no Text.truncated alone, for that is false for most ways of being cut, and judges nothing: rules do.
#pragma once

#include "accessibility/audit/audited_page.h"

#include <QQuickItem>
#include <QQuickWindow>

namespace evergreen {

// Fills `items` and `window`. The picture is the caller's, for it costs more and is not always wanted.
void readItems(QQuickWindow& window, QQuickItem& root, AuditedPage& page);

// A number that is the same as long as every item is where and what it was: geometry, words, exposure's owner.
[[nodiscard]] std::size_t geometryOf(const QQuickItem& root);

// What an item is called in a path: "BarButton#bar.help", or, without a name, its type and which of its kind: "Row[2]".
[[nodiscard]] QString stepOf(const QQuickItem& item);

[[nodiscard]] bool isTarget(const QQuickItem& item);
// Visible, enabled targets in the order in which they are painted.
[[nodiscard]] std::vector<QQuickItem*> targetsIn(QQuickItem& root);

}  // namespace evergreen
