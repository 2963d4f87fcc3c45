#include "drivers/usb/stream_link.h"

#include <QHostAddress>
#include <QLocalServer>
#include <QLocalSocket>
#include <QTcpServer>
#include <QTcpSocket>

namespace evergreen {

namespace {

constexpr QLatin1String kUnix("unix:");

struct HostPort {
    QString host;
    quint16 port;
};

std::optional<HostPort> hostPort(const QString& address) {
    const auto colon = address.lastIndexOf(u':');
    bool ok = false;
    const quint16 port = address.mid(colon + 1).toUShort(&ok);
    if (colon <= 0 || !ok) return std::nullopt;
    return HostPort{address.left(colon), port};
}

std::unique_ptr<QIODevice> connecting(const QString& address) {
    if (address.startsWith(kUnix)) {
        auto socket = std::make_unique<QLocalSocket>();
        socket->connectToServer(address.mid(kUnix.size()));
        return socket;
    }
    const auto target = hostPort(address);
    if (!target) return nullptr;
    auto socket = std::make_unique<QTcpSocket>();
    socket->connectToHost(target->host, target->port);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    return socket;
}

Failure gone() {
    return {FailureCode::UsbError, QStringLiteral("gone")};
}

}  // namespace

StreamLink::StreamLink(std::unique_ptr<QIODevice> socket) : m_socket(std::move(socket)) {
    const auto welcome = [this] {
        m_isOpen = true;
        Q_EMIT opened();
    };
    if (auto* tcp = qobject_cast<QTcpSocket*>(m_socket.get())) {
        m_isOpen = tcp->state() == QAbstractSocket::ConnectedState;
        connect(tcp, &QTcpSocket::connected, this, welcome);
        connect(tcp, &QTcpSocket::errorOccurred, this, &StreamLink::lose);
    } else if (auto* local = qobject_cast<QLocalSocket*>(m_socket.get())) {
        m_isOpen = local->state() == QLocalSocket::ConnectedState;
        connect(local, &QLocalSocket::connected, this, welcome);
        connect(local, &QLocalSocket::errorOccurred, this, &StreamLink::lose);
        m_isLost = local->state() == QLocalSocket::UnconnectedState;
    }
    connect(m_socket.get(), &QIODevice::readyRead, this, &StreamLink::pull);
}

StreamLink::~StreamLink() {
    lose();
    // This may be inside one of the socket's own signals.
    m_socket.release()->deleteLater();
}

QCoro::Task<Result<std::unique_ptr<StreamLink>>> StreamLink::open(QString address, Clock& clock,
                                                                  std::chrono::milliseconds timeout) {
    auto socket = connecting(address);
    if (!socket) co_return Failure{FailureCode::ConfigBad, QStringLiteral("address ") + address};
    auto link = std::make_unique<StreamLink>(std::move(socket));
    if (!link->m_isOpen && !link->m_isLost) {
        Waiter<bool> settled;
        const auto alarm = clock.alarm(timeout, [&settled] { settled.give(false); });
        connect(link.get(), &StreamLink::opened, link.get(), [&settled] { settled.give(true); });
        connect(link.get(), &StreamLink::closed, link.get(), [&settled] { settled.give(false); });
        co_await settled.value();
        link->disconnect(link.get());
    }
    if (!link->m_isOpen) co_return gone();
    co_return std::move(link);
}

void StreamLink::send(ByteView data) {
    if (m_isOpen) m_socket->write(reinterpret_cast<const char*>(data.data()), static_cast<qint64>(data.size()));
}

void StreamLink::close() {
    lose();
}

void StreamLink::pull() {
    append(m_received, fromQByteArray(m_socket->readAll()));
    if (m_received.size() > unreadBytesMax) return lose();
    Q_EMIT arrived();
}

void StreamLink::lose() {
    if (m_isLost) return;
    m_isLost = true;
    m_isOpen = false;
    m_socket->disconnect(this);
    append(m_received, fromQByteArray(m_socket->readAll()));
    m_socket->close();
    Q_EMIT closed();
}

Bytes StreamLink::take(std::size_t count) {
    const auto end = m_received.begin() + static_cast<std::ptrdiff_t>(std::min(count, m_received.size()));
    Bytes taken(m_received.begin(), end);
    m_received.erase(m_received.begin(), end);
    return taken;
}

QCoro::Task<Result<Bytes>> StreamLink::read(std::size_t count, Clock& clock, std::chrono::milliseconds timeout) {
    if (m_received.size() < count && m_isOpen) {
        Waiter<bool> settled;
        QObject listener;
        const auto alarm = clock.alarm(timeout, [&settled] { settled.give(false); });
        connect(this, &StreamLink::arrived, &listener, [this, &settled, count] {
            if (m_received.size() >= count) settled.give(true);
        });
        connect(this, &StreamLink::closed, &listener, [&settled] { settled.give(false); });
        co_await settled.value();
    }
    if (m_received.size() >= count) co_return take(count);
    if (!m_isOpen) co_return gone();
    co_return Failure{FailureCode::UsbTimeout, {}};
}

StreamDoor::StreamDoor() = default;
StreamDoor::~StreamDoor() = default;

Result<> StreamDoor::listen(const QString& address) {
    return address.startsWith(kUnix) ? listenLocal(address) : listenTcp(address);
}

Result<> StreamDoor::listenLocal(const QString& address) {
    const QString path = address.mid(kUnix.size());
    QLocalServer::removeServer(path);
    m_local = std::make_unique<QLocalServer>();
    m_local->setSocketOptions(QLocalServer::UserAccessOption);
    if (!m_local->listen(path)) return Failure{FailureCode::ConfigBad, m_local->errorString()};
    connect(m_local.get(), &QLocalServer::newConnection, this, [this] {
        while (auto* socket = m_local->nextPendingConnection()) {
            socket->setParent(nullptr);
            Q_EMIT knocked(std::make_shared<StreamLink>(std::unique_ptr<QIODevice>(socket)));
        }
    });
    m_address = address;
    return {};
}

Result<> StreamDoor::listenTcp(const QString& address) {
    const auto place = hostPort(address);
    if (!place) return Failure{FailureCode::ConfigBad, QStringLiteral("address ") + address};
    m_tcp = std::make_unique<QTcpServer>();
    if (!m_tcp->listen(QHostAddress(place->host), place->port)) {
        return Failure{FailureCode::ConfigBad, m_tcp->errorString()};
    }
    connect(m_tcp.get(), &QTcpServer::newConnection, this, [this] {
        while (auto* socket = m_tcp->nextPendingConnection()) {
            socket->setParent(nullptr);
            socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
            Q_EMIT knocked(std::make_shared<StreamLink>(std::unique_ptr<QIODevice>(socket)));
        }
    });
    m_address = QStringLiteral("%1:%2").arg(place->host).arg(m_tcp->serverPort());
    return {};
}

}  // namespace evergreen
