// Whether a page, as it stands, shows all that it says: what a trial looks at, of what the auditor looks at before a
// release.
#pragma once

#include <QImage>
#include <QString>

class QQuickItem;

namespace evergreen {

/// Letters that are cut off, left out or off the glass, entries that have no room, a page without anything on it; with
/// the words it is about. Empty: none.
QString complaintOfPage(const QQuickItem& root, const QImage& picture);

}  // namespace evergreen
