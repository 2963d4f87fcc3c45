#include "accessibility/audit/setting.h"

namespace evergreen {

Language Setting::language() const {
    return words == Words::Chinese ? Language::Chinese : Language::English;
}

QString Setting::languageName() const {
    switch (words) {
        case Words::Chinese:
            return QStringLiteral("zh");
        case Words::English:
            return QStringLiteral("en");
        case Words::Pseudo:
            return QStringLiteral("pseudo");
    }
    return {};
}

QString Setting::themeName() const {
    switch (theme) {
        case Preferences::Theme::Warm:
            return QStringLiteral("warm");
        case Preferences::Theme::Dark:
            return QStringLiteral("dark");
        case Preferences::Theme::Light:
            return QStringLiteral("light");
        case Preferences::Theme::LowGlare:
            return QStringLiteral("low-glare");
    }
    return {};
}

QString Setting::name() const {
    return QStringLiteral("%1-%2-%3-%4%5%6")
        .arg(languageName(), landscape ? QStringLiteral("landscape") : QStringLiteral("portrait"),
             QString::number(scale), themeName(), lowerHalf ? QStringLiteral("-low") : QString(),
             leftHanded ? QStringLiteral("-left") : QString());
}

std::vector<Setting> allArrangements() {
    using Words = Setting::Words;
    std::vector<Setting> all;
    for (const bool handed : {false, true})
        for (const auto words : {Words::Chinese, Words::English, Words::Pseudo})
            for (const bool landscape : {false, true})
                for (int scale = text_scale::smallest; scale <= text_scale::largest; ++scale)
                    all.push_back(
                        {scale, Preferences::Theme::Warm, words, landscape, handed && !landscape, handed && landscape});
    return all;
}

std::vector<Setting> otherThemes(const Setting& setting) {
    std::vector<Setting> others;
    for (const auto theme : {Preferences::Theme::Dark, Preferences::Theme::Light, Preferences::Theme::LowGlare}) {
        others.push_back(setting);
        others.back().theme = theme;
    }
    return others;
}

}  // namespace evergreen
