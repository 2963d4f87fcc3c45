#include "kiosk/machine/branch_program.h"

#include "kiosk/base/json_fields.h"

#include <csignal>
#include <sys/prctl.h>

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>

namespace evergreen {

void BranchProgram::start(const QString& program, const QStringList& arguments) {
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.setProgram(QDir(QCoreApplication::applicationDirPath()).filePath(program));
    m_process.setArguments(arguments);
    m_process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGTERM); });
    m_process.start();
}

Result<QJsonObject> BranchProgram::ready() {
    const QDeadlineTimer deadline(readyMax);
    while (!m_process.canReadLine() && !deadline.hasExpired()) {
        if (!m_process.waitForReadyRead(static_cast<int>(deadline.remainingTime()))) break;
    }
    QString complaint = QStringLiteral("not ready");
    const auto said = m_process.canReadLine() ? jsonObject(m_process.readLine(), complaint) : std::nullopt;
    if (said && said->value(QStringLiteral("ready")).toBool()) return *said;
    return Failure{FailureCode::ConfigBad,
                   m_process.program() + QStringLiteral(": ") + complaint + u' ' + m_process.errorString()};
}

void BranchProgram::end() {
    if (m_process.state() == QProcess::NotRunning) return;
    m_process.terminate();
    if (m_process.waitForFinished(static_cast<int>(endMax.count()))) return;
    m_process.kill();
    m_process.waitForFinished(static_cast<int>(endMax.count()));
}

}  // namespace evergreen
