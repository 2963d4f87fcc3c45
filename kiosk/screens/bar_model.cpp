#include "kiosk/screens/bar_model.h"

namespace evergreen {

BarModel::BarModel(const Phrasebook& phrasebook, const Comfort& comfort)
    : m_phrasebook(phrasebook), m_comfort(comfort) {
    connect(&phrasebook, &Phrasebook::languageChanged, this, &BarModel::changed);
    connect(&comfort, &Comfort::changed, this, &BarModel::changed);
}

QString BarModel::backLabel() const {
    return m_phrasebook.shown(text(m_back == Back::ReturnCard ? "bar.returnCard" : "bar.back"));
}

QString BarModel::backPicture() const {
    return m_back == Back::ReturnCard ? QStringLiteral("eject-card") : QStringLiteral("back");
}

QString BarModel::largerLabel() const {
    const bool canGrow = m_comfort.preferences().textScale < text_scale::largest;
    return m_phrasebook.shown(text(canGrow ? "bar.larger" : "bar.smaller"));
}

void BarModel::setBack(Back back) {
    m_back = back;
    Q_EMIT changed();
}

void BarModel::setWatched(bool isWatched) {
    m_isWatched = isWatched;
    Q_EMIT changed();
}

void BarModel::setStaff(const Text& label) {
    if (label == m_staff) return;
    m_staff = label;
    Q_EMIT changed();
}

void BarModel::back() {
    if (isBackEnabled()) Q_EMIT backTapped();
}

}  // namespace evergreen
