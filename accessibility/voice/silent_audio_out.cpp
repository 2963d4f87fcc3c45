#include "accessibility/voice/silent_audio_out.h"

#include <algorithm>

namespace evergreen {

void SilentAudioOut::play(SpeechPtr speech) {
    m_duration = speech->duration();
    m_before = std::chrono::milliseconds(0);
    m_isActive = true;
    m_tick.reset();
    resume();
    Q_EMIT heard(m_before);
}

void SilentAudioOut::stop() {
    m_isActive = false;
    m_tick.reset();
}

void SilentAudioOut::pause() {
    if (!m_tick) return;
    m_before = position();
    m_tick.reset();
}

void SilentAudioOut::resume() {
    if (!m_isActive || m_tick) return;
    m_runSince = m_clock.monotonic();
    scheduleTick();
}

std::chrono::milliseconds SilentAudioOut::position() const {
    return std::min(m_duration, m_before + (m_clock.monotonic() - m_runSince));
}

void SilentAudioOut::scheduleTick() {
    const auto left = m_duration - position();
    m_tick = m_clock.alarm(std::clamp(left, std::chrono::milliseconds(0), progressInterval), [this] { tick(); });
}

void SilentAudioOut::tick() {
    const auto now = position();
    if (now < m_duration) {
        scheduleTick();
        Q_EMIT heard(now);
        return;
    }
    Q_EMIT heard(now);
    // Whoever heard the end may have stopped, paused or begun something new.
    if (!m_tick || position() < m_duration) return;
    stop();
    Q_EMIT finished();
}

}  // namespace evergreen
