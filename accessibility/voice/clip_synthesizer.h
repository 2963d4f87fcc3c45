// Recorded clips where a voice pack has them, another synthesizer for all else, as one Speech with marks that fit the
// whole text. Made by main between the packs and espeak-ng; the voice sees a synthesizer like any other.
#pragma once

#include "accessibility/voice/synthesizer.h"
#include "accessibility/voice/voice_pack.h"

#include <set>

namespace evergreen {

class ClipSynthesizer final : public Synthesizer {
    Q_OBJECT

public:
    /// Of silence where a clip begins or ends: there a sentence does, too.
    static constexpr std::chrono::milliseconds restBetweenPieces{250};

    /// `speech` must outlive this and serve nobody else. Of two packs for a language the first is used.
    ClipSynthesizer(Synthesizer& speech, std::vector<VoicePack> packs);

    /// A clip has one pace: at any other rate than the normal one all is left to `speech`. A clip that turns out bad is
    /// told in the log once, and spoken.
    void synthesize(std::uint64_t ticket, const Utterance& utterance, int speechRate) override;

private:
    /// A stretch of the text and what it sounds like; not yet known where `sound` is null.
    struct Piece {
        qsizetype start = 0;
        qsizetype length = 0;
        SpeechPtr sound;
    };

    std::vector<Piece> piecesOf(const Utterance& utterance);
    const VoicePack* packOf(Language language) const;
    SpeechPtr clipOf(const VoicePack& pack, const UtterancePart& part, const QString& text);
    void goOn();
    void onSpeech(quint64 ticket, const SpeechPtr& speech);
    SpeechPtr joined() const;

    Synthesizer& m_speech;
    const std::vector<VoicePack> m_packs;
    std::set<QByteArray> m_complainedOf;
    std::uint64_t m_ticket = 0;        ///< of what is under way
    std::uint64_t m_speechTicket = 0;  ///< grows with every call of m_speech
    Utterance m_utterance;
    int m_speechRate = 0;
    std::vector<Piece> m_pieces;
    std::size_t m_next = 0;
};

}  // namespace evergreen
