#include "kiosk/bundle/bundle_settings.h"

#include "kiosk/base/json_fields.h"

#include <array>
#include <cmath>

namespace evergreen {

namespace {

constexpr qsizetype kSettingsMax = 64;
constexpr qsizetype kNameLengthMax = 64;

constexpr auto kSettings = std::to_array<BundleSetting>({
    {"comfort.textScale", text_scale::standard, text_scale::largest,
     [](Preferences& everybody, int value) { everybody.textScale = value; }},
    {"comfort.volume", Preferences::volumeNormal, Preferences::volumeLast,
     [](Preferences& everybody, int value) { everybody.volume = value; }},
    // Steps below the quickest speech.
    {"comfort.slowness", Preferences::rateLast - Preferences::rateNormal, Preferences::rateLast,
     [](Preferences& everybody, int value) { everybody.speechRate = Preferences::rateLast - value; }},
    {"comfort.extraTime", 0, 1, [](Preferences& everybody, int value) { everybody.extraTime = value != 0; }},
});

const BundleSetting* settingOf(const std::string& name) {
    for (const BundleSetting& setting : kSettings) {
        if (name == setting.name) return &setting;
    }
    return nullptr;
}

Failure bad(const QString& what) {
    return {FailureCode::ConfigBad, what};
}

}  // namespace

std::span<const BundleSetting> bundleSettings() {
    return kSettings;
}

Result<SettingValues> readSettings(const QByteArray& json) {
    QString complaint;
    auto document = jsonObject(json, complaint);
    if (!document) return bad(complaint);
    if (document->take(QStringLiteral("schema")) != QJsonValue(1)) return bad(QStringLiteral("schema: not known"));
    const QJsonValue settings = document->take(QStringLiteral("settings"));
    if (!settings.isObject() || !document->isEmpty()) return bad(QStringLiteral("settings: nothing else is read"));
    const QJsonObject found = settings.toObject();
    if (found.size() > kSettingsMax) return bad(QStringLiteral("settings: too many"));
    SettingValues values;
    for (auto each = found.begin(); each != found.end(); ++each) {
        const QString place = QStringLiteral("settings.") + each.key().left(kNameLengthMax);
        const double number = each->toDouble(std::nan(""));
        // Not beyond what fits; also "no number" ends here.
        if (!(std::abs(number) < 1e9) || number != std::floor(number))
            return bad(place + QStringLiteral(": no whole number"));
        const std::string name = each.key().toStdString();
        const auto value = static_cast<std::int64_t>(number);
        const BundleSetting* const setting = settingOf(name);
        if (setting && value > setting->ceiling) return bad(place + QStringLiteral(": above %1").arg(setting->ceiling));
        values.emplace(name, value);
    }
    return values;
}

Preferences everybodysPreferences(const SettingValues& values) {
    Preferences everybody;
    for (const auto& [name, value] : values) {
        const BundleSetting* const setting = settingOf(name);
        if (!setting || value < setting->floor || value > setting->ceiling) continue;
        setting->apply(everybody, static_cast<int>(value));
    }
    return everybody;
}

}  // namespace evergreen
