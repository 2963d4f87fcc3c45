// Whether a bundle on trial serves: before anybody sees it, its pages are drawn, it speaks, and a journey to the
// balance is walked through on play money. Floor 5; made by main at the start of a trial and gone before Kiosk is
// there. Its window is never shown, so that no finger and no key is on it.
#pragma once

#include "accessibility/comfort/comfort.h"
#include "accessibility/comfort/time_allowance.h"
#include "accessibility/voice/synthesizer.h"
#include "kiosk/bundle/bundle_reader.h"
#include "kiosk/screens/screen_dialogue.h"

#include <QQuickView>
#include <QStringList>

namespace evergreen {

class KioskCheck final : public QObject {
    Q_OBJECT

public:
    /// All of it; what takes longer has failed.
    static constexpr std::chrono::seconds timeMax{60};

    /// Clock and synthesizer outlive it.
    KioskCheck(Clock& clock, Synthesizer& synthesizer, const ReadBundle& bundle, PanelMetrics panel);

    /// Runs the event loop. Why the bundle cannot serve; empty: it can.
    QString run();

private:
    QString load();
    QString drawAll();
    QString draw(const QString& what);
    QString speak(Language language);
    QString walk();
    QString answer();
    bool isLate() const { return m_clock.monotonic() > m_ends; }

    Clock& m_clock;
    Synthesizer& m_synthesizer;
    Preferences m_everybody;
    std::chrono::milliseconds m_ends{};
    Comfort m_comfort;
    Phrasebook m_phrasebook;
    KioskScreen m_screen;
    TimeAllowance m_time;
    ScreenDialogue m_dialogue;
    QQuickView m_window;
    QStringList m_warnings;
};

}  // namespace evergreen
