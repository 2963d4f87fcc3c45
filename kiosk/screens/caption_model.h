// The sentence being spoken, which part of it sounds now, and what a touch does about it: hold it, go on with it, or
// say it again. Shown whether or not there is sound.
#pragma once

#include "kiosk/i18n/phrasebook.h"

#include <QObject>
#include <QQmlEngine>

namespace evergreen {

class CaptionModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of KioskScreen")
    Q_PROPERTY(QString text READ text NOTIFY changed)
    Q_PROPERTY(int highlightStart READ highlightStart NOTIFY changed)
    Q_PROPERTY(int highlightLength READ highlightLength NOTIFY changed)
    Q_PROPERTY(bool speaking READ isSpeaking NOTIFY changed)
    Q_PROPERTY(QString steerLabel READ steerLabel NOTIFY changed)
    Q_PROPERTY(QString steerPicture READ steerPicture NOTIFY changed)

public:
    enum class Sound { Still, Sounding, Held };

    /// The phrasebook must outlive it.
    explicit CaptionModel(const Phrasebook& phrasebook);

    QString text() const { return m_text; }
    int highlightStart() const { return m_start; }
    int highlightLength() const { return m_length; }
    bool isSpeaking() const { return m_length > 0; }
    QString steerLabel() const;
    QString steerPicture() const;

    void setText(const QString& text);
    void setMuted(bool muted);
    void setSound(Sound sound);

    Q_INVOKABLE void steer() { Q_EMIT steered(); }

public Q_SLOTS:
    /// Characters `start` … `start + length` sound now; length 0: silence.
    void follow(int start, int length);

Q_SIGNALS:
    void changed();
    void steered();

private:
    const Phrasebook& m_phrasebook;
    QString m_text;
    int m_start = 0;
    int m_length = 0;
    bool m_muted = false;
    Sound m_sound = Sound::Still;
};

}  // namespace evergreen
