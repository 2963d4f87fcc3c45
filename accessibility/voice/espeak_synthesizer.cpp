#include "accessibility/voice/espeak_synthesizer.h"

#include "accessibility/preferences.h"
#include "accessibility/voice/espeak_recorder.h"

#include <cmath>
#include <utility>

namespace evergreen {

EspeakSynthesizer::EspeakSynthesizer() : m_worker(std::make_unique<QObject>()) {
    m_worker->moveToThread(&m_thread);
    m_thread.setObjectName(QStringLiteral("voice"));
}

EspeakSynthesizer::~EspeakSynthesizer() {
    m_newest = UINT64_MAX;
    m_thread.quit();
    m_thread.wait();
}

void EspeakSynthesizer::synthesize(std::uint64_t ticket, const Utterance& utterance, int speechRate) {
    if (!m_thread.isRunning()) m_thread.start();
    m_newest = ticket;
    const int rate = static_cast<int>(std::lround(wordsPerMinute * speechRateFactor(speechRate)));
    // Runs on the worker thread; the signal finds its way back to each receiver's own.
    QMetaObject::invokeMethod(m_worker.get(), [this, ticket, utterance, rate] {
        const auto isUnwanted = [this, ticket] { return m_newest != ticket; };
        if (isUnwanted()) return;
        Speech speech = recordSpeech(utterance, rate, isUnwanted);
        Q_EMIT synthesized(ticket, std::make_shared<const Speech>(std::move(speech)));
    });
}

}  // namespace evergreen
