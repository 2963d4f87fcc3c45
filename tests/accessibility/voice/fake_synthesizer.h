// Answers when the test says so: each letter of the text becomes a word of 100 ms.
#pragma once

#include "accessibility/voice/synthesizer.h"

#include <vector>

namespace evergreen {

class FakeSynthesizer final : public Synthesizer {
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds letterLength{100};
    static constexpr int sampleRate = 1000;

    struct Asked {
        std::uint64_t ticket;
        Utterance utterance;
        int speechRate;
    };

    void synthesize(std::uint64_t ticket, const Utterance& utterance, int speechRate) override {
        m_asked.push_back({ticket, utterance, speechRate});
    }

    const std::vector<Asked>& asked() const { return m_asked; }

    void answer(std::size_t index) {
        const Asked& asked = m_asked.at(index);
        Q_EMIT synthesized(asked.ticket, speechOf(asked.utterance.text));
    }
    void answerLast() { answer(m_asked.size() - 1); }
    void failLast() { Q_EMIT synthesized(m_asked.back().ticket, std::make_shared<const Speech>()); }

    static SpeechPtr speechOf(const QString& text) {
        Speech speech;
        speech.sampleRate = sampleRate;
        for (qsizetype at = 0; at < text.size(); ++at) speech.words.push_back({letterLength * at, at, 1});
        speech.samples.resize(static_cast<std::size_t>((letterLength * text.size()).count()));
        return std::make_shared<const Speech>(std::move(speech));
    }

private:
    std::vector<Asked> m_asked;
};

}  // namespace evergreen
