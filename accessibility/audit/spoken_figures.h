// The amounts, dates and digits inside what is said, each with the words in which the ear must get it.
#pragma once

#include "accessibility/audit/audited_page.h"
#include "kiosk/base/language.h"
#include "kiosk/i18n/text.h"

namespace evergreen {

[[nodiscard]] std::vector<SpokenFigure> figuresIn(const std::vector<Text>& texts, Language language);

}  // namespace evergreen
