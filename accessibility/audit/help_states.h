// What becomes of a call for help, and a helper's mark: states like every page's, registered once.
#pragma once

#include "accessibility/audit/page_register.h"

namespace evergreen {

/// Adds them over the menu's first state, which is there already.
void addHelping(PageRegister& all);

}  // namespace evergreen
