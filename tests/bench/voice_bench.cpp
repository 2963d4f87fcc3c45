#include "tests/bench/voice_bench.h"

#include "accessibility/voice/espeak_synthesizer.h"
#include "accessibility/voice/silent_audio_out.h"
#include "accessibility/voice/voice.h"
#include "kiosk/base/system_clock.h"
#include "kiosk/screens/kiosk_screen.h"
#include "kiosk/screens/notice_model.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include <QCoreApplication>
#include <QElapsedTimer>

namespace evergreen {

namespace {

constexpr int kStarts = 20;
constexpr int kUtterancesHeardOut = 3;
constexpr int kPatienceMs = 60'000;

double msSince(const QElapsedTimer& since) {
    return static_cast<double>(since.nsecsElapsed()) / 1e6;
}

class SpeakingKiosk {
public:
    SpeakingKiosk();

    /// Shows the page; milliseconds to its first sound, none if there never was any.
    std::optional<double> startsAfter(Language language, Money amount);
    /// Hears the page out; the worst distance of a phrase lit from its place in the sound.
    std::optional<double> worstLag();
    void hush() { m_voice.stop(); }

private:
    template <typename There>
    bool waitsFor(There there) {
        QElapsedTimer since;
        since.start();
        while (!there() && since.elapsed() < kPatienceMs) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, kPatienceMs);
        }
        return there();
    }
    void onPhrase(qsizetype start);

    SystemClock m_clock;
    Comfort m_comfort;
    Phrasebook m_phrasebook;
    EspeakSynthesizer m_synthesizer;
    SilentAudioOut m_audioOut{m_clock};
    Voice m_voice{m_synthesizer, m_audioOut};
    KioskScreen m_screen{m_comfort, m_phrasebook, PanelMetrics()};
    QElapsedTimer m_sinceSound;
    std::vector<PhraseMark> m_marks;
    std::map<qsizetype, double> m_litMs;  ///< by the phrase's start
};

SpeakingKiosk::SpeakingKiosk() {
    QObject::connect(&m_screen, &KioskScreen::say, &m_voice,
                     [this](const QString& words, Language language, bool isPrivate, const UtteranceParts& parts) {
                         m_voice.say({words, language, isPrivate, parts});
                     });
    QObject::connect(&m_synthesizer, &Synthesizer::synthesized, &m_voice, [this](quint64, const SpeechPtr& speech) {
        m_marks = phraseMarks(m_screen.caption()->text(), speech->words);
    });
    // Connected after the voice's own: what it lights within play() counts from the sound's first moment as well.
    QObject::connect(&m_audioOut, &AudioOut::heard, &m_voice, [this](std::chrono::milliseconds position) {
        if (position.count() == 0) m_sinceSound.start();
    });
    QObject::connect(&m_voice, &Voice::phrase, &m_voice, [this](qsizetype start) { onPhrase(start); });
}

void SpeakingKiosk::onPhrase(qsizetype start) {
    m_litMs[start] = m_sinceSound.isValid() ? msSince(m_sinceSound) : 0;
}

std::optional<double> SpeakingKiosk::startsAfter(Language language, Money amount) {
    m_phrasebook.setLanguage(language);
    NoticePage page;
    page.head.question = text("transfer.amount");
    page.lines = {text("transfer.amount.say"), text("transfer.amount.max", amount)};
    m_litMs.clear();
    m_sinceSound.invalidate();
    QElapsedTimer sincePage;
    sincePage.start();
    m_screen.setPage(std::make_unique<NoticeModel>(page, m_phrasebook), BarModel::Back::OneStep);
    double startMs = 0;
    const auto sounds = [&] {
        if (startMs == 0 && m_sinceSound.isValid()) startMs = msSince(sincePage);
        return startMs > 0;
    };
    if (!waitsFor(sounds)) return {};
    return startMs;
}

std::optional<double> SpeakingKiosk::worstLag() {
    if (!waitsFor([this] { return m_voice.state() == Voice::State::Silent; })) return {};
    std::optional<double> worst;
    for (const PhraseMark& mark : m_marks) {
        const auto lit = m_litMs.find(mark.phrase.start);
        if (lit == m_litMs.end()) return {};  // never lit up: that is no lag, but a fault
        const double lag = std::abs(lit->second - static_cast<double>(mark.at.count()));
        worst = std::max(worst.value_or(0), lag);
    }
    return worst;
}

}  // namespace

VoiceFigures measureVoice() {
    SpeakingKiosk kiosk;
    VoiceFigures figures;
    if (const auto cold = kiosk.startsAfter(Language::Chinese, Money::yuan(6512, 30))) figures.coldStartMs = {*cold};
    for (int i = 0; i < kStarts; ++i) {
        kiosk.hush();
        const Language language = i % 2 == 0 ? Language::English : Language::Chinese;
        if (const auto start = kiosk.startsAfter(language, Money::yuan(1000 + i))) figures.startMs.push_back(*start);
        if (i < kStarts - kUtterancesHeardOut) continue;
        if (const auto lag = kiosk.worstLag()) figures.captionLagMs.push_back(*lag);
    }
    return figures;
}

}  // namespace evergreen
