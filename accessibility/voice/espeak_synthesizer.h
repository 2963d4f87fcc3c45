// espeak-ng behind Synthesizer: Mandarin by its `cmn-latn-pinyin` voice (its `cmn` voice reads tones as English
// digits), English by `en`. The engine lives on one worker thread, started and initialised at the first utterance,
// never at start-up. espeak-ng is one per process, so only one of these may exist at a time.
#pragma once

#include "accessibility/voice/synthesizer.h"

#include <atomic>
#include <memory>

#include <QThread>

namespace evergreen {

class EspeakSynthesizer final : public Synthesizer {
    Q_OBJECT

public:
    EspeakSynthesizer();
    ~EspeakSynthesizer() override;

    void synthesize(std::uint64_t ticket, const Utterance& utterance, int speechRate) override;

    /// Words a minute at rate 1×: calm, as old ears like it. espeak-ng's own limits are 80 and 450.
    static constexpr int wordsPerMinute = 160;

private:
    QThread m_thread;
    std::unique_ptr<QObject> m_worker;        ///< lives on m_thread, and outlives its run
    std::atomic<std::uint64_t> m_newest = 0;  ///< read on the worker thread: older work is given up
};

}  // namespace evergreen
