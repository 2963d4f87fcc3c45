// What the tests need of backend/api/help.asyncapi.yaml: each message's examples. Reads the document's own layout (an
// example on one line), and is no YAML parser.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <QByteArray>
#include <QFile>

namespace evergreen {

/// By the message's name: "Help" → its examples as JSON.
inline std::map<std::string, std::vector<QByteArray>> helpExamples() {
    std::map<std::string, std::vector<QByteArray>> examples;
    QFile file(QStringLiteral(EVERGREEN_SOURCE_DIR "/backend/api/help.asyncapi.yaml"));
    if (!file.open(QIODevice::ReadOnly)) return examples;
    bool inMessages = false;
    std::string message;
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (line.startsWith("  ") && !line.startsWith("   ")) inMessages = line == "  messages:";
        if (!inMessages) continue;
        const QByteArray word = line.trimmed();
        if (line.startsWith("    ") && !line.startsWith("     ")) message = word.chopped(1).toStdString();
        if (word.startsWith("- payload: ")) examples[message].push_back(word.mid(11));
    }
    return examples;
}

}  // namespace evergreen
