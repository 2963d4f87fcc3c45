#include "accessibility/audit/preview_page.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

namespace evergreen {

namespace {

const char* const kHead = R"html(<meta charset="utf-8">
<style>
body { font: 20px/1.5 sans-serif; margin: 0; background: #f4f1e8; color: #222 }
header { padding: 16px 24px; background: #07452E; color: #fff }
section { padding: 8px 24px 32px; border-bottom: 1px solid #bbb }
.sides { display: flex; flex-wrap: wrap; gap: 24px }
figure { margin: 0; width: 405px; max-width: 100% }
img { width: 100%; border: 1px solid #999; background: #fff }
figcaption { margin-top: 8px }
.none { display: block; padding: 4em 1em; border: 1px dashed #777; text-align: center }
</style>
)html";

QString sideOf(const QJsonObject& page, const QString& which) {
    const QJsonObject side = page[which].toObject();
    const QString name = which == QLatin1String("before") ? QStringLiteral("Before") : QStringLiteral("After");
    const QString picture = side[QStringLiteral("picture")].toString();
    QString html = QStringLiteral("<figure>");
    html += picture.isEmpty() ? QStringLiteral("<span class=\"none\">No such page</span>")
                              : QStringLiteral("<img loading=\"lazy\" alt=\"%1: %2\" src=\"%3\">")
                                    .arg(name, page[QStringLiteral("page")].toString().toHtmlEscaped(),
                                         QString::fromLatin1(QUrl::toPercentEncoding(picture, "/")));
    return html + QStringLiteral("<figcaption><b>%1</b> <span lang=\"%2\">%3</span></figcaption></figure>\n")
                      .arg(name, page[QStringLiteral("language")].toString(),
                           side[QStringLiteral("said")].toString().toHtmlEscaped());
}

bool write(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

}  // namespace

PreviewPage::PreviewPage(QString folder, QString before, QString after)
    : m_folder(std::move(folder)), m_before(std::move(before)), m_after(std::move(after)) {}

void PreviewPage::add(const PreviewedPage& page) {
    m_allKept = QDir().mkpath(m_folder + QLatin1Char('/') + page.setting) && m_allKept;
    m_pages.append(QJsonObject{
        {QStringLiteral("page"), page.page},
        {QStringLiteral("setting"), page.setting},
        {QStringLiteral("language"), page.language == Language::Chinese ? QStringLiteral("zh") : QStringLiteral("en")},
        {QStringLiteral("before"), keep(page, page.before, "before")},
        {QStringLiteral("after"), keep(page, page.after, "after")}});
}

QJsonObject PreviewPage::keep(const PreviewedPage& page, const PreviewedPage::Side& side, const char* which) {
    if (side.picture.isNull()) return {};
    const QString name =
        QStringLiteral("%1/%2.%3.png")
            .arg(page.setting, QString(page.page).replace(QLatin1Char(' '), QLatin1Char('-')), QLatin1String(which));
    m_allKept = side.picture.save(m_folder + QLatin1Char('/') + name) && m_allKept;
    return {{QStringLiteral("picture"), name}, {QStringLiteral("said"), side.said}};
}

QString PreviewPage::html(int looked) const {
    QString html = QStringLiteral(
                       "<!doctype html>\n<html lang=\"en\"><title>%1 → %2</title>%3<header><h1>%1 → %2</h1>"
                       "%4 of %5 pages differ</header>\n")
                       .arg(m_before.toHtmlEscaped(), m_after.toHtmlEscaped(), QString::fromLatin1(kHead))
                       .arg(m_pages.size())
                       .arg(looked);
    for (const auto& value : m_pages) {
        const QJsonObject page = value.toObject();
        html += QStringLiteral("<section><h2>%1 <small>%2</small></h2><div class=\"sides\">\n")
                    .arg(page[QStringLiteral("page")].toString().toHtmlEscaped(),
                         page[QStringLiteral("setting")].toString().toHtmlEscaped());
        html += sideOf(page, QStringLiteral("before")) + sideOf(page, QStringLiteral("after"));
        html += QStringLiteral("</div></section>\n");
    }
    return html + QStringLiteral("</html>\n");
}

Result<> PreviewPage::close(int looked) {
    const QJsonObject all{{QStringLiteral("schema"), 1},
                          {QStringLiteral("before"), m_before},
                          {QStringLiteral("after"), m_after},
                          {QStringLiteral("looked"), looked},
                          {QStringLiteral("pages"), m_pages}};
    const bool isWritten = QDir().mkpath(m_folder) &&
                           write(m_folder + QStringLiteral("/pages.json"), QJsonDocument(all).toJson()) &&
                           write(m_folder + QStringLiteral("/index.html"), html(looked).toUtf8());
    if (isWritten && m_allKept) return {};
    return Failure{FailureCode::StorageFault, m_folder + QStringLiteral(": not everything could be written")};
}

}  // namespace evergreen
