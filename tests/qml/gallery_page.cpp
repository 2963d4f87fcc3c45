#include "tests/qml/gallery_page.h"

#include <QDir>
#include <QFile>

namespace evergreen {

namespace {

constexpr int kQuality = 82;

const char* const kHead = R"html(<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Evergreen: every page</title>
<style>
body { font: 16px sans-serif; margin: 0; background: #eee; color: #222 }
header { position: sticky; top: 0; padding: 12px 20px; background: #07452E; color: #fff }
header label { margin-right: 12px }
h2 { margin: 24px 20px 8px }
.pages { display: flex; flex-wrap: wrap; gap: 16px; padding: 0 20px }
figure { margin: 0; width: 270px }
img { width: 100%; border: 1px solid #999; background: #fff }
figcaption { font-size: 13px; overflow-wrap: anywhere }
</style></head><body>
)html";

const char* const kFoot = R"html(
<script>
const show = name => document.querySelectorAll("img").forEach(i => i.src = name + "/" + i.dataset.page + ".jpg");
document.querySelectorAll("input").forEach(i => i.onchange = () => show(i.value));
show(document.querySelector("input:checked").value);
</script></body></html>
)html";

QString fileOf(const QString& state) {
    return QString(state).replace(QLatin1Char(' '), QLatin1Char('-'));
}

}  // namespace

void GalleryPage::add(const QString& state, const Setting& setting, const QImage& picture) {
    if (!m_settings.contains(setting.name())) m_settings << setting.name();
    if (!m_states.contains(state)) m_states << state;
    const QString folder = m_folder + QLatin1Char('/') + setting.name();
    const auto small = picture.scaledToWidth(widthPx, Qt::SmoothTransformation);
    const bool kept =
        QDir().mkpath(folder) && small.save(QStringLiteral("%1/%2.jpg").arg(folder, fileOf(state)), "JPG", kQuality);
    m_allKept = m_allKept && kept;
}

/// By the first word of the page's question, which is its service; in the order in which customers meet them.
QString GalleryPage::grid() const {
    QStringList groups;
    for (const QString& state : m_states) {
        const QString group = state.section(QLatin1Char('.'), 0, 0);
        if (!groups.contains(group)) groups << group;
    }
    QString html;
    for (const QString& group : groups) {
        html += QStringLiteral("<h2>%1</h2><div class=\"pages\">\n").arg(group);
        for (const QString& state : m_states) {
            if (state.section(QLatin1Char('.'), 0, 0) != group) continue;
            html += QStringLiteral(
                        "<figure><img loading=\"lazy\" alt=\"%1\" data-page=\"%2\">"
                        "<figcaption>%1</figcaption></figure>\n")
                        .arg(state.toHtmlEscaped(), fileOf(state).toHtmlEscaped());
        }
        html += QStringLiteral("</div>\n");
    }
    return html;
}

bool GalleryPage::close() {
    QString choices;
    for (const QString& setting : m_settings) {
        choices += QStringLiteral("<label><input type=\"radio\" name=\"setting\" value=\"%1\"%2> %1</label>\n")
                       .arg(setting, choices.isEmpty() ? QStringLiteral(" checked") : QString());
    }
    const QString html = QString::fromUtf8(kHead) + QStringLiteral("<header>%1 pages: ").arg(m_states.size()) +
                         choices + QStringLiteral("</header>\n") + grid() + QString::fromUtf8(kFoot);
    QFile file(m_folder + QStringLiteral("/index.html"));
    const QByteArray bytes = html.toUtf8();
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && m_allKept;
}

}  // namespace evergreen
