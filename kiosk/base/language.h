// The languages a customer may choose. Which words belong to which is the business of kiosk/i18n.
#pragma once

namespace evergreen {

enum class Language { Chinese, English };

}  // namespace evergreen
