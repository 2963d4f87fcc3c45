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
    connect(m_page.get(), &PageModel::spokenChanged, this, &KioskScreen::sayAgain);
    Q_EMIT pageChanged();
    if (m_overlay == NoOverlay) sayNew();
}

void KioskScreen::openHelp(bool cardInside) {
    if (m_overlay == HelpOverlay) return;
    m_help.open(m_page ? m_page->head().explain : Text(), cardInside);
    Q_EMIT helpOpened();
    setOverlay(HelpOverlay);
    sayNew();
}

void KioskScreen::openStillThere() {
    setOverlay(StillThereOverlay);
    sayNew();
}

void KioskScreen::openComfort() {
    if (m_overlay != NoOverlay) return;
    setOverlay(ComfortOverlay);
    sayNew();
}

void KioskScreen::closeOverlay() {
    if (m_overlay == NoOverlay) return;
    setOverlay(NoOverlay);
    sayNew();
}

void KioskScreen::sayNew() {
    if (!m_isGuided) sayAgain();
}

std::vector<Text> KioskScreen::lines() const {
    switch (m_overlay) {
        case NoOverlay:
            break;
        case HelpOverlay:
            return m_help.spoken();
        case StillThereOverlay:
            return m_stillThere.spoken();
        case ComfortOverlay:
            return m_comfortModel.spoken();
    }
    return m_page ? m_page->spoken() : std::vector<Text>();
}

bool KioskScreen::isPrivate() const {
    return m_overlay == NoOverlay && m_page && m_page->head().isPrivate;
}

/// The places of a PIN page are its digits: said aloud, they would be the PIN.
bool KioskScreen::isSecret() const {
    return m_overlay == NoOverlay && m_page && m_page->kind() == PageModel::Secret;
}

void KioskScreen::sayAgain() {
    sayLines(lines(), isPrivate());
}

void KioskScreen::sayPlace(const QStringList& words) {
    sayWords(words, isPrivate() || isSecret());
}

void KioskScreen::sayAllAndPlace(const QStringList& words) {
    QStringList all;
    for (const Text& line : lines()) all << m_phrasebook.spoken(line);
    all << m_phrasebook.spoken(text("keys.now", words.value(0)));
    sayWords(all, isPrivate());
}

void KioskScreen::sayEntry() {
    if (m_overlay == NoOverlay && m_page) sayLines(m_page->spokenEntry(), isPrivate());
}

void KioskScreen::sayLines(const std::vector<Text>& lines, bool isPrivate) {
    QStringList words;
    for (const Text& line : lines) words << m_phrasebook.spoken(line);
    sayWords(words, isPrivate);
}

void KioskScreen::sayWords(const QStringList& words, bool isPrivate) {
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
