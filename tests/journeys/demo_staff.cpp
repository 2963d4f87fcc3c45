#include "tests/journeys/demo_staff.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QStandardPaths>

namespace evergreen {

void DemoStaff::start(const QUrl& console) {
    const QString node = QStandardPaths::findExecutable(QStringLiteral("node"));
    m_program.start(node.isEmpty() ? QStringLiteral("/usr/bin/node") : node,
                    {QStringLiteral(EVERGREEN_SOURCE_DIR "/backend/console/journeys/demo_staff.mjs"),
                     console.toString(), QCoreApplication::applicationDirPath() + QStringLiteral("/evergreen-desk")});
}

Result<> DemoStaff::ready() {
    const auto ready = m_program.ready();
    if (!ready) return ready.failure();
    QProcess& process = m_program.process();
    const auto hearAll = [this, &process] {
        while (process.canReadLine()) hear(process.readLine());
    };
    QObject::connect(&process, &QProcess::readyReadStandardOutput, &process, hearAll);
    hearAll();
    return {};
}

void DemoStaff::hear(const QByteArray& line) {
    const QJsonDocument told = QJsonDocument::fromJson(line);
    const QString step = told[QStringLiteral("step")].toString();
    const QByteArray picture = QByteArray::fromBase64(told[QStringLiteral("picture")].toString().toLatin1());
    m_album.screen(QStringLiteral("console.") + step, QImage::fromData(picture));
    m_album.said(QStringLiteral("小李（工作台）：") + told[QStringLiteral("words")].toString());
    m_done << step;
}

}  // namespace evergreen
