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
    bool Preferences::*toggle = nullptr;
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
const std::array<GroupRow, 6>& groupRows() {
    static const std::array<GroupRow, 6> rows{
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
        GroupRow{"comfort.colours",
                 "colours",
                 {{"comfort.warm", "", with<&P::theme, P::Theme::Warm>},
                  {"comfort.dark", "", with<&P::theme, P::Theme::Dark>},
                  {"comfort.light", "", with<&P::theme, P::Theme::Light>},
                  {"comfort.lowGlare", "", with<&P::theme, P::Theme::LowGlare>}}},
        GroupRow{"comfort.hands",
                 "hands",
                 {{"comfort.moreTime", "clock", kNoState, {}, &P::extraTime},
                  {"comfort.lower", "down", kNoState, {}, &P::lowerHalf},
                  {"comfort.leftHand", "hand-over", kNoState, {}, &P::leftHanded}}},
    };
    return rows;
}

QString nameOf(const GroupRow& row, const OptionRow& option) {
    return QStringLiteral("comfort.%1.%2")
        .arg(QString::fromLatin1(row.kind), QString::fromLatin1(option.label).section(u'.', -1));
}

Text stateOf(bool isOn) {
    return text(isOn ? "comfort.isOn" : "comfort.isOff");
}

}  // namespace

ComfortModel::ComfortModel(Comfort& comfort, const Phrasebook& phrasebook)
    : m_comfort(comfort), m_phrasebook(phrasebook) {
    connect(&comfort, &Comfort::changed, this, &ComfortModel::changed);
    connect(this, &ComfortModel::changed, this, &ComfortModel::shownChanged);
    connect(&phrasebook, &Phrasebook::languageChanged, this, &ComfortModel::changed);
}

int ComfortModel::count() const {
    return static_cast<int>(groupRows().size());
}

void ComfortModel::setCapacity(int capacity) {
    if (m_paging.setCapacity(capacity)) Q_EMIT shownChanged();
}

void ComfortModel::rewind() {
    m_paging.rewind();
    Q_EMIT shownChanged();
}

void ComfortModel::more() {
    m_paging.more(count());
    Q_EMIT shownChanged();
    Q_EMIT leafTurned();
}

std::vector<Text> ComfortModel::spokenLeaf() const {
    std::vector<Text> labels;
    for (int index = m_paging.first(); index < m_paging.last(count()); ++index) {
        labels.push_back(text(groupRows()[static_cast<std::size_t>(index)].label));
    }
    return labels;
}

QVariantList ComfortModel::shown() const {
    const Preferences& now = m_comfort.preferences();
    QVariantList groups;
    for (int index = m_paging.first(); index < m_paging.last(count()); ++index) {
        const GroupRow& row = groupRows()[static_cast<std::size_t>(index)];
        GroupItem group{m_phrasebook.shown(text(row.label)), QString::fromLatin1(row.kind), index, {}};
        for (const OptionRow& option : row.options) {
            OptionItem item;
            item.name = nameOf(row, option);
            item.label = m_phrasebook.shown(text(option.label));
            item.picture = QString::fromLatin1(option.picture);
            item.action = option.step.has_value();
            item.toggle = option.toggle != nullptr;
            item.selected = option.toggle ? now.*option.toggle : option.put && option.put(now) == now;
            item.speech = speechOf(row.label, option.label, item.action ? std::nullopt : std::optional(item.selected));
            item.index = static_cast<int>(group.options.size());
            group.options << QVariant::fromValue(item);
        }
        groups << QVariant::fromValue(group);
    }
    return groups;
}

/// "Larger", of what, and whether it is so now: what the eye has from heading and tick.
QString ComfortModel::speechOf(const char* group, const char* option, std::optional<bool> isOn) const {
    QString speech = m_phrasebook.spoken(text(option)) + u'\n' + m_phrasebook.spoken(text(group));
    if (isOn) speech += u'\n' + m_phrasebook.spoken(stateOf(*isOn));
    return speech;
}

void ComfortModel::choose(int group, int option) {
    const auto& rows = groupRows();
    if (group < 0 || group >= static_cast<int>(rows.size())) return;
    const auto& options = rows[static_cast<std::size_t>(group)].options;
    if (option < 0 || option >= static_cast<int>(options.size())) return;
    const OptionRow& chosen = options[static_cast<std::size_t>(option)];
    const GroupRow& row = rows[static_cast<std::size_t>(group)];
    if (chosen.step) {
        m_comfort.step(*chosen.step);
        Q_EMIT chose(nameOf(row, chosen), {});
        return;
    }
    Preferences wanted = m_comfort.preferences();
    if (chosen.toggle) {
        wanted.*chosen.toggle = !(wanted.*chosen.toggle);
    } else {
        wanted = chosen.put(wanted);
    }
    m_comfort.set(wanted);
    const bool isOn = !chosen.toggle || wanted.*chosen.toggle;
    Q_EMIT chose(nameOf(row, chosen), {text(chosen.label), text(row.label), stateOf(isOn)});
}

}  // namespace evergreen
