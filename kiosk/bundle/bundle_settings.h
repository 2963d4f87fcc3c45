// What a bank may set for all its kiosks at once, with how far: below its floor a setting would be unkind to somebody,
// above its ceiling it would mean nothing. All settings count upwards to the kinder side.
#pragma once

#include "accessibility/preferences.h"
#include "kiosk/base/result.h"

#include <map>
#include <span>
#include <string>

namespace evergreen {

struct BundleSetting {
    const char* name;    ///< "comfort.textScale"
    std::int64_t floor;  ///< the program's own value or kinder; a test holds the two together
    std::int64_t ceiling;
    void (*apply)(Preferences& everybody, int value);
};

std::span<const BundleSetting> bundleSettings();

using SettingValues = std::map<std::string, std::int64_t>;

/// {"schema": 1, "settings": {"comfort.textScale": 3}}. ConfigBad: of another schema, no whole number, or above its
/// ceiling. A name that is not known is kept, for whoever complains of it.
Result<SettingValues> readSettings(const QByteArray& json);

/// What every customer begins with; what is not known or below its floor changes nothing.
[[nodiscard]] Preferences everybodysPreferences(const SettingValues& values);

}  // namespace evergreen
