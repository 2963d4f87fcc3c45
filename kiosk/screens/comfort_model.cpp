#include "kiosk/screens/comfort_model.h"

#include "kiosk/screens/items.h"

#include <array>
#include <optional>

namespace evergreen {

namespace {

struct OptionRow {
    const char* label;
    const char* picture;
    Preferences (*put)(Preferences);
    std::optional<Comfort::Step> step = {};
};

/// An option that is no state, so never the chosen one.
constexpr Preferences (*kNoState)(Preferences) = nullptr;

struct GroupRow {
    const char* label;
    const char* kind;
    std::vector<OptionRow> options;
};

template <auto member, auto value>
Preferences with(Preferences preferences) {
    preferences.*member = value;
    return preferences;
}

using P = Preferences;

/// An option is the preference it sets, so that "selected" needs no second list, or a step of the voice.
const std::array<GroupRow, 5>& groupRows() {
    static const std::array<GroupRow, 5> rows{
        GroupRow{"comfort.language",
                 "language",
                 {{"comfort.chinese", "", with<&P::language, Language::Chinese>},
                  {"comfort.english", "", with<&P::language, Language::English>}}},
        GroupRow{"comfort.letters",
                 "letters",
                 {{"comfort.letters.1", "", with<&P::textScale, 1>},
                  {"comfort.letters.2", "", with<&P::textScale, 2>},
                  {"comfort.letters.3", "", with<&P::textScale, 3>},
                  {"comfort.letters.4", "", with<&P::textScale, 4>},
                  {"comfort.letters.5", "", with<&P::textScale, 5>}}},
        GroupRow{"comfort.colours",
                 "colours",
                 {{"comfort.warm", "", with<&P::theme, P::Theme::Warm>},
                  {"comfort.dark", "", with<&P::theme, P::Theme::Dark>},
                  {"comfort.light", "", with<&P::theme, P::Theme::Light>},
                  {"comfort.lowGlare", "", with<&P::theme, P::Theme::LowGlare>}}},
        GroupRow{"comfort.voice",
                 "voice",
                 {{"comfort.voiceOn", "voice-on", with<&P::voiceOn, true>},
                  {"comfort.voiceOff", "voice-off", with<&P::voiceOn, false>},
                  {"comfort.softer", "", kNoState, Comfort::Step::Softer},
                  {"comfort.louder", "", kNoState, Comfort::Step::Louder}}},
        GroupRow{"comfort.speed",
                 "speed",
                 {{"comfort.slower", "", kNoState, Comfort::Step::Slower},
                  {"comfort.faster", "", kNoState, Comfort::Step::Faster}}},
    };
    return rows;
}

}  // namespace

ComfortModel::ComfortModel(Comfort& comfort, const Phrasebook& phrasebook)
    : m_comfort(comfort), m_phrasebook(phrasebook) {
    connect(&comfort, &Comfort::changed, this, &ComfortModel::changed);
    connect(&phrasebook, &Phrasebook::languageChanged, this, &ComfortModel::changed);
}

QVariantList ComfortModel::groups() const {
    const Preferences& now = m_comfort.preferences();
    QVariantList groups;
    for (const GroupRow& row : groupRows()) {
        GroupItem group{m_phrasebook.shown(text(row.label)), QString::fromLatin1(row.kind), {}};
        for (const OptionRow& option : row.options) {
            OptionItem item;
            item.name = QString::fromLatin1(option.label);
            item.label = m_phrasebook.shown(text(option.label));
            item.picture = QString::fromLatin1(option.picture);
            item.action = !option.put;
            item.selected = option.put && option.put(now) == now;
            item.index = static_cast<int>(group.options.size());
            group.options << QVariant::fromValue(item);
        }
        groups << QVariant::fromValue(group);
    }
    return groups;
}

void ComfortModel::choose(int group, int option) {
    const auto& rows = groupRows();
    if (group < 0 || group >= static_cast<int>(rows.size())) return;
    const auto& options = rows[static_cast<std::size_t>(group)].options;
    if (option < 0 || option >= static_cast<int>(options.size())) return;
    const OptionRow& chosen = options[static_cast<std::size_t>(option)];
    if (chosen.step) return m_comfort.step(*chosen.step);
    m_comfort.set(chosen.put(m_comfort.preferences()));
}

}  // namespace evergreen
