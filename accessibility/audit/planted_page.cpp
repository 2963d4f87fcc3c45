#include "accessibility/audit/planted_page.h"

#include "accessibility/audit/page_reader.h"
#include "accessibility/audit/pixels.h"
#include "accessibility/panel_metrics.h"
#include "qml/looks.h"

#include <QCoreApplication>
#include <QQmlEngine>
#include <QQmlError>

namespace evergreen {

PlantedPage::PlantedPage(const QString& file, bool planted) : m_file(QUrl::fromLocalFile(file)) {
    prepareLooks(*m_view.engine());
    m_view.setInitialProperties({{QStringLiteral("planted"), planted}});
    m_view.setSource(m_file);
    m_view.show();
}

QString PlantedPage::complaint() const {
    QString all;
    for (const auto& error : m_view.errors()) all += error.toString() + QLatin1Char('\n');
    return all;
}

void PlantedPage::enter() {
    settle();
    m_counter.follow(root());
}

QImage PlantedPage::picture() {
    QCoreApplication::processEvents();
    return m_view.grabWindow();
}

QImage PlantedPage::pictureAfter(int ms) {
    m_animations.forward(ms);
    return picture();
}

AuditedPage PlantedPage::read() {
    AuditedPage page;
    page.picture = picture();
    readItems(m_view, root(), page);
    measureInk(page);
    const auto value = [this](const char* name) { return root().property(name); };
    page.page = m_file.fileName();
    page.language = value("pageLanguage").toString();
    page.theme = value("pageTheme").toString();
    page.scale = value("pageScale").toInt();
    page.pixelsPerMm = PanelMetrics().pixelsPerMm();
    page.lowerEdgeMm = value("lowerEdgeMm").toDouble();
    page.asks = value("asks").toBool();
    page.cardInside = value("cardInside").toBool();
    page.question = value("question").toString();
    page.spoken = value("spoken").toString();
    page.spokenPrivately = value("spokenPrivately").toBool();
    page.caption = value("caption").toString();
    page.step = value("step").toInt();
    page.steps = value("steps").toInt();
    page.notShown = value("notShown").toInt();
    page.helpElsewhere = value("helpElsewhere").toRectF();
    for (const auto& figure : value("figures").toList()) {
        const auto map = figure.toMap();
        page.figures.push_back({map[QStringLiteral("words")].toString(), map[QStringLiteral("money")].toBool()});
    }
    return page;
}

int PlantedPage::acts() const {
    return m_counter.acts() + m_view.rootObject()->property("acts").toInt();
}

std::vector<Actor::Wait> PlantedPage::waits() {
    std::vector<Wait> waits;
    for (const auto& each : root().property("waits").toList()) {
        const auto map = each.toMap();
        waits.push_back({map[QStringLiteral("name")].toString(), map[QStringLiteral("seconds")].toDouble(),
                         map[QStringLiteral("generous")].toDouble(), map[QStringLiteral("answerSeconds")].toDouble(),
                         map[QStringLiteral("extensions")].toInt(), map[QStringLiteral("asked")].toBool(),
                         map[QStringLiteral("spoken")].toBool()});
    }
    return waits;
}

QStringList PlantedPage::keptFromCustomer() {
    QStringList kept;
    for (const auto& each : root().property("kept").toList()) kept << each.toString();
    return kept;
}

Paper PlantedPage::paper() {
    auto dots = picture().convertToFormat(QImage::Format_Mono, Qt::MonoOnly | Qt::ThresholdDither);
    // As the printer has it: index 1 is black.
    if (!dots.isNull() && qGray(dots.color(1)) > qGray(dots.color(0))) dots.invertPixels();
    return {m_file.fileName(), QStringLiteral("en"), dots, 8};
}

}  // namespace evergreen
