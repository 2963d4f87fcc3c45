#include "kiosk/screens/kiosk_screen.h"

#include <algorithm>
#include <utility>

namespace evergreen {

namespace {

struct Flow {
    QString words;
    UtteranceParts parts;
};

/// One flowing text of several lines: each ends like a sentence, so that the voice rests there.
Flow joined(const std::vector<Text>& lines, const Phrasebook& phrasebook) {
    static const QString ends = QStringLiteral("。，、？！：；.,?!:;");
    const bool isChinese = phrasebook.language() == Language::Chinese;
    Flow flow;
    for (const Text& text : lines) {
        const QString line = phrasebook.spoken(text);
        if (line.isEmpty()) continue;
        if (!isChinese && !flow.words.isEmpty()) flow.words += QLatin1Char(' ');
        if (text.arguments.empty()) flow.parts.push_back({text.id, flow.words.size(), line.size()});
        flow.words += line;
        if (!ends.contains(line.back())) flow.words += isChinese ? QStringLiteral("。") : QStringLiteral(".");
    }
    return flow;
}

/// What a step of rate or volume is answered with: that it was made, or that there is no further.
Text answerTo(Comfort::Step step, bool hasMoved) {
    switch (step) {
        case Comfort::Step::Slower:
            return text(hasMoved ? "comfort.slower" : "comfort.slowest");
        case Comfort::Step::Faster:
            return text(hasMoved ? "comfort.faster" : "comfort.fastest");
        case Comfort::Step::Softer:
            return text(hasMoved ? "comfort.softer" : "comfort.softest");
        case Comfort::Step::Louder:
            return text(hasMoved ? "comfort.louder" : "comfort.loudest");
    }
    return {};
}

}  // namespace

KioskScreen::KioskScreen(Comfort& comfort, Phrasebook& phrasebook, PanelMetrics panel)
    : m_comfort(comfort),
      m_phrasebook(phrasebook),
      m_bar(phrasebook, comfort),
      m_caption(phrasebook),
      m_look(comfort, panel),
      m_help(phrasebook),
      m_stillThere(phrasebook),
      m_comfortModel(comfort, phrasebook) {
    connect(&m_bar, &BarModel::backTapped, this,
            [this] { m_overlay == StaffOverlay ? Q_EMIT staffBackTapped() : Q_EMIT backTapped(); });
    connect(&m_bar, &BarModel::againTapped, this, &KioskScreen::sayAgain);
    connect(&m_bar, &BarModel::largerTapped, this, &KioskScreen::enlarge);
    connect(&m_bar, &BarModel::comfortTapped, this, &KioskScreen::openComfort);
    connect(&m_help, &OverlayModel::primaryChosen, this, [this] {
        Q_EMIT helpDismissed();
        closeOverlay();
    });
    connect(&m_help, &OverlayModel::secondaryChosen, this, &KioskScreen::leaveTapped);
    connect(&m_stillThere, &OverlayModel::primaryChosen, this, &KioskScreen::stillHereAnswered);
    connect(&m_stillThere, &OverlayModel::secondaryChosen, this, &KioskScreen::leaveTapped);
    connect(&m_comfortModel, &ComfortModel::leafTurned, this, &KioskScreen::sayLeaf);
    connect(&m_comfortModel, &ComfortModel::finished, this, &KioskScreen::closeOverlay);
    connect(&comfort, &Comfort::changed, this, &KioskScreen::followComfort);
    connect(&comfort, &Comfort::stepped, this,
            [this](Comfort::Step step, bool hasMoved) { sayLines({answerTo(step, hasMoved)}, false); });
}

KioskScreen::~KioskScreen() = default;

void KioskScreen::setPage(std::unique_ptr<PageModel> page, BarModel::Back back) {
    if (m_page) m_page.release()->deleteLater();
    m_page = std::move(page);
    m_bar.setBack(back);
    connect(m_page.get(), &PageModel::spokenChanged, this, &KioskScreen::sayChanged);
    connect(m_page.get(), &PageModel::leafTurned, this, &KioskScreen::sayLeaf);
    connect(m_page.get(), &PageModel::echo, this, [this](const Text& words) {
        if (m_hearsPrivately && !m_isGuided) sayLines({words}, true);
    });
    Q_EMIT pageChanged();
    if (m_overlay != NoOverlay) return;
    if (!m_page->head().isQuiet) return sayNew();
    m_caption.setText(joined(lines(), m_phrasebook).words);
}

void KioskScreen::openHelp(bool cardInside) {
    if (m_overlay == HelpOverlay) return;
    m_help.open(m_page ? m_page->head().explain : Text(), cardInside);
    Q_EMIT helpOpened();
    setOverlay(HelpOverlay);
    sayNew();
}

/// All of the page is said again, not the news alone: news a moment after the tap would cut the step's explanation off.
/// News is a line that was not there; what leaves, or loses its tick when the call is over, is none.
void KioskScreen::tellHelp(std::vector<HelpStatus> statuses, bool mayLetIn) {
    const auto& before = m_help.allStatuses();
    const bool isNews = std::any_of(statuses.begin(), statuses.end(), [&before](const HelpStatus& status) {
        return std::none_of(before.begin(), before.end(),
                            [&status](const HelpStatus& known) { return known.text == status.text; });
    });
    m_help.setStatuses(std::move(statuses));
    m_help.setMayLetIn(mayLetIn);
    if (m_overlay == HelpOverlay && isNews) sayAgain();
}

void KioskScreen::setPointedAt(const QString& part) {
    if (part == m_pointedAt) return;
    m_pointedAt = part;
    Q_EMIT pointedAtChanged();
}

void KioskScreen::openStillThere() {
    setOverlay(StillThereOverlay);
    Q_EMIT stillThereAsked();
    sayNew();
}

void KioskScreen::openComfort() {
    if (m_overlay != NoOverlay) return;
    m_comfortModel.rewind();
    setOverlay(ComfortOverlay);
    sayNew();
}

void KioskScreen::openStaff(std::unique_ptr<PageModel> page) {
    dropStaffPage();
    m_staffPage = std::move(page);
    connect(m_staffPage.get(), &PageModel::leafTurned, this, &KioskScreen::sayLeaf);
    Q_EMIT staffPageChanged();
    setOverlay(StaffOverlay);
    sayNew();
}

/// It lives until the event loop turns, as a page does.
void KioskScreen::dropStaffPage() {
    if (!m_staffPage) return;
    m_staffPage.release()->deleteLater();
    Q_EMIT staffPageChanged();
}

void KioskScreen::closeOverlay() {
    if (m_overlay == NoOverlay) return;
    setOverlay(NoOverlay);
    sayNew();
}

/// Who does not see that the letters grew is told how large they are.
void KioskScreen::enlarge() {
    m_comfort.nextScale();
    const auto scale = QByteArray::number(m_comfort.preferences().textScale);
    if (m_isGuided) sayLines({Text{"comfort.letters." + scale, {}}, text("comfort.letters")}, false);
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
        case StaffOverlay:
            return m_staffPage->spoken();
    }
    return m_page ? m_page->spoken() : std::vector<Text>();
}

bool KioskScreen::isPrivate() const {
    return m_overlay == NoOverlay && m_page && m_page->head().isPrivate;
}

/// The page that is on the glass, whoever's it is; none under another overlay.
const PageModel* KioskScreen::asked() const {
    if (m_overlay == StaffOverlay) return m_staffPage.get();
    return m_overlay == NoOverlay ? m_page.get() : nullptr;
}

/// The digits of a PIN page: said aloud where the keys are, they would be the PIN.
bool KioskScreen::isSecret() const {
    return asked() && asked()->kind() == PageModel::Secret;
}

/// Of a private page everybody may hear its question and what is said with it, as far as no figure and no name is in
/// it: "please take your card" is said also to who has no headset.
std::vector<Text> KioskScreen::linesForTheRoom() const {
    std::vector<Text> lines{m_page->head().question};
    lines.insert(lines.end(), m_page->head().say.begin(), m_page->head().say.end());
    lines.erase(std::remove_if(lines.begin(), lines.end(), [](const Text& line) { return !line.arguments.empty(); }),
                lines.end());
    return lines;
}

void KioskScreen::sayAgain() {
    const std::vector<Text> aloud = isForHeadset() ? linesForTheRoom() : std::vector<Text>();
    aloud.empty() ? sayLines(lines(), isPrivate()) : sayLines(aloud, false);
}

/// Something was uncovered: without a headset it is there to be read, and who does not read is told where it is heard.
void KioskScreen::sayChanged() {
    if (m_isGuided && isForHeadset()) return sayLines({text("keys.private")}, false);
    sayLines(lines(), isPrivate());
}

/// A list has been turned on: who does not see it is told what is there now.
void KioskScreen::sayLeaf() {
    if (!m_isGuided) return;
    if (m_overlay == ComfortOverlay) return sayLines(m_comfortModel.spokenLeaf(), false);
    if (m_overlay == StaffOverlay) return sayLines(m_staffPage->spokenLeaf(), false);
    if (isForHeadset()) return sayLines({text("keys.private")}, false);
    sayLines(m_page->spokenLeaf(), isPrivate());
}

void KioskScreen::setHearsPrivately(bool hears) {
    if (std::exchange(m_hearsPrivately, hears) == hears || !hears) return;
    if (m_isGuided) {
        Q_EMIT placeWanted();
    } else if (isPrivate()) {
        sayAgain();
    }
}

void KioskScreen::sayPlace(const QStringList& words, Place place) {
    if (isKept(place) && !m_hearsPrivately) return sayLines({text("keys.private")}, false);
    std::vector<Text> lines;
    for (const QString& line : words) lines.push_back(verbatim(line));
    sayLines(lines, isKept(place));
}

void KioskScreen::sayAllAndPlace(const QStringList& words, Place place) {
    std::vector<Text> all = isForHeadset() ? linesForTheRoom() : lines();
    if (isForHeadset()) all.push_back(text("keys.headset"));
    if (m_hearsPrivately || !isKept(place)) all.push_back(text("keys.now", words.value(0)));
    sayLines(all, m_hearsPrivately && (isPrivate() || isKept(place)));
}

/// Digits are the customer's own, whatever the page is.
void KioskScreen::sayEntry() {
    const PageModel* const page = asked();
    if (!page) return;
    if (m_hearsPrivately && !isSecret()) return sayLines(page->spokenEntry(), true);
    sayLines({text("keys.entered", page->typedCount())}, false);
}

void KioskScreen::sayLines(const std::vector<Text>& lines, bool isPrivate) {
    const Flow flow = joined(lines, m_phrasebook);
    m_caption.setText(flow.words);
    Q_EMIT say(flow.words, m_phrasebook.language(), isPrivate, flow.parts);
}

void KioskScreen::setOverlay(Overlay overlay) {
    if (overlay == m_overlay) return;
    const bool helpEnds = m_overlay == HelpOverlay;
    m_overlay = overlay;
    if (overlay != StaffOverlay) dropStaffPage();
    if (helpEnds) Q_EMIT helpClosed();
    Q_EMIT overlayChanged();
}

void KioskScreen::followComfort(const Preferences& before, const Preferences& now) {
    m_caption.setMuted(!now.voiceOn);
    if (before.voiceOn && !now.voiceOn) Q_EMIT hush();
    if (before.language != now.language) m_phrasebook.setLanguage(now.language);
    const bool isOnAgain = !before.voiceOn && now.voiceOn;
    if (before.language != now.language || isOnAgain) sayAgain();
}

}  // namespace evergreen
