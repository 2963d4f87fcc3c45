// One byte stream between two local programs, over TCP or a Unix-domain socket, and the door that accepts such streams.
// Addresses: "unix:/path/to/socket" or "host:port" ("127.0.0.1:3240"). It carries bytes and knows no protocol.
#pragma once

#include "kiosk/base/bytes.h"
#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"
#include "kiosk/base/waiter.h"

#include <memory>

#include <QCoroTask>
#include <QIODevice>
#include <QObject>

class QLocalServer;
class QTcpServer;

namespace evergreen {

class StreamLink : public QObject {
    Q_OBJECT

public:
    /// A stream that buffers more than this without being read is closed.
    static constexpr std::size_t unreadBytesMax = 4U << 20;

    /// Takes over an open or connecting socket (QTcpSocket or QLocalSocket).
    explicit StreamLink(std::unique_ptr<QIODevice> socket);
    ~StreamLink() override;

    /// Connects; fails with UsbError when nobody listens or the time is over.
    static QCoro::Task<Result<std::unique_ptr<StreamLink>>> open(QString address, Clock& clock,
                                                                 std::chrono::milliseconds timeout);

    bool isOpen() const { return m_isOpen; }
    void send(ByteView data);
    void close();

    /// What has come and was not taken yet.
    const Bytes& received() const { return m_received; }
    /// Takes the first `count` bytes of received().
    Bytes take(std::size_t count);

    /// Waits for `count` bytes and takes them. One reader at a time. Fails with UsbError "gone" or UsbTimeout.
    QCoro::Task<Result<Bytes>> read(std::size_t count, Clock& clock, std::chrono::milliseconds timeout);

Q_SIGNALS:
    void opened();
    /// received() has grown.
    void arrived();
    /// Once, for whatever reason.
    void closed();

private:
    void pull();
    void lose();

    std::unique_ptr<QIODevice> m_socket;
    Bytes m_received;
    bool m_isOpen = false;
    bool m_isLost = false;
};

class StreamDoor : public QObject {
    Q_OBJECT

public:
    StreamDoor();
    ~StreamDoor() override;

    /// Fails with ConfigBad. Port 0 lets the system choose; a stale socket file is replaced.
    Result<> listen(const QString& address);

    /// Where it listens, as StreamLink::open() takes it.
    const QString& address() const { return m_address; }

Q_SIGNALS:
    void knocked(std::shared_ptr<evergreen::StreamLink> link);

private:
    Result<> listenTcp(const QString& address);
    Result<> listenLocal(const QString& address);

    std::unique_ptr<QTcpServer> m_tcp;
    std::unique_ptr<QLocalServer> m_local;
    QString m_address;
};

}  // namespace evergreen
