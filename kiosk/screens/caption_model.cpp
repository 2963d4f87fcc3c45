#include "kiosk/screens/caption_model.h"

namespace evergreen {

CaptionModel::CaptionModel(const Phrasebook& phrasebook) : m_phrasebook(phrasebook) {
    connect(&phrasebook, &Phrasebook::languageChanged, this, &CaptionModel::changed);
}

QString CaptionModel::steerLabel() const {
    switch (m_sound) {
        case Sound::Still:
            break;
        case Sound::Sounding:
            return m_phrasebook.shown(evergreen::text("caption.hold"));
        case Sound::Held:
            return m_phrasebook.shown(evergreen::text("caption.goOn"));
    }
    return m_phrasebook.shown(evergreen::text("bar.again"));
}

QString CaptionModel::steerPicture() const {
    if (m_muted) return QStringLiteral("voice-off");
    switch (m_sound) {
        case Sound::Still:
            break;
        case Sound::Sounding:
            return QStringLiteral("pause");
        case Sound::Held:
            return QStringLiteral("play");
    }
    return QStringLiteral("voice-on");
}

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

void CaptionModel::setSound(Sound sound) {
    m_sound = sound;
    Q_EMIT changed();
}

void CaptionModel::follow(int start, int length) {
    m_start = qBound(0, start, static_cast<int>(m_text.size()));
    m_length = qBound(0, length, static_cast<int>(m_text.size()) - m_start);
    Q_EMIT changed();
}

}  // namespace evergreen
