#include "backend/desk/console_files.h"

#include "backend/http/http_routes.h"

#include <algorithm>

#include <QDirIterator>
#include <QFile>

namespace evergreen::desk {

namespace {

// Spec: W3C Content Security Policy Level 3. Everything from here and nothing inline; no frame, no form to elsewhere.
constexpr char kPolicy[] =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

QByteArray typeOf(const QString& name) {
    static const std::map<QString, QByteArray> types{{QStringLiteral("html"), "text/html; charset=utf-8"},
                                                     {QStringLiteral("js"), "text/javascript; charset=utf-8"},
                                                     {QStringLiteral("mjs"), "text/javascript; charset=utf-8"},
                                                     {QStringLiteral("css"), "text/css; charset=utf-8"},
                                                     {QStringLiteral("json"), "application/json"},
                                                     {QStringLiteral("webmanifest"), "application/manifest+json"},
                                                     {QStringLiteral("svg"), "image/svg+xml"},
                                                     {QStringLiteral("png"), "image/png"},
                                                     {QStringLiteral("ico"), "image/x-icon"},
                                                     {QStringLiteral("woff2"), "font/woff2"},
                                                     {QStringLiteral("mp3"), "audio/mpeg"},
                                                     {QStringLiteral("ogg"), "audio/ogg"},
                                                     {QStringLiteral("wav"), "audio/wav"}};
    const auto found = types.find(name.section(u'.', -1).toLower());
    return found == types.end() ? QByteArray("application/octet-stream") : found->second;
}

}  // namespace

Result<> ConsoleFiles::open(const QString& folder) {
    m_files.clear();
    qsizetype bytes = 0;
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        const QString path = file.fileName().mid(folder.size());
        if (!file.open(QIODevice::ReadOnly)) return Failure{FailureCode::ConfigBad, path};
        bytes += static_cast<qsizetype>(file.size());
        if (m_files.size() >= filesMax || bytes > bytesMax) {
            return Failure{FailureCode::ConfigBad, QStringLiteral("console: too much in its folder")};
        }
        m_files[path] = {file.readAll(), typeOf(path)};
    }
    if (!m_files.contains(QStringLiteral("/index.html"))) {
        return Failure{FailureCode::ConfigBad, QStringLiteral("console: no index.html in ") + folder};
    }
    return {};
}

HttpResponse ConsoleFiles::answer(const HttpRequest& request) const {
    const bool isAddress = !request.path.section(u'/', -1).contains(u'.');
    const auto found = m_files.find(isAddress ? QStringLiteral("/index.html") : request.path);
    if (found == m_files.end()) return httpError(404, "no-such-path");
    if (request.method != "GET") return httpError(405, "method-not-allowed");
    HttpResponse response{.body = found->second.content, .contentType = found->second.type};
    // Files below /assets carry a hash of their content in their names.
    const bool isHashed = request.path.startsWith(QStringLiteral("/assets/"));
    response.headers.emplace_back("Cache-Control", isHashed ? "public, max-age=31536000, immutable" : "no-cache");
    return response;
}

void addSafetyHeaders(HttpResponse& response) {
    const bool hasPolicy = std::any_of(response.headers.begin(), response.headers.end(),
                                       [](const auto& header) { return header.first == "Content-Security-Policy"; });
    if (!hasPolicy) response.headers.emplace_back("Content-Security-Policy", kPolicy);
    response.headers.emplace_back("X-Content-Type-Options", "nosniff");
    response.headers.emplace_back("Referrer-Policy", "no-referrer");
    response.headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
    response.headers.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
    response.headers.emplace_back("Strict-Transport-Security", "max-age=31536000");
}

}  // namespace evergreen::desk
