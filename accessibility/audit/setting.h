// One way a page may look: scale, theme, language, how the panel stands. With a registered state it makes a cell.
#pragma once

#include "accessibility/preferences.h"

#include <vector>

#include <QString>

namespace evergreen {

struct Setting {
    enum class Words { Chinese, English, Pseudo };

    int scale = text_scale::standard;
    Preferences::Theme theme = Preferences::Theme::Warm;
    Words words = Words::Chinese;
    bool landscape = false;
    // For hands that do not reach up (portrait), and for left hands (landscape).
    bool lowerHalf = false;
    bool leftHanded = false;

    bool operator==(const Setting&) const = default;

    [[nodiscard]] Language language() const;
    [[nodiscard]] QString languageName() const;  // "zh", "en", "pseudo"
    [[nodiscard]] QString themeName() const;     // "warm", "dark", "light", "low-glare"
    // "zh-portrait-2-warm"
    [[nodiscard]] QString name() const;
};

// Every combination of 5 scales, 3 languages and 2 orientations in the warm theme, then the same for a lower reach and
// the left hand. The other themes are the same settings in other colours: otherThemes().
[[nodiscard]] std::vector<Setting> allArrangements();
[[nodiscard]] std::vector<Setting> otherThemes(const Setting& setting);

}  // namespace evergreen
