#include "accessibility/voice/voice.h"

#include <utility>

namespace evergreen {

Voice::Voice(Synthesizer& synthesizer, AudioOut& audioOut, QObject* parent)
    : QObject(parent), m_synthesizer(synthesizer), m_audioOut(audioOut) {
    connect(&m_synthesizer, &Synthesizer::synthesized, this, &Voice::onSynthesized);
    connect(&m_audioOut, &AudioOut::heard, this, &Voice::onHeard);
    connect(&m_audioOut, &AudioOut::finished, this, &Voice::onPlayed);
    setVolume(Preferences::volumeNormal);
}

void Voice::say(Utterance utterance) {
    stop();
    if (m_isOpen) return;  // a listener of stopped() spoke meanwhile: the newest word stands
    m_last = std::move(utterance);
    const Utterance said = *m_last;  // a listener of started() may replace it
    const std::uint64_t ticket = ++m_ticket;
    const bool isHeard = mayBeHeard(said);
    m_isOpen = true;
    if (isHeard) setState(State::Preparing);
    Q_EMIT started(said);
    if (ticket != m_ticket) return;
    if (isHeard) {
        m_synthesizer.synthesize(ticket, said, m_rate);
    } else {
        endLater();
    }
}

void Voice::stop() {
    if (!m_isOpen) return;
    ++m_ticket;
    if (m_isPlaying) m_audioOut.stop();
    close();
    Q_EMIT stopped();
}

void Voice::ring(Chime chime) {
    stop();
    m_isRinging = true;
    m_audioOut.play(chimeSound(chime));
}

void Voice::repeatLast() {
    if (m_last) say(Utterance(*m_last));
}

void Voice::pause() {
    if (m_isPlaying) m_audioOut.pause();
    if (m_state != State::Silent) setState(State::Paused);
}

void Voice::resume() {
    if (m_state != State::Paused) return;
    if (m_waiting) {
        setState(State::Preparing);
        playWaiting();
    } else {
        if (m_isPlaying) m_audioOut.resume();
        setState(m_isPlaying ? State::Speaking : State::Preparing);
    }
}

void Voice::forget() {
    stop();
    m_last.reset();
}

void Voice::setOn(bool isOn) {
    m_isOn = isOn;
    if (!isOn && m_state != State::Silent) stop();
}

void Voice::setHeadset(bool isPlugged) {
    m_hasHeadset = isPlugged;
    if (m_state != State::Silent && m_last && !mayBeHeard(*m_last)) stop();
}

void Voice::setVolume(int volume) {
    m_audioOut.setGain(volumeGain(volume));
}

void Voice::apply(const Preferences& preferences) {
    setRate(preferences.speechRate);
    setVolume(preferences.volume);
    setOn(preferences.voiceOn);
}

bool Voice::mayBeHeard(const Utterance& utterance) const {
    return m_isOn && !utterance.text.isEmpty() && (m_hasHeadset || !utterance.isPrivate);
}

void Voice::setState(State state) {
    if (std::exchange(m_state, state) != state) Q_EMIT stateChanged(state);
}

/// What is not heard ends from the event loop, as what is heard does: listeners need no second way.
void Voice::endLater() {
    const std::uint64_t ticket = m_ticket;
    QMetaObject::invokeMethod(
        this,
        [this, ticket] {
            if (ticket == m_ticket) finish();
        },
        Qt::QueuedConnection);
}

void Voice::onSynthesized(quint64 ticket, const SpeechPtr& speech) {
    if (ticket != m_ticket || !m_isOpen || !m_last) return;
    if (speech->samples.empty()) {
        endLater();
        return;
    }
    m_marks = phraseMarks(m_last->text, speech->words);
    m_nextMark = 0;
    m_waiting = speech;
    playWaiting();
}

/// Unless it is paused, or a chime still sounds: then whoever resumes, or its end, comes here again.
void Voice::playWaiting() {
    if (m_state != State::Preparing || m_isRinging) return;
    if (const SpeechPtr ready = std::exchange(m_waiting, nullptr)) play(ready);
}

void Voice::play(const SpeechPtr& speech) {
    m_isPlaying = true;
    setState(State::Speaking);
    if (m_state == State::Speaking) m_audioOut.play(speech);  // unless a listener stopped it
}

void Voice::onHeard(std::chrono::milliseconds position) {
    if (m_state != State::Speaking) return;
    std::optional<Phrase> current;
    while (m_nextMark < m_marks.size() && m_marks[m_nextMark].at <= position) current = m_marks[m_nextMark++].phrase;
    if (current) Q_EMIT phrase(current->start, current->length);
}

void Voice::onPlayed() {
    if (std::exchange(m_isRinging, false)) return playWaiting();
    finish();
}

void Voice::finish() {
    if (!m_isOpen) return;
    close();
    Q_EMIT finished();
}

void Voice::close() {
    m_isOpen = false;
    m_isPlaying = false;
    m_marks.clear();
    m_waiting.reset();
    setState(State::Silent);
}

}  // namespace evergreen
