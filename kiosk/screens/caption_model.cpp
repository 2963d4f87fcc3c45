#include "kiosk/screens/caption_model.h"

namespace evergreen {

void CaptionModel::setText(const QString& text) {
    m_text = text;
    m_start = 0;
    m_length = 0;
    Q_EMIT changed();
}

void CaptionModel::setMuted(bool muted) {
    m_muted = muted;
    Q_EMIT changed();
}

void CaptionModel::follow(int start, int length) {
    m_start = qBound(0, start, static_cast<int>(m_text.size()));
    m_length = qBound(0, length, static_cast<int>(m_text.size()) - m_start);
    Q_EMIT changed();
}

}  // namespace evergreen
