#include "kiosk/screens/look_model.h"

namespace evergreen {

static_assert(static_cast<int>(Preferences::Theme::LowGlare) == LookModel::LowGlare);

LookModel::LookModel(const Comfort& comfort, PanelMetrics panel) : m_comfort(comfort), m_panel(panel) {
    connect(&comfort, &Comfort::changed, this, &LookModel::changed);
}

void LookModel::setLampLit(bool lit) {
    if (lit == m_lampLit) return;
    m_lampLit = lit;
    Q_EMIT lampChanged();
}

}  // namespace evergreen
