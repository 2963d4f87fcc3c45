#include "backend/desk/customer_page.h"

#include <QCryptographicHash>
#include <QLocale>

namespace evergreen::desk {

namespace {

// Spec: WCAG 2.2 SC 1.4.6, 1.4.10, 2.5.5. Text on its ground 7:1 and more, 320 px without scrolling sideways, nothing
// to press below 56 px, no letter below 20 px.
constexpr char kLook[] =
    "html{font-size:22px;-webkit-text-size-adjust:100%}"
    "body{margin:0 auto;padding:16px;max-width:32rem;background:#fff;color:#111;line-height:1.6;"
    "font-family:sans-serif;overflow-wrap:anywhere}"
    "h1{font-size:1.5rem;line-height:1.3;margin:.5rem 0}h2{font-size:1.2rem;margin:1.5rem 0 .5rem}"
    "p,ul,dl{margin:.5rem 0}ul{padding-left:1.5rem}dt{color:#333}dd{margin:0 0 .75rem;font-weight:bold}"
    "a{color:#0b3d70}.note{border:3px solid #0f5132;border-radius:8px;padding:12px}"
    ".typed{white-space:pre-line;border-left:6px solid #0f5132;padding-left:12px;margin:.75rem 0}"
    "label{display:block;font-weight:bold}"
    "textarea{box-sizing:border-box;width:100%;min-height:8rem;font:inherit;padding:12px;border:3px solid #333;"
    "border-radius:8px;color:#111;background:#fff}"
    ".press{display:block;box-sizing:border-box;width:100%;min-height:60px;margin:16px 0;padding:12px;font:inherit;"
    "font-weight:bold;text-align:center;text-decoration:none;border:3px solid #0f5132;border-radius:8px;"
    "color:#0f5132;background:#fff}.press--go{color:#fff;background:#0f5132}"
    ".language{display:inline-block;min-height:56px;min-width:56px;line-height:56px}"
    ":focus-visible{outline:4px solid #0b3d70;outline-offset:3px}"
    "@media print{html{font-size:16pt}.screen{display:none}}";

/// Spec: W3C Content Security Policy Level 3 §6.7.3. The one style above, forms to this desk, and nothing else.
QByteArray policy() {
    static const QByteArray hash = QCryptographicHash::hash(QByteArray(kLook), QCryptographicHash::Sha256).toBase64();
    return "default-src 'none'; style-src 'sha256-" + hash +
           "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
}

}  // namespace

QString CustomerWords::day(QDate day) const {
    if (m_isChinese) return day.toString(QStringLiteral("yyyy年M月d日"));
    return QLocale(QLocale::English).toString(day, QStringLiteral("d MMMM yyyy"));
}

QString element(const char* tag, const QString& text, const char* attributes) {
    const QString name = QString::fromLatin1(tag);
    const QString more = attributes ? u' ' + QString::fromLatin1(attributes) : QString();
    return u'<' + name + more + u'>' + text.toHtmlEscaped() + QStringLiteral("</") + name + QStringLiteral(">\n");
}

QString typedWords(const QString& words) {
    return element("p", words, "class=\"typed\"");
}

HttpResponse customerPage(const CustomerWords& words, const QString& title, const QString& body, int status) {
    const QString language = words.isChinese() ? QStringLiteral("zh-CN") : QStringLiteral("en");
    // Put together piece by piece: what a customer typed may hold a %1.
    const QString page = QStringLiteral("<!doctype html>\n<html lang=\"") + language +
                         QStringLiteral(
                             "\"><head><meta charset=\"utf-8\">\n"
                             "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n") +
                         element("title", title) + QStringLiteral("<style>") + QString::fromLatin1(kLook) +
                         QStringLiteral("</style></head>\n<body><main>\n") + body +
                         QStringLiteral("</main></body></html>\n");
    HttpResponse answer{.status = status, .body = page.toUtf8(), .contentType = "text/html; charset=utf-8"};
    answer.headers.emplace_back("Content-Security-Policy", policy());
    answer.headers.emplace_back("Cache-Control", "no-store");
    answer.headers.emplace_back("X-Robots-Tag", "noindex, nofollow");
    return answer;
}

}  // namespace evergreen::desk
