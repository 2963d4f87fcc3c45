// Speech on the machine's default audio device, through Qt Multimedia on a thread of its own, started at the first
// utterance: no device probe ever holds up the screen. Where there is no device, or it fails or does not answer in
// time, the speech goes on in silence at its own pace, which is no error.
#pragma once

#include "accessibility/voice/audio_out.h"
#include "accessibility/voice/silent_audio_out.h"

#include <QThread>

namespace evergreen {

class DevicePlayer;

class DeviceAudioOut final : public AudioOut {
    Q_OBJECT

public:
    /// A device from which nothing is heard by then is taken for absent, for this utterance.
    static constexpr std::chrono::milliseconds answerMax{1500};

    /// The clock must outlive this.
    explicit DeviceAudioOut(Clock& clock);
    ~DeviceAudioOut() override;

    void play(SpeechPtr speech) override;
    void stop() override;
    void pause() override;
    void resume() override;
    void setGain(double gain) override;

    /// Whether the present or last utterance went on in silence.
    bool isSilent() const { return m_way == Way::Silence; }

private:
    enum class Way { Nothing, AskingDevice, Device, Silence };

    void awaitDevice();
    void goOnInSilence(quint64 turn);
    void onDeviceHeard(quint64 turn, std::chrono::milliseconds position);
    void onDeviceFinished(quint64 turn);
    template <typename Call>
    void onAudioThread(Call call);

    Clock& m_clock;
    SilentAudioOut m_silence;
    QThread m_thread;
    std::unique_ptr<DevicePlayer> m_player;  ///< lives on m_thread
    quint64 m_turn = 0;
    Way m_way = Way::Nothing;
    bool m_isPaused = false;
    SpeechPtr m_speech;
    std::unique_ptr<Alarm> m_patience;
};

}  // namespace evergreen
