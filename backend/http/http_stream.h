// An answer that goes on (Server-Sent Events): whoever holds it gives bytes from any thread, the server writes them as
// they come. The backlog of a client that does not read has a limit; past it the stream ends, and the client is to come
// again. It knows no socket.
#pragma once

#include <functional>
#include <mutex>

#include <QByteArray>

namespace evergreen {

class HttpStream {
public:
    explicit HttpStream(qsizetype backlogBytesMax = 1024LL * 1024) : m_backlogBytesMax(backlogBytesMax) {}

    /// False when the stream has ended, also when it ends by these bytes.
    bool send(const QByteArray& bytes);
    void end();
    bool hasEnded() const;

    // The server's side.

    /// `wake` is called, from any thread, when there is something to take or the stream has ended. Empty: nobody is
    /// there any more; ends the stream.
    void attend(std::function<void()> wake);
    QByteArray take();

private:
    mutable std::mutex m_mutex;
    qsizetype m_backlogBytesMax;
    QByteArray m_backlog;
    std::function<void()> m_wake;
    bool m_ended = false;
};

}  // namespace evergreen
