#include "kiosk/machine/virtual_branch.h"

#include "kiosk/base/json_fields.h"

#include <csignal>
#include <cstdio>
#include <sys/prctl.h>

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>

namespace evergreen {

namespace {

constexpr int kEndMax_ms = 3000;

/// A Unix-domain socket's path has 107 bytes at most: a deep state folder would not do.
QString usbSocket() {
    return QDir::temp().filePath(QStringLiteral("evergreen-usb-%1").arg(QCoreApplication::applicationPid()));
}

void start(QProcess& process, const QString& program, const QStringList& arguments) {
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.setProgram(QDir(QCoreApplication::applicationDirPath()).filePath(program));
    process.setArguments(arguments);
    // However this program ends, the branch ends with it.
    process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGTERM); });
    process.start();
}

void end(QProcess& process) {
    if (process.state() == QProcess::NotRunning) return;
    process.terminate();
    if (process.waitForFinished(kEndMax_ms)) return;
    process.kill();
    process.waitForFinished(kEndMax_ms);
}

}  // namespace

VirtualBranch::~VirtualBranch() {
    end(m_devices);
    end(m_bank);
    QFile::remove(usbSocket());
}

Result<KioskConfig> VirtualBranch::open() {
    const QString bankState = m_stateFolder + QStringLiteral("/bank");
    const QString receipts = m_stateFolder + QStringLiteral("/receipts");
    if (!QDir().mkpath(bankState) || !QDir().mkpath(receipts)) {
        return Failure{FailureCode::ConfigBad, m_stateFolder + QStringLiteral(": no folder can be made")};
    }
    m_devices.setInputChannelMode(QProcess::ForwardedInputChannel);
    start(m_bank, QStringLiteral("evergreen-bank"),
          {QStringLiteral("--state"), bankState, QStringLiteral("--port"), QStringLiteral("0")});
    start(m_devices, QStringLiteral("evergreen-devices"),
          {QStringLiteral("--usbip"), QStringLiteral("unix:") + usbSocket(), QStringLiteral("--receipts"), receipts});
    const auto bank = ready(m_bank);
    if (!bank) return bank.failure();
    const auto devices = ready(m_devices);
    if (!devices) return devices.failure();
    QObject::connect(&m_devices, &QProcess::readyReadStandardOutput, &m_devices, [this] {
        const QByteArray said = m_devices.readAllStandardOutput();
        std::fwrite(said.constData(), 1, static_cast<std::size_t>(said.size()), stdout);
        std::fflush(stdout);
    });

    const QString certificates = bank->value(QStringLiteral("certificates")).toString();
    KioskConfig config;
    config.usb = devices->value(QStringLiteral("usbip")).toString();
    config.bank = {QUrl(QStringLiteral("https://localhost:%1").arg(bank->value(QStringLiteral("port")).toInt())),
                   certificates + QStringLiteral("/ca.pem"), certificates + QStringLiteral("/kiosk-0001.pem"),
                   certificates + QStringLiteral("/kiosk-0001.key"),
                   certificates + QStringLiteral("/kiosk-0001.orders.key")};
    config.stateFolder = m_stateFolder + QStringLiteral("/kiosk");
    config.audit = AuditPlace::below(config.stateFolder);
    return config;
}

Result<QJsonObject> VirtualBranch::ready(QProcess& program) {
    const QDeadlineTimer deadline(readyMax);
    while (!program.canReadLine() && !deadline.hasExpired()) {
        if (!program.waitForReadyRead(static_cast<int>(deadline.remainingTime()))) break;
    }
    QString complaint = QStringLiteral("not ready");
    const auto said = program.canReadLine() ? jsonObject(program.readLine(), complaint) : std::nullopt;
    if (said && said->value(QStringLiteral("ready")).toBool()) return *said;
    return Failure{FailureCode::ConfigBad,
                   program.program() + QStringLiteral(": ") + complaint + u' ' + program.errorString()};
}

}  // namespace evergreen
