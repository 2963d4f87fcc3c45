#include "accessibility/audit/stage.h"

#include "accessibility/audit/page_reader.h"
#include "accessibility/audit/pixels.h"
#include "accessibility/audit/spoken_figures.h"
#include "kiosk/screens/choice_model.h"
#include "kiosk/screens/facts_model.h"
#include "qml/looks.h"

#include <QCoreApplication>
#include <QMouseEvent>
#include <QQmlEngine>

namespace evergreen {

namespace {

constexpr QSize portrait(1080, 1920);

// A list that goes round for ever ends here.
constexpr int facesMax = 24;

}  // namespace

Stage::Stage() : m_screen(m_comfort, m_phrasebook, PanelMetrics()) {
    auto& engine = *m_view.engine();
    prepareLooks(engine);
    engine.setOutputWarningsToStandardError(false);
    QObject::connect(&engine, &QQmlEngine::warnings, &m_view, [this](const QList<QQmlError>& errors) {
        for (const auto& error : errors) m_warnings << error.toString();
    });
    QObject::connect(&m_screen, &KioskScreen::say, &m_view, [this](const QString& words, Language, bool isPrivate) {
        m_said = words;
        m_saidPrivately = isPrivate;
    });
    QObject::connect(&m_screen, &KioskScreen::hush, &m_view, [this] { ++m_hushes; });
    m_view.setResizeMode(QQuickView::SizeRootObjectToView);
    m_view.setInitialProperties(
        {{QStringLiteral("screen"), QVariant::fromValue(&m_screen)}, {QStringLiteral("reducedMotion"), true}});
    m_view.setSource(mainScreen());
    for (const auto& error : m_view.errors()) m_warnings << error.toString();
    m_view.show();
}

void Stage::set(const RegisteredState& state, const Setting& setting) {
    m_state = &state;
    m_face = 0;
    m_phrasebook.setStretched(setting.words == Setting::Words::Pseudo);
    recolour(setting);
    stand(setting.landscape ? portrait.transposed() : portrait);
    m_screen.closeOverlay();
    m_screen.look()->setLampLit(false);
    m_screen.bar()->setWatched(false);
    m_screen.bar()->setStaff({});
    m_screen.setPointedAt({});
    m_screen.help()->setMayLetIn(false);
    m_screen.setHearsPrivately(m_hasHeadset);
    m_screen.setPage(state.make(m_phrasebook), state.back);
    // What comes unasked and unsaid is said to whoever asks.
    if (m_screen.page()->head().isQuiet) m_screen.bar()->sayAgain();
    m_screen.setHearsPrivately(false);
    state.then(m_screen);
    const auto caption = m_screen.caption()->text();
    m_screen.caption()->follow(0, static_cast<int>(caption.size() / 2));
}

// A window learns its size from an event.
void Stage::stand(QSize panel) {
    if (m_view.size() == panel && root().size() == QSizeF(panel)) return;
    m_view.resize(panel);
    QCoreApplication::processEvents();
}

void Stage::recolour(const Setting& setting) {
    m_setting = setting;
    Preferences preferences;
    preferences.textScale = setting.scale;
    preferences.theme = setting.theme;
    preferences.language = setting.language();
    preferences.lowerHalf = setting.lowerHalf;
    preferences.leftHanded = setting.leftHanded;
    m_comfort.set(preferences);
}

bool Stage::turn() {
    if (m_face >= facesMax) return false;
    const bool covered = m_screen.overlay() != KioskScreen::NoOverlay;
    auto* choice = covered ? nullptr : qobject_cast<ChoiceModel*>(m_screen.page());
    auto* facts = covered ? nullptr : qobject_cast<FactsModel*>(m_screen.page());
    auto* comfort = m_screen.overlay() == KioskScreen::ComfortOverlay ? m_screen.comfortModel() : nullptr;
    const int count = choice ? choice->count() : facts ? facts->count() : comfort ? comfort->count() : 0;
    const int capacity = choice ? choice->capacity() : facts ? facts->capacity() : comfort ? comfort->capacity() : 1;
    const int leaves = count > 0 ? (count + capacity - 1) / capacity : 1;
    if (m_face + 1 < leaves) {
        choice ? choice->more() : facts ? facts->more() : comfort->more();
    } else if (auto* more = target(QStringLiteral("page.more")); more && m_face < leaves) {
        tap(*more);
    } else {
        return false;
    }
    ++m_face;
    return true;
}

QImage Stage::painted() {
    // Pages gone before are deleted; no other event is let through, or the window would be painted twice.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    m_picture = m_view.grabWindow();
    return m_picture;
}

AuditedPage Stage::read() {
    AuditedPage page;
    page.picture = painted();
    readItems(m_view, root(), page);
    measureInk(page);
    describe(page);
    return page;
}

AuditedPage Stage::readColours(const AuditedPage& before) {
    AuditedPage page = before;
    page.picture = m_picture;
    measureInk(page);
    page.theme = m_setting.themeName();
    page.complaints = takeWarnings();
    return page;
}

void Stage::describe(AuditedPage& page) {
    page.page = m_state->name();
    page.language = m_setting.languageName();
    page.theme = m_setting.themeName();
    page.scale = m_setting.scale;
    page.landscape = m_setting.landscape;
    page.face = m_face;
    page.pixelsPerMm = m_screen.look()->pixelsPerMm();
    page.lowerEdgeMm = m_setting.landscape ? usualLowerEdgeLandscapeMm : usualLowerEdgeMm;
    page.asks = m_state->asks;
    page.cardInside = m_state->cardInside;
    page.overlay = m_screen.overlay() != KioskScreen::NoOverlay;
    const auto& head = m_screen.page()->head();
    if (head.step) {
        page.step = head.step->number;
        page.steps = head.step->of;
    }
    const auto* choice = qobject_cast<ChoiceModel*>(m_screen.page());
    const auto* facts = qobject_cast<FactsModel*>(m_screen.page());
    if (!page.overlay && choice) page.notShown = choice->count() - static_cast<int>(choice->shownOptions().size());
    if (!page.overlay && facts) page.notShown = facts->count() - static_cast<int>(facts->shownFacts().size());
    page.complaints = takeWarnings();
    describeSpeech(page);
}

void Stage::describeSpeech(AuditedPage& page) {
    page.spoken = m_said;
    page.spokenPrivately = m_saidPrivately;
    page.caption = m_screen.caption()->text();
    const auto texts = spokenTexts();
    if (!texts.empty()) page.question = m_phrasebook.spoken(texts.front());
    page.figures = figuresIn(texts, m_phrasebook.language());
}

std::vector<Text> Stage::spokenTexts() {
    switch (m_screen.overlay()) {
        case KioskScreen::NoOverlay:
            return m_screen.page()->spoken();
        case KioskScreen::HelpOverlay:
            return m_screen.help()->spoken();
        case KioskScreen::StillThereOverlay:
            return m_screen.stillThere()->spoken();
        case KioskScreen::ComfortOverlay:
            return m_screen.comfortModel()->spoken();
        case KioskScreen::StaffOverlay:
            return m_screen.staffPage()->spoken();
    }
    return {};
}

QQuickItem* Stage::target(const QString& name) {
    for (auto* item : targetsIn(root()))
        if (item->objectName() == name) return item;
    return nullptr;
}

void Stage::tap(const QQuickItem& target) {
    const auto at = target.mapToScene(QPointF(target.width() / 2, target.height() / 2));
    // Far enough from the tap before that the guard against unsteady hands does not take it for the same.
    static quint64 clock = 1'000'000;
    clock += 10'000;
    for (const auto type : {QEvent::MouseButtonPress, QEvent::MouseButtonRelease}) {
        const auto buttons = type == QEvent::MouseButtonPress ? Qt::LeftButton : Qt::NoButton;
        QMouseEvent event(type, at, at, at, Qt::LeftButton, buttons, Qt::NoModifier);
        event.setTimestamp(clock += 60);
        QCoreApplication::sendEvent(&m_view, &event);
    }
}

QStringList Stage::takeWarnings() {
    return std::exchange(m_warnings, {});
}

}  // namespace evergreen
