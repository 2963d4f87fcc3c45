// The sentence being spoken, and which part of it sounds now. Shown whether or not there is sound.
#pragma once

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
    Q_PROPERTY(bool muted READ isMuted NOTIFY changed)

public:
    QString text() const { return m_text; }
    int highlightStart() const { return m_start; }
    int highlightLength() const { return m_length; }
    bool isSpeaking() const { return m_length > 0; }
    bool isMuted() const { return m_muted; }

    void setText(const QString& text);
    void setMuted(bool muted);

public Q_SLOTS:
    /// Characters `start` … `start + length` sound now; length 0: silence.
    void follow(int start, int length);

Q_SIGNALS:
    void changed();

private:
    QString m_text;
    int m_start = 0;
    int m_length = 0;
    bool m_muted = false;
};

}  // namespace evergreen
