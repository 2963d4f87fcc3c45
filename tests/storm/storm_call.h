// What the programs that simulate many kiosks have in common at the command line.
#pragma once

#include <cstdio>
#include <optional>
#include <sys/resource.h>

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace evergreen {

/// As many as the system lets this process have; its children, servers and crews, have it as well.
inline void allowManyFiles() {
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) != 0) return;
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
}

inline void complain(const QString& why) {
    std::fprintf(stderr, "%s: %s\n", qPrintable(QCoreApplication::applicationName()), qPrintable(why));
}

/// None, and said so, when it is no number from 1 to `most`.
inline std::optional<int> countIn(const QCommandLineParser& parser, const QString& name, int most) {
    bool isNumber = false;
    const int value = parser.value(name).toInt(&isNumber);
    if (isNumber && value >= 1 && value <= most) return value;
    complain(QStringLiteral("--%1 takes a number from 1 to %2").arg(name).arg(most));
    return std::nullopt;
}

/// False, and said so, when the file cannot be written; well when none is named.
inline bool keepFigures(const QString& name, const QJsonObject& figures) {
    QFile file(name);
    const QByteArray text = QJsonDocument(figures).toJson();
    if (name.isEmpty() || (file.open(QIODevice::WriteOnly) && file.write(text) == text.size())) return true;
    complain(name + QStringLiteral(": ") + file.errorString());
    return false;
}

}  // namespace evergreen
