#include "accessibility/voice/clip_synthesizer.h"

#include "accessibility/preferences.h"
#include "accessibility/voice/sample_rate.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include <QLoggingCategory>

namespace evergreen {

namespace {

Q_LOGGING_CATEGORY(lcClips, "evergreen.voice.pack")

/// What espeak-ng makes, too: joining then changes nothing of its sound.
constexpr int kSampleRate = 22050;

/// Where the first word of the stretch begins, and its end where there is none: before it there is often but the full
/// stop of a clip.
qsizetype firstWord(const QString& text, qsizetype start, qsizetype end) {
    const auto found =
        std::find_if(text.begin() + start, text.begin() + end, [](QChar letter) { return letter.isLetterOrNumber(); });
    return found - text.begin();
}

void addSilence(Speech& speech, std::chrono::milliseconds length) {
    const auto count = static_cast<std::size_t>(length.count()) * kSampleRate / 1000;
    speech.samples.insert(speech.samples.end(), count, 0);
}

void append(Speech& whole, const Speech& sound, qsizetype start) {
    const auto at = whole.duration();
    for (const WordMark& word : sound.words) whole.words.push_back({at + word.at, start + word.start, word.length});
    if (sound.sampleRate == kSampleRate) {
        whole.samples.insert(whole.samples.end(), sound.samples.begin(), sound.samples.end());
        return;
    }
    const QByteArray pcm = devicePcm(sound, kSampleRate, 1);
    const std::size_t before = whole.samples.size();
    whole.samples.resize(before + static_cast<std::size_t>(pcm.size()) / sizeof(std::int16_t));
    std::memcpy(whole.samples.data() + before, pcm.constData(), static_cast<std::size_t>(pcm.size()));
}

}  // namespace

ClipSynthesizer::ClipSynthesizer(Synthesizer& speech, std::vector<VoicePack> packs)
    : m_speech(speech), m_packs(std::move(packs)) {
    connect(&m_speech, &Synthesizer::synthesized, this, &ClipSynthesizer::onSpeech);
}

void ClipSynthesizer::synthesize(std::uint64_t ticket, const Utterance& utterance, int speechRate) {
    m_ticket = ticket;
    m_utterance = utterance;
    m_speechRate = speechRate;
    m_pieces = piecesOf(utterance);
    m_next = 0;
    goOn();
}

std::vector<ClipSynthesizer::Piece> ClipSynthesizer::piecesOf(const Utterance& utterance) {
    std::vector<Piece> pieces;
    const VoicePack* pack = m_speechRate == Preferences::rateNormal ? packOf(utterance.language) : nullptr;
    qsizetype done = 0;
    const auto speakUntil = [&](qsizetype end) {
        const qsizetype start = pieces.empty() ? done : firstWord(utterance.text, done, end);
        if (start < end) pieces.push_back({start, end - start, nullptr});
    };
    for (const UtterancePart& part : utterance.parts) {
        if (!pack || part.start < done || part.start + part.length > utterance.text.size()) continue;
        const SpeechPtr clip = clipOf(*pack, part, utterance.text.mid(part.start, part.length));
        if (!clip) continue;
        speakUntil(part.start);
        pieces.push_back({part.start, part.length, clip});
        done = part.start + part.length;
    }
    speakUntil(utterance.text.size());
    return pieces;
}

const VoicePack* ClipSynthesizer::packOf(Language language) const {
    const auto found = std::find_if(m_packs.begin(), m_packs.end(),
                                    [language](const VoicePack& pack) { return pack.language() == language; });
    return found == m_packs.end() ? nullptr : &*found;
}

SpeechPtr ClipSynthesizer::clipOf(const VoicePack& pack, const UtterancePart& part, const QString& text) {
    if (!pack.says(part.message, text)) return nullptr;
    auto clip = pack.clip(part.message);
    if (clip) return *clip;
    if (m_complainedOf.insert(part.message).second) {
        qCWarning(lcClips) << "clip spoken instead of played:" << clip.failure().detail;
    }
    return nullptr;
}

/// One piece after the other: `m_speech` may drop what was asked before.
void ClipSynthesizer::goOn() {
    while (m_next < m_pieces.size() && m_pieces[m_next].sound) ++m_next;
    if (m_next < m_pieces.size()) {
        const Piece& piece = m_pieces[m_next];
        Utterance words{
            m_utterance.text.mid(piece.start, piece.length), m_utterance.language, m_utterance.isPrivate, {}};
        return m_speech.synthesize(++m_speechTicket, words, m_speechRate);
    }
    // Later, as every synthesizer answers.
    QMetaObject::invokeMethod(
        this,
        [this, ticket = m_ticket, whole = joined()] {
            if (ticket == m_ticket) Q_EMIT synthesized(ticket, whole);
        },
        Qt::QueuedConnection);
}

void ClipSynthesizer::onSpeech(quint64 ticket, const SpeechPtr& speech) {
    if (ticket != m_speechTicket || m_next >= m_pieces.size()) return;
    // All of it, as without a pack: nothing to join, and no turn of the event loop lost.
    if (m_pieces.size() == 1) {
        m_pieces.clear();
        Q_EMIT synthesized(m_ticket, speech);
        return;
    }
    m_pieces[m_next].sound = speech;
    goOn();
}

SpeechPtr ClipSynthesizer::joined() const {
    Speech whole;
    whole.sampleRate = kSampleRate;
    bool afterPiece = false;
    for (const Piece& piece : m_pieces) {
        if (piece.sound->samples.empty()) continue;
        if (std::exchange(afterPiece, true)) addSilence(whole, restBetweenPieces);
        append(whole, *piece.sound, piece.start);
    }
    return std::make_shared<const Speech>(std::move(whole));
}

}  // namespace evergreen
