// Makes sound of text. Answers later, by a signal on its owner's thread; one real implementation (EspeakSynthesizer)
// and a fake in the tests.
#pragma once

#include "accessibility/voice/speech.h"
#include "accessibility/voice/utterance.h"

#include <cstdint>

#include <QObject>

namespace evergreen {

class Synthesizer : public QObject {
    Q_OBJECT

public:
    /// Begins; whatever was asked before and is not yet done may be dropped. `ticket` comes back with the answer and
    /// grows with every call; `speechRate` as in Preferences.
    virtual void synthesize(std::uint64_t ticket, const Utterance& utterance, int speechRate) = 0;

Q_SIGNALS:
    /// Exactly once for the newest ticket, at most once for older ones. Never null; empty samples if it failed.
    void synthesized(quint64 ticket, evergreen::SpeechPtr speech);
};

}  // namespace evergreen
