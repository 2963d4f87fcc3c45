// What the tests need of an API document (backend/api/bank.yaml): its operations, and each one's examples. Reads the
// document's own layout (two blanks a level, examples on one line), and is no YAML parser.
#pragma once

#include <set>
#include <string>
#include <vector>

#include <QByteArray>
#include <QFile>
#include <QString>

namespace evergreen {

struct ApiExample {
    QString operation;  ///< "accounts"
    bool isRequest = false;
    QString status;  ///< "200", empty for a request
    QByteArray json;

    bool isError() const { return status.startsWith(u'4'); }
};

struct ApiDocument {
    std::set<std::string> routes;  ///< "GET /v1/accounts"
    std::vector<ApiExample> examples;
};

inline ApiDocument readApiDocument(const QString& name = QStringLiteral("bank.yaml")) {
    ApiDocument document;
    QFile file(QStringLiteral(EVERGREEN_SOURCE_DIR "/backend/api/") + name);
    if (!file.open(QIODevice::ReadOnly)) return document;
    QString path;
    ApiExample at;
    bool inPaths = false;
    for (const auto& raw : file.readAll().split('\n')) {
        const QString line = QString::fromUtf8(raw);
        const QString word = line.trimmed();
        const auto depth = line.size() - QString(line).remove(0, line.indexOf(word)).size();
        if (depth == 0 && !word.isEmpty()) inPaths = word == QStringLiteral("paths:");
        if (!inPaths) continue;
        if (depth == 2 && word.startsWith(u'/')) path = word.chopped(1);
        const QString method = word.chopped(word.endsWith(u':') ? 1 : 0).toUpper();
        if (depth == 4 && word.endsWith(u':')) document.routes.insert((method + u' ' + path).toStdString());
        if (word.startsWith(QStringLiteral("operationId: "))) at.operation = word.mid(13);
        if (depth == 6) at.isRequest = word == QStringLiteral("requestBody:");
        if (depth == 8 && word.startsWith(u'"')) at.status = word.mid(1, 3);
        if (!word.startsWith(QStringLiteral("example: "))) continue;
        at.json = word.mid(9).toUtf8();
        document.examples.push_back(at);
    }
    return document;
}

}  // namespace evergreen
