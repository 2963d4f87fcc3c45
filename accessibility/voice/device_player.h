// The half of DeviceAudioOut that lives on the audio thread and talks to Qt Multimedia, whose calls may block (a sound
// server that does not answer). Every slot and signal carries the turn it belongs to. Private to DeviceAudioOut.
#pragma once

#include "accessibility/voice/speech.h"

#include <chrono>
#include <memory>

#include <QAudioSink>
#include <QBuffer>
#include <QObject>
#include <QTimer>

namespace evergreen {

class DevicePlayer final : public QObject {
    Q_OBJECT

public:
    /// How long a device's buffer may be: speech goes on for so long after stop() at worst.
    static constexpr std::chrono::milliseconds bufferLength{80};

    // Called on the audio thread only.
    void play(quint64 turn, const SpeechPtr& speech);
    void stop();
    void pause();
    void resume();
    void setGain(double gain);

Q_SIGNALS:
    void heard(quint64 turn, std::chrono::milliseconds position);
    void finished(quint64 turn);
    /// There is no device, or it failed; nothing more follows for this turn.
    void unplayable(quint64 turn);

private:
    bool openSink(const SpeechPtr& speech);
    std::chrono::milliseconds position() const;
    void reportProgress();
    void onStateChanged(QAudio::State state);

    quint64 m_turn = 0;
    double m_gain = 1.0;
    QBuffer m_source{this};  ///< a child, so that it moves to the audio thread as well
    std::unique_ptr<QAudioSink> m_sink;
    std::unique_ptr<QTimer> m_progress;  ///< made on the audio thread
};

}  // namespace evergreen
