#include "accessibility/voice/espeak_recorder.h"

#include "accessibility/voice/mandarin_readings.h"
#include "accessibility/voice/script_runs.h"

#include <algorithm>
#include <espeak-ng/speak_lib.h>
#include <mutex>

#include <QLoggingCategory>

namespace evergreen {

namespace {

Q_LOGGING_CATEGORY(lcVoice, "evergreen.voice")

/// Nobody listens longer; a runaway text must not eat the memory.
constexpr std::chrono::seconds kSpeechMax{600};
constexpr int kBlockMs = 60;
constexpr int kGoOn = 0;
constexpr int kGiveUp = 1;

struct Recording {
    Speech speech;
    std::vector<qsizetype> unitOfLetter;    ///< of this run: espeak-ng counts code points, captions UTF-16 units
    std::chrono::milliseconds runBegan{0};  ///< espeak-ng counts from the run's first sound
    const std::function<bool()>* isUnwanted = nullptr;
    bool isGivenUp = false;
};

std::vector<qsizetype> unitsOfLetters(QStringView text, const ScriptRun& run) {
    std::vector<qsizetype> units;
    const qsizetype end = run.start + run.length;
    for (qsizetype at = run.start; at < end; ++at) {
        if (!text.at(at).isLowSurrogate()) units.push_back(at);
    }
    units.push_back(end);
    return units;
}

/// Events of length 0 are espeak-ng's own; one that steps back in the text or in time would make captions jump.
void addWord(Recording& recording, const espeak_EVENT& event) {
    if (event.type != espeakEVENT_WORD || event.length <= 0 || event.text_position < 1) return;
    const auto& units = recording.unitOfLetter;
    const auto first = std::min(static_cast<std::size_t>(event.text_position - 1), units.size() - 1);
    const auto end = std::min(first + static_cast<std::size_t>(event.length), units.size() - 1);
    const WordMark mark{recording.runBegan + std::chrono::milliseconds(event.audio_position), units[first],
                        units[end] - units[first]};
    auto& words = recording.speech.words;
    if (mark.length == 0 || (!words.empty() && (mark.at < words.back().at || mark.start <= words.back().start))) return;
    words.push_back(mark);
}

int onBlock(short* samples, int count, espeak_EVENT* events) {
    auto* recording = static_cast<Recording*>(events->user_data);
    if (!recording) return kGoOn;
    for (; events->type != espeakEVENT_LIST_TERMINATED; ++events) addWord(*recording, *events);
    auto& speech = recording->speech;
    if (samples && count > 0) speech.samples.insert(speech.samples.end(), samples, samples + count);
    recording->isGivenUp = (*recording->isUnwanted)() || speech.duration() > kSpeechMax;
    return recording->isGivenUp ? kGiveUp : kGoOn;
}

/// The sample rate, or what is no rate when espeak-ng lacks its data. Tried once.
int initialisedRate() {
    static const int rate = [] {
        const int made = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, kBlockMs, nullptr, espeakINITIALIZE_DONT_EXIT);
        if (made > 0) espeak_SetSynthCallback(onBlock);
        if (made <= 0) qCWarning(lcVoice, "espeak-ng cannot be initialised: is espeak-ng-data installed?");
        return made;
    }();
    return rate;
}

const char* voiceName(Language language) {
    return language == Language::Chinese ? "cmn-latn-pinyin" : "en";
}

bool recordRun(Recording& recording, const QString& text, const ScriptRun& run, int wordsPerMinute) {
    if (espeak_SetVoiceByName(voiceName(run.language)) != EE_OK) {
        qCWarning(lcVoice, "espeak-ng has no voice %s", voiceName(run.language));
        return false;
    }
    espeak_SetParameter(espeakRATE, std::clamp(wordsPerMinute, espeakRATE_MINIMUM, espeakRATE_MAXIMUM), 0);
    recording.unitOfLetter = unitsOfLetters(text, run);
    recording.runBegan = recording.speech.duration();
    const QString words = text.mid(run.start, run.length);
    const QByteArray sounds = (run.language == Language::Chinese ? withMandarinReadings(words) : words).toUtf8();
    espeak_Synth(sounds.constData(), static_cast<std::size_t>(sounds.size()) + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8,
                 nullptr, &recording);
    espeak_Synchronize();
    return true;
}

}  // namespace

Speech recordSpeech(const Utterance& utterance, int wordsPerMinute, const std::function<bool()>& isUnwanted) {
    // espeak-ng keeps one engine a process; two callers at once would spoil each other's sound.
    static std::mutex engine;
    const std::lock_guard lock(engine);
    const int sampleRate = initialisedRate();
    if (sampleRate <= 0) return {};
    Recording recording;
    recording.speech.sampleRate = sampleRate;
    recording.isUnwanted = &isUnwanted;
    for (const ScriptRun& run : scriptRuns(utterance.text, utterance.language)) {
        if (!recordRun(recording, utterance.text, run, wordsPerMinute) || recording.isGivenUp) return {};
    }
    return std::move(recording.speech);
}

}  // namespace evergreen
