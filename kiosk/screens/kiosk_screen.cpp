#include "kiosk/screens/kiosk_screen.h"

namespace evergreen {

namespace {

/// One flowing text of several lines: each ends like a sentence, so that the voice rests there.
QString joined(const QStringList& lines, Language language) {
    static const QString ends = QStringLiteral("。，、？！：；.,?!:;");
    QString all;
    for (const QString& line : lines) {
        if (line.isEmpty()) continue;
        all += line;
        if (!ends.contains(line.back()))
            all += language == Language::Chinese ? QStringLiteral("。") : QStringLiteral(".");
        if (language == Language::English) all += QLatin1Char(' ');
    }
    return all.trimmed();
}

}  // namespace

KioskScreen::KioskScreen(Comfort& comfort, Phrasebook& phrasebook, PanelMetrics panel)
    : m_comfort(comfort),
      m_phrasebook(phrasebook),
      m_bar(phrasebook, comfort),
      m_look(comfort, panel),
      m_help(phrasebook),
      m_stillThere(phrasebook),
      m_comfortModel(comfort, phrasebook) {
    connect(&m_bar, &BarModel::backTapped, this, &KioskScreen::backTapped);
    connect(&m_bar, &BarModel::againTapped, this, &KioskScreen::sayAgain);
    connect(&m_bar, &BarModel::largerTapped, &comfort, &Comfort::nextScale);
    connect(&m_bar, &BarModel::comfortTapped, this, &KioskScreen::openComfort);
    connect(&m_help, &OverlayModel::primaryChosen, this, &KioskScreen::closeOverlay);
    connect(&m_help, &OverlayModel::secondaryChosen, this, &KioskScreen::leaveTapped);
    connect(&m_stillThere, &OverlayModel::primaryChosen, this, &KioskScreen::stillHereAnswered);
    connect(&m_stillThere, &OverlayModel::secondaryChosen, this, &KioskScreen::leaveTapped);
    connect(&m_comfortModel, &ComfortModel::finished, this, &KioskScreen::closeOverlay);
    connect(&comfort, &Comfort::changed, this, &KioskScreen::followComfort);
}

KioskScreen::~KioskScreen() = default;

void KioskScreen::setPage(std::unique_ptr<PageModel> page, BarModel::Back back) {
    if (m_page) m_page.release()->deleteLater();
    m_page = std::move(page);
    m_bar.setBack(back);
    connect(m_page.get(), &PageModel::spokenChanged, this, &KioskScreen::sayPage);
    Q_EMIT pageChanged();
    if (m_overlay == NoOverlay) sayPage();
}

void KioskScreen::openHelp(bool cardInside) {
    if (m_overlay == HelpOverlay) return;
    m_help.open(m_page ? m_page->head().explain : Text(), cardInside);
    Q_EMIT helpOpened();
    setOverlay(HelpOverlay);
    sayLines(m_help.spoken(), false);
}

void KioskScreen::openStillThere() {
    setOverlay(StillThereOverlay);
    sayLines(m_stillThere.spoken(), false);
}

void KioskScreen::openComfort() {
    if (m_overlay != NoOverlay) return;
    setOverlay(ComfortOverlay);
    sayLines(m_comfortModel.spoken(), false);
}

void KioskScreen::closeOverlay() {
    if (m_overlay == NoOverlay) return;
    setOverlay(NoOverlay);
    sayPage();
}

void KioskScreen::sayPage() {
    if (m_page) sayLines(m_page->spoken(), m_page->head().isPrivate);
}

void KioskScreen::sayAgain() {
    switch (m_overlay) {
        case NoOverlay:
            return sayPage();
        case HelpOverlay:
            return sayLines(m_help.spoken(), false);
        case StillThereOverlay:
            return sayLines(m_stillThere.spoken(), false);
        case ComfortOverlay:
            return sayLines(m_comfortModel.spoken(), false);
    }
}

void KioskScreen::sayLines(const std::vector<Text>& lines, bool isPrivate) {
    QStringList words;
    for (const Text& line : lines) words << m_phrasebook.spoken(line);
    const QString all = joined(words, m_phrasebook.language());
    m_caption.setText(all);
    Q_EMIT say(all, m_phrasebook.language(), isPrivate);
}

void KioskScreen::setOverlay(Overlay overlay) {
    if (overlay == m_overlay) return;
    const bool helpEnds = m_overlay == HelpOverlay;
    m_overlay = overlay;
    if (helpEnds) Q_EMIT helpClosed();
    Q_EMIT overlayChanged();
}

void KioskScreen::followComfort(const Preferences& before, const Preferences& now) {
    m_caption.setMuted(!now.voiceOn);
    if (before.voiceOn && !now.voiceOn) Q_EMIT hush();
    if (before.language == now.language) return;
    m_phrasebook.setLanguage(now.language);
    sayAgain();
}

}  // namespace evergreen
