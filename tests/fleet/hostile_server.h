// A web server on loopback that does to its clients whatever a test wants: one thread, one connection after the other.
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <string_view>
#include <thread>

namespace evergreen::tuf {

class HostileServer {
public:
    /// Called for every request with its path; says with send() what it likes, then the connection is closed.
    using Behaviour = std::function<void(HostileServer& server, const std::string& path)>;

    explicit HostileServer(Behaviour behaviour);
    ~HostileServer();
    HostileServer(const HostileServer&) = delete;
    HostileServer& operator=(const HostileServer&) = delete;

    std::string url() const { return "http://127.0.0.1:" + std::to_string(m_port); }
    /// False once the client is gone or the server is to end.
    bool send(std::string_view bytes);
    /// A pause between two sends; false when the server is to end.
    bool pause(int milliseconds) const;
    /// Said within a behaviour: the connection is not closed after it.
    void keep() { m_isKept = true; }
    int requests() const { return m_requests; }
    int connections() const { return m_connections; }

private:
    void serve();
    /// False when there was none: the client has hung up, or the server is to end.
    bool answerOne();
    std::string readPath() const;

    Behaviour m_behaviour;
    int m_listener = -1;
    int m_connection = -1;
    int m_port = 0;
    std::atomic<bool> m_isEnding = false;
    bool m_isKept = false;
    std::atomic<int> m_requests = 0;
    std::atomic<int> m_connections = 0;
    std::thread m_thread;
};

}  // namespace evergreen::tuf
