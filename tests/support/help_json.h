// A call for help as a kiosk tells it: Help of help.asyncapi.yaml.
#pragma once

#include <QByteArray>
#include <QString>

namespace evergreen {

inline QByteArray helpJson(const QString& call, const char* kind = "help") {
    return QStringLiteral(R"({"v":1,"call":"%1","kind":"%2","at":1773624600000,"page":"menu.question","service":"",)"
                          R"("attempts":1,"faults":[],"language":"zh_CN"})")
        .arg(call, QString::fromLatin1(kind))
        .toUtf8();
}

}  // namespace evergreen
