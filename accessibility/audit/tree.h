// What assistive technology is told of the pages, as the auditor reads it: so that an eye of other make, looking at the
// running kiosk over the accessibility bus, can be held against it.
#pragma once

#include "accessibility/audit/page_register.h"

#include <QJsonObject>

namespace evergreen {

// Of every state whose name is `only` or, for "", of all, in the usual setting: [[role, name], …] by the page's name.
// Roles are called as on the accessibility bus (AT-SPI 2).
[[nodiscard]] QJsonObject treesOf(const PageRegister& pages, const QString& only);

}  // namespace evergreen
