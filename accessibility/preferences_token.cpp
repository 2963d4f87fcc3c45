#include "accessibility/preferences_token.h"

#include "accessibility/text_scale.h"

#include <QMap>
#include <QStringList>

namespace evergreen {

namespace {

constexpr qsizetype kTokenLengthMax = 256;
const QString kVersion = QStringLiteral("1");
const QStringList kThemes{QStringLiteral("warm"), QStringLiteral("dark"), QStringLiteral("light"),
                          QStringLiteral("low-glare")};
const QStringList kLanguages{QStringLiteral("zh"), QStringLiteral("en")};

class Fields {
public:
    explicit Fields(const QStringList& pairs) {
        for (const QString& pair : pairs) m_values.insert(pair.section(u'=', 0, 0), pair.section(u'=', 1));
    }

    int number(const char* name, int least, int most) {
        bool isNumber = false;
        const int value = m_values.value(QLatin1String(name)).toInt(&isNumber);
        m_isGood = m_isGood && isNumber && value >= least && value <= most;
        return value;
    }
    bool flag(const char* name) { return number(name, 0, 1) == 1; }
    template <typename Word>
    Word word(const char* name, const QStringList& words) {
        const auto index = words.indexOf(m_values.value(QLatin1String(name)));
        m_isGood = m_isGood && index >= 0;
        return static_cast<Word>(index);
    }
    bool isGood() const { return m_isGood; }

private:
    QMap<QString, QString> m_values;
    bool m_isGood = true;
};

}  // namespace

QString toToken(const Preferences& preferences) {
    return QStringLiteral("%1;letters=%2;colours=%3;language=%4;voice=%5;rate=%6;volume=%7;")
               .arg(kVersion)
               .arg(preferences.textScale)
               .arg(kThemes[static_cast<int>(preferences.theme)], kLanguages[static_cast<int>(preferences.language)])
               .arg(int{preferences.voiceOn})
               .arg(preferences.speechRate)
               .arg(preferences.volume) +
           QStringLiteral("time=%1;low=%2;left=%3")
               .arg(int{preferences.extraTime})
               .arg(int{preferences.lowerHalf})
               .arg(int{preferences.leftHanded});
}

std::optional<Preferences> fromToken(const QString& token) {
    const QStringList parts = token.left(kTokenLengthMax).split(u';');
    if (token.size() > kTokenLengthMax || parts.first() != kVersion) return std::nullopt;
    Fields fields(parts.mid(1));
    Preferences preferences;
    preferences.textScale = fields.number("letters", text_scale::smallest, text_scale::largest);
    preferences.theme = fields.word<Preferences::Theme>("colours", kThemes);
    preferences.language = fields.word<Language>("language", kLanguages);
    preferences.voiceOn = fields.flag("voice");
    preferences.speechRate = fields.number("rate", 0, Preferences::rateLast);
    preferences.volume = fields.number("volume", 0, Preferences::volumeLast);
    preferences.extraTime = fields.flag("time");
    preferences.lowerHalf = fields.flag("low");
    preferences.leftHanded = fields.flag("left");
    if (!fields.isGood()) return std::nullopt;
    return preferences;
}

}  // namespace evergreen
