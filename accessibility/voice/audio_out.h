// Where speech is heard: the machine's audio device, or nowhere at the same pace (SilentAudioOut). Plays one thing at a
// time. It knows no text.
#pragma once

#include "accessibility/voice/speech.h"

#include <chrono>

#include <QObject>

namespace evergreen {

class AudioOut : public QObject {
    Q_OBJECT

public:
    /// `heard` comes at least this often while something plays, so that captions follow within 100 ms.
    static constexpr std::chrono::milliseconds progressInterval{30};

    /// Cuts off whatever plays and begins this.
    virtual void play(SpeechPtr speech) = 0;

    /// Silence within one device buffer. No `finished` follows.
    virtual void stop() = 0;
    virtual void pause() = 0;
    virtual void resume() = 0;

    /// Amplitude 0…1, at once.
    virtual void setGain(double gain) = 0;

Q_SIGNALS:
    /// How much of the speech has been heard by now; first when it truly begins, which may be within play().
    void heard(std::chrono::milliseconds position);
    /// The speech was heard to its end.
    void finished();
};

}  // namespace evergreen
