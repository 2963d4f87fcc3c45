// The kiosk's one voice. It says one utterance at a time: a new one cuts off the old at once, two never overlap. Owned
// by main, handed to whoever speaks; it neither makes sound (Synthesizer) nor plays it (AudioOut), and knows no page.
//
// A chime goes before the words: what is to be said meanwhile waits until it has sounded.
//
// Every `started` is followed by exactly one of `finished` (heard to its end, or there was nothing to hear) and
// `stopped` (cut off).
#pragma once

#include "accessibility/preferences.h"
#include "accessibility/voice/audio_out.h"
#include "accessibility/voice/chime.h"
#include "accessibility/voice/phrases.h"
#include "accessibility/voice/synthesizer.h"

#include <cstdint>
#include <optional>
#include <vector>

#include <QObject>

namespace evergreen {

class Voice final : public QObject {
    Q_OBJECT
    Q_PROPERTY(State state READ state NOTIFY stateChanged)

public:
    /// Paused covers being paused before the sound was ready.
    enum class State { Silent, Preparing, Speaking, Paused };
    Q_ENUM(State)

    /// Both must outlive the voice.
    Voice(Synthesizer& synthesizer, AudioOut& audioOut, QObject* parent = nullptr);

    /// Captioned always; heard when the voice is on and, if it is private, a headset is plugged in.
    void say(Utterance utterance);
    void stop();

    /// Sounds at once, also with the voice off: it is a signal and no speech. Cuts off what is being said.
    void ring(Chime chime);

    /// The last utterance again, from its beginning. Nothing before the first or after forget().
    void repeatLast();
    void pause();
    void resume();

    /// Stops and forgets the last utterance: the next customer cannot replay it.
    void forget();

    State state() const { return m_state; }
    bool isOn() const { return m_isOn; }

    /// Off cuts off what is being said.
    void setOn(bool isOn);
    void setHeadset(bool isPlugged);  ///< unplugging cuts off what is private

    /// As in Preferences; the rate from the next utterance on, the volume at once.
    void setRate(int speechRate) { m_rate = speechRate; }
    void setVolume(int volume);

    /// All of the above that Preferences hold.
    void apply(const Preferences& preferences);

Q_SIGNALS:
    void started(const evergreen::Utterance& utterance);
    /// This part of the text is being heard now (UTF-16 units).
    void phrase(qsizetype start, qsizetype length);
    void finished();
    void stopped();
    void stateChanged(evergreen::Voice::State state);

private:
    bool mayBeHeard(const Utterance& utterance) const;
    void setState(State state);
    void endLater();
    void onSynthesized(quint64 ticket, const SpeechPtr& speech);
    void onHeard(std::chrono::milliseconds position);
    void play(const SpeechPtr& speech);
    void playWaiting();
    void onPlayed();
    void finish();
    void close();

    Synthesizer& m_synthesizer;
    AudioOut& m_audioOut;
    State m_state = State::Silent;
    bool m_isOn = true;
    bool m_hasHeadset = false;
    int m_rate = Preferences::rateNormal;
    std::uint64_t m_ticket = 0;  ///< grows with every say(): answers to older ones are passed over
    bool m_isOpen = false;       ///< started, and neither finished nor stopped
    bool m_isPlaying = false;    ///< the audio device has it, be it paused
    bool m_isRinging = false;    ///< the audio device has a chime
    std::optional<Utterance> m_last;
    SpeechPtr m_waiting;  ///< ready, but paused before it could begin, or a chime still sounds
    std::vector<PhraseMark> m_marks;
    std::size_t m_nextMark = 0;
};

}  // namespace evergreen
