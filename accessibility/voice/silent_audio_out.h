// Plays nothing, at the pace of the speech: captions and narrations go on where no audio device is. Also what tests
// use, with a clock of their own.
#pragma once

#include "accessibility/voice/audio_out.h"
#include "kiosk/base/clock.h"

#include <memory>

namespace evergreen {

class SilentAudioOut final : public AudioOut {
    Q_OBJECT

public:
    /// The clock must outlive this.
    explicit SilentAudioOut(Clock& clock) : m_clock(clock) {}

    void play(SpeechPtr speech) override;
    void stop() override;
    void pause() override;
    void resume() override;
    void setGain(double) override {}

private:
    std::chrono::milliseconds position() const;
    void scheduleTick();
    void tick();

    Clock& m_clock;
    std::chrono::milliseconds m_duration{0};
    std::chrono::milliseconds m_before{0};  ///< heard before the present run
    std::chrono::milliseconds m_runSince{0};
    bool m_isActive = false;
    std::unique_ptr<Alarm> m_tick;  ///< none while paused
};

}  // namespace evergreen
