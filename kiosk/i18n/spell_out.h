// ICU's spell-out rules behind one function, their few wrinkles smoothed. Private to kiosk/i18n.
#pragma once

#include <cstdint>

#include <QString>

namespace evergreen {

enum class SpellOut {
    Chinese,           ///< 二, 一百零二, 一万零一十
    ChineseCounting,   ///< 两, 一百零二, 两千
    ChineseFinancial,  ///< 贰, 壹佰零贰, 壹拾万
    English,           ///< one hundred and two
    EnglishOrdinal,    ///< fifteenth
    EnglishYear        ///< twenty twenty-six
};

QString spellOut(std::int64_t value, SpellOut manner);

}  // namespace evergreen
