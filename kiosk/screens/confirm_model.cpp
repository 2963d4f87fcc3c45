#include "kiosk/screens/confirm_model.h"

#include "kiosk/dialogue/spoken_lines.h"

namespace evergreen {

ConfirmModel::ConfirmModel(ConfirmPage page, const Phrasebook& phrasebook)
    : TwoWayModel(Confirm, page.head, page.primary, page.secondary, phrasebook), m_page(std::move(page)) {}

QVariantList ConfirmModel::facts() const {
    QVariantList items;
    for (const Fact& fact : m_page.facts) {
        items << QVariant::fromValue(FactItem{shown(fact.label), shown(fact.value), shown(fact.words), fact.big});
    }
    return items;
}

std::vector<Text> ConfirmModel::spoken() const {
    return spokenLines(m_page);
}

}  // namespace evergreen
