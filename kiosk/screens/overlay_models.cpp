#include "kiosk/screens/overlay_models.h"

#include "kiosk/screens/items.h"
#include "kiosk/screens/sentences.h"

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

void HelpModel::setMayLetIn(bool may) {
    if (may == m_mayLetIn) return;
    m_mayLetIn = may;
    Q_EMIT changed();
}

QString HelpModel::secondary() const {
    return m_cardInside ? shown(text("help.secondary")) : QString();
}

QStringList HelpModel::explanation() const {
    return sentencesOf(shown(m_step));
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
