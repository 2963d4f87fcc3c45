#include "kiosk/screens/overlay_models.h"

#include "kiosk/screens/items.h"

namespace evergreen {

OverlayModel::OverlayModel(const Phrasebook& phrasebook) : m_phrasebook(phrasebook) {
    connect(&phrasebook, &Phrasebook::languageChanged, this, &OverlayModel::changed);
}

void HelpModel::open(Text step, bool cardInside) {
    m_step = std::move(step);
    m_cardInside = cardInside;
    Q_EMIT changed();
}

void HelpModel::setStatuses(std::vector<HelpStatus> statuses) {
    m_statuses = std::move(statuses);
    Q_EMIT changed();
}

QString HelpModel::secondary() const {
    return m_cardInside ? shown(text("help.secondary")) : QString();
}

QStringList HelpModel::explanation() const {
    static const QString ends = QStringLiteral("。！？.!?");
    QStringList sentences;
    QString sentence;
    const QString words = shown(m_step);
    for (qsizetype i = 0; i < words.size(); ++i) {
        sentence += words[i];
        const bool goesOn = i + 1 < words.size() && !words[i + 1].isSpace() && words[i].unicode() < 0x80;
        const bool over = ends.contains(words[i]) && !goesOn;
        const bool blank = over && i + 1 < words.size() && words[i + 1].isSpace();
        if (blank) sentence += words[++i];
        if (over) sentences << std::exchange(sentence, QString());
    }
    if (!sentence.isEmpty()) sentences << sentence;
    return sentences;
}

QVariantList HelpModel::statuses() const {
    QVariantList items;
    for (const HelpStatus& status : m_statuses) {
        items << QVariant::fromValue(StatusItem{shown(status.text), status.done});
    }
    return items;
}

std::vector<Text> HelpModel::spoken() const {
    std::vector<Text> lines{text("help.question")};
    for (const HelpStatus& status : m_statuses) lines.push_back(status.text);
    if (!m_step.isEmpty()) lines.push_back(m_step);
    return lines;
}

}  // namespace evergreen
