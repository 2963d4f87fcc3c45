#include "tests/qml/stage.h"

#include "qml/looks.h"

#include <QCoreApplication>
#include <QQmlEngine>
#include <QQuickItem>

namespace evergreen {

namespace {

constexpr QSize portrait(1080, 1920);

const char* themeName(Preferences::Theme theme) {
    switch (theme) {
        case Preferences::Theme::Warm:
            return "warm";
        case Preferences::Theme::Dark:
            return "dark";
        case Preferences::Theme::Light:
            return "light";
        case Preferences::Theme::LowGlare:
            return "low-glare";
    }
    return "";
}

}  // namespace

QString Setting::name() const {
    return QStringLiteral("%1-%2-%3-%4%5%6")
        .arg(language == Language::Chinese ? QStringLiteral("zh") : QStringLiteral("en"),
             landscape ? QStringLiteral("landscape") : QStringLiteral("portrait"), QString::number(scale),
             QLatin1String(themeName(theme)), lowerHalf ? QStringLiteral("-low") : QString(),
             leftHanded ? QStringLiteral("-left") : QString());
}

Stage::Stage() : m_screen(m_comfort, m_phrasebook, PanelMetrics()) {
    auto& engine = *m_view.engine();
    prepareLooks(engine);
    engine.setOutputWarningsToStandardError(false);
    QObject::connect(&engine, &QQmlEngine::warnings, &m_view, [this](const QList<QQmlError>& errors) {
        for (const auto& error : errors) m_warnings << error.toString();
    });
    m_view.setResizeMode(QQuickView::SizeRootObjectToView);
    m_view.setInitialProperties(
        {{QStringLiteral("screen"), QVariant::fromValue(&m_screen)}, {QStringLiteral("reducedMotion"), true}});
    m_view.setSource(mainScreen());
    for (const auto& error : m_view.errors()) m_warnings << error.toString();
    m_view.show();
}

void Stage::set(const Scene& scene, const Setting& setting) {
    auto preferences = m_comfort.preferences();
    preferences.textScale = setting.scale;
    preferences.theme = setting.theme;
    preferences.language = setting.language;
    preferences.lowerHalf = setting.lowerHalf;
    preferences.leftHanded = setting.leftHanded;
    m_comfort.set(preferences);
    m_view.resize(setting.landscape ? portrait.transposed() : portrait);
    m_screen.closeOverlay();
    m_screen.look()->setLampLit(false);
    m_screen.setPage(scene.page(m_phrasebook), scene.back);
    scene.then(m_screen);
    const auto caption = m_screen.caption()->text();
    m_screen.caption()->follow(0, static_cast<int>(caption.size() / 2));
}

QImage Stage::painted() {
    QCoreApplication::processEvents();
    return m_view.grabWindow();
}

QStringList Stage::takeWarnings() {
    return std::exchange(m_warnings, {});
}

}  // namespace evergreen
