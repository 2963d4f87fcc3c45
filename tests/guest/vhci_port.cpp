#include "tests/guest/vhci_port.h"

#include "drivers/usb/usbip_protocol.h"

#include <QFile>
#include <QLocalSocket>

namespace evergreen {

namespace {

const QString kController = QStringLiteral("/sys/devices/platform/vhci_hcd.0/");
constexpr int kServerMaxMs = 5000;
/// VDEV_ST_NULL, USB_SPEED_HIGH. Spec: Linux Documentation/ABI, drivers/usb/usbip.
constexpr const char* kFree = "004";
constexpr int kHighSpeed = 3;

Failure failure(const QString& why) {
    return {FailureCode::UsbError, why};
}

/// Lines of "hub port status speed device socket bus id"; -1 when all are taken.
int freePort() {
    QFile status(kController + QStringLiteral("status"));
    if (!status.open(QIODevice::ReadOnly)) return -1;
    for (const QByteArray& line : status.readAll().split('\n')) {
        const QList<QByteArray> words = line.simplified().split(' ');
        if (words.size() > 2 && words[0] == "hs" && words[2] == kFree) return words[1].toInt();
    }
    return -1;
}

Result<UsbipEntry> import(QLocalSocket& server, const QString& busId) {
    constexpr auto whole = qint64{usbip::kOperationBytes} + qint64{usbip::kEntryBytes};
    server.write(toQByteArray(usbip::importRequest(busId)));
    server.flush();
    while (server.bytesAvailable() < whole) {  // each wait has its limit
        if (!server.waitForReadyRead(kServerMaxMs)) return failure(QStringLiteral("the server has no ") + busId);
    }
    const Bytes header = fromQByteArray(server.read(usbip::kOperationBytes));
    const auto entry = usbip::decodeEntry(fromQByteArray(server.read(usbip::kEntryBytes)));
    if (usbip::operationStatus(header, usbip::kImportReply) != 0U || !entry) return failure(QStringLiteral("refused"));
    return *entry;
}

}  // namespace

Result<> attachByVhci(const QString& socketPath, const QString& busId) {
    QLocalSocket server;
    server.connectToServer(socketPath);
    if (!server.waitForConnected(kServerMaxMs)) return failure(server.errorString());
    const auto entry = import(server, busId);
    if (!entry) return entry.failure();
    const int port = freePort();
    QFile attach(kController + QStringLiteral("attach"));
    if (port < 0 || !attach.open(QIODevice::WriteOnly)) return failure(QStringLiteral("no free port of vhci-hcd"));
    // The kernel takes its own reference of the socket.
    const QString order = QStringLiteral("%1 %2 %3 %4")
                              .arg(port)
                              .arg(server.socketDescriptor())
                              .arg(entry->busNumber << 16 | entry->deviceNumber)
                              .arg(kHighSpeed);
    const bool isTaken = attach.write(order.toLatin1()) > 0 && attach.flush();
    if (!isTaken) return failure(attach.errorString());
    return {};
}

}  // namespace evergreen
