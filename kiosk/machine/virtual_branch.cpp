#include "kiosk/machine/virtual_branch.h"

#include <cstdio>

#include <QCoreApplication>
#include <QDir>

namespace evergreen {

namespace {

/// A Unix-domain socket's path has 107 bytes at most: a deep state folder would not do.
QString usbSocket() {
    return QDir::temp().filePath(QStringLiteral("evergreen-usb-%1").arg(QCoreApplication::applicationPid()));
}

/// Where evergreen-devices plugs the reader for staff cards in.
QString staffPlace() {
    return QStringLiteral("1-3");
}

}  // namespace

VirtualBranch::~VirtualBranch() {
    m_devices.end();
    QFile::remove(usbSocket());
}

Result<KioskConfig> VirtualBranch::open() {
    const QString bankState = m_stateFolder + QStringLiteral("/bank");
    const QString receipts = m_stateFolder + QStringLiteral("/receipts");
    if (!QDir().mkpath(bankState) || !QDir().mkpath(receipts)) {
        return Failure{FailureCode::ConfigBad, m_stateFolder + QStringLiteral(": no folder can be made")};
    }
    m_devices.process().setInputChannelMode(QProcess::ForwardedInputChannel);
    m_bank.start(QStringLiteral("evergreen-bank"),
                 {QStringLiteral("--state"), bankState, QStringLiteral("--port"), QStringLiteral("0")});
    m_devices.start(QStringLiteral("evergreen-devices"),
                    {QStringLiteral("--usbip"), QStringLiteral("unix:") + usbSocket(), QStringLiteral("--staff-reader"),
                     QStringLiteral("--receipts"), receipts, QStringLiteral("--cards"),
                     m_stateFolder + QStringLiteral("/cards.json")});
    const auto bank = m_bank.ready();
    if (!bank) return bank.failure();
    const auto devices = m_devices.ready();
    if (!devices) return devices.failure();
    repeatDevices();

    const QString certificates = bank->value(QStringLiteral("certificates")).toString();
    KioskConfig config;
    config.usb = devices->value(QStringLiteral("usbip")).toString();
    config.bank = {QUrl(QStringLiteral("https://localhost:%1").arg(bank->value(QStringLiteral("port")).toInt())),
                   certificates + QStringLiteral("/ca.pem"), certificates + QStringLiteral("/kiosk-0001.pem"),
                   certificates + QStringLiteral("/kiosk-0001.key"),
                   certificates + QStringLiteral("/kiosk-0001.orders.key")};
    config.stateFolder = m_stateFolder + QStringLiteral("/kiosk");
    config.audit = AuditPlace::below(config.stateFolder);
    if (m_console.isEmpty()) return config;
    const auto desk = m_desk.open({m_stateFolder, certificates, m_console, consolePort});
    if (!desk) return desk.failure();
    config.desk = *desk;
    config.staffReader = staffPlace();
    return config;
}

/// What the devices answer is for who sits at the terminal.
void VirtualBranch::repeatDevices() {
    QProcess& devices = m_devices.process();
    QObject::connect(&devices, &QProcess::readyReadStandardOutput, &devices, [&devices] {
        const QByteArray said = devices.readAllStandardOutput();
        std::fwrite(said.constData(), 1, static_cast<std::size_t>(said.size()), stdout);
        std::fflush(stdout);
    });
}

}  // namespace evergreen
