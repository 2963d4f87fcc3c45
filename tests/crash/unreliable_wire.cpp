#include "tests/crash/unreliable_wire.h"

#include <QDir>
#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QThread>

namespace evergreen {

namespace {

constexpr int kPatience_ms = 10'000;
constexpr int kTick_ms = 20;

const QByteArray kBadGateway =
    "HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: 28\r\n\r\n<html>502 Bad Gateway</html>";

QSslConfiguration configurationOf(const QString& certificates, const QString& name) {
    const QDir folder(certificates);
    QFile key(folder.filePath(name + QStringLiteral(".key")));
    QSslConfiguration configuration;
    if (!key.open(QIODevice::ReadOnly)) return configuration;
    configuration.setCaCertificates(QSslCertificate::fromPath(folder.filePath(QStringLiteral("ca.pem"))));
    configuration.setLocalCertificateChain(QSslCertificate::fromPath(folder.filePath(name + QStringLiteral(".pem"))));
    configuration.setPrivateKey(QSslKey(&key, QSsl::Ec));
    return configuration;
}

/// One whole HTTP message with a Content-Length; empty when the connection ends first, or `isOver` says so.
template <typename IsOver>
QByteArray message(QSslSocket& from, IsOver isOver) {
    QByteArray whole;
    qsizetype wanted = -1;
    while (wanted < 0 || whole.size() < wanted) {
        if (from.bytesAvailable() == 0 && !from.waitForReadyRead(kTick_ms)) {
            if (isOver() || from.state() != QAbstractSocket::ConnectedState) return {};
            continue;
        }
        whole += from.readAll();
        const qsizetype head = whole.indexOf("\r\n\r\n");
        if (wanted >= 0 || head < 0) continue;
        const QByteArray lower = whole.left(head).toLower();
        const qsizetype length = lower.indexOf("content-length:");
        const qsizetype end = lower.indexOf('\r', length);
        wanted =
            head + 4 + (length < 0 ? 0 : lower.mid(length + 15, end < 0 ? -1 : end - length - 15).trimmed().toInt());
    }
    return whole;
}

void passOn(QSslSocket& to, const QByteArray& bytes) {
    to.write(bytes);
    while (to.encryptedBytesToWrite() > 0 || to.bytesToWrite() > 0) {
        if (!to.waitForBytesWritten(kPatience_ms)) return;
    }
}

QByteArray part(const QByteArray& whole, int percent) {
    return whole.left(whole.size() * percent / 100);
}

/// Hands descriptors out instead of sockets, for the threads.
class Listener final : public QTcpServer {
public:
    std::vector<qintptr> arrived;

protected:
    void incomingConnection(qintptr descriptor) override { arrived.push_back(descriptor); }
};

}  // namespace

UnreliableWire::UnreliableWire(const QString& certificates, quint16 bankPort)
    : m_asBank(configurationOf(certificates, QStringLiteral("bank"))),
      m_asKiosk(configurationOf(certificates, QStringLiteral("kiosk-0001"))),
      m_bankPort(bankPort) {
    m_asBank.setPeerVerifyMode(QSslSocket::VerifyPeer);
    std::atomic<bool> isListening = false;
    m_listener = std::thread([this, &isListening] {
        Listener listener;
        if (listener.listen(QHostAddress::LocalHost)) m_port = listener.serverPort();
        isListening = true;
        while (!m_isEnding) {
            listener.waitForNewConnection(kTick_ms);
            for (const qintptr descriptor : std::exchange(listener.arrived, {})) {
                m_connections.emplace_back([this, descriptor] { serve(descriptor); });
            }
        }
        for (std::thread& connection : m_connections) connection.join();
    });
    while (!isListening) QThread::msleep(1);
}

UnreliableWire::~UnreliableWire() {
    m_isEnding = true;
    m_listener.join();
}

void UnreliableWire::arm(const Trouble& trouble) {
    const std::lock_guard lock(m_mutex);
    m_trouble = trouble;
    m_kept.clear();
    m_hasBefallen = false;
}

void UnreliableWire::deliverKept() {
    QByteArray kept;
    {
        const std::lock_guard lock(m_mutex);
        kept = std::exchange(m_kept, QByteArray());
    }
    QSslSocket bank;
    if (kept.isEmpty() || !connectToBank(bank)) return;
    passOn(bank, kept);
    (void)message(bank, [this] { return m_isEnding.load(); });
}

bool UnreliableWire::connectToBank(QSslSocket& bank) const {
    bank.setSslConfiguration(m_asKiosk);
    bank.connectToHostEncrypted(QStringLiteral("localhost"), m_bankPort);
    return bank.waitForEncrypted(kPatience_ms);
}

void UnreliableWire::serve(qintptr descriptor) {
    QSslSocket kiosk;
    kiosk.setSocketDescriptor(descriptor);
    kiosk.setSslConfiguration(m_asBank);
    kiosk.startServerEncryption();
    QSslSocket bank;
    if (!kiosk.waitForEncrypted(kPatience_ms) || !connectToBank(bank)) return;
    while (exchange(kiosk, bank)) {
    }
}

Trouble UnreliableWire::troubleFor(const QByteArray& request) {
    const std::lock_guard lock(m_mutex);
    const bool isMeant = m_trouble.harm != Harm::None && request.startsWith("POST " + m_trouble.path);
    if (!isMeant) return {};
    m_hasBefallen = true;
    const bool isKept = m_trouble.harm == Harm::RequestDelayed || m_trouble.harm == Harm::RequestRepeated;
    if (isKept) m_kept = request;
    return std::exchange(m_trouble, Trouble());
}

void UnreliableWire::twiceAtOnce(const QByteArray& request) {
    QSslSocket second;
    if (connectToBank(second)) passOn(second, request);
    // Its reply is nobody's; the connection is held until there is one.
    (void)message(second, [this] { return m_isEnding.load(); });
}

bool UnreliableWire::exchange(QSslSocket& kiosk, QSslSocket& bank) {
    const auto isOver = [this] { return m_isEnding.load(); };
    const auto silence = [&] {
        while (!isOver() && kiosk.state() == QAbstractSocket::ConnectedState) kiosk.waitForReadyRead(kTick_ms);
        return false;
    };
    const QByteArray request = message(kiosk, isOver);
    if (request.isEmpty()) return false;
    const Trouble trouble = troubleFor(request);
    if (trouble.harm == Harm::RequestLost || trouble.harm == Harm::RequestDelayed) return silence();
    if (trouble.harm == Harm::RequestCut) {
        passOn(bank, part(request, trouble.percent));
        return false;
    }
    std::thread other;
    if (trouble.harm == Harm::RequestTwiceAtOnce) other = std::thread([&] { twiceAtOnce(request); });
    passOn(bank, request);
    QByteArray reply = message(bank, isOver);
    if (other.joinable()) other.join();
    if (trouble.harm == Harm::RequestDoubled) {
        passOn(bank, request);
        reply = message(bank, isOver);
    }
    if (reply.isEmpty()) return false;
    if (trouble.harm == Harm::ReplyLost) return silence();
    if (trouble.harm == Harm::ReplyDelayed) QThread::msleep(delay_ms);
    if (trouble.harm == Harm::ReplyDoubled) reply += reply;
    if (trouble.harm == Harm::ReplyReplaced) reply = kBadGateway;
    if (trouble.harm == Harm::ReplyCut) reply = part(reply, trouble.percent);
    passOn(kiosk, reply);
    if (trouble.harm == Harm::ReplyCut) {
        kiosk.disconnectFromHost();
        return false;
    }
    return true;
}

}  // namespace evergreen
