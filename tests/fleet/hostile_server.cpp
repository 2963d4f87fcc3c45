#include "tests/fleet/hostile_server.h"

#include <arpa/inet.h>
#include <array>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace evergreen::tuf {

namespace {

constexpr int kLookAroundMs = 20;

}  // namespace

HostileServer::HostileServer(Behaviour behaviour)
    : m_behaviour(std::move(behaviour)), m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof(address);
    constexpr int waitingMax = 16;
    const bool isListening = ::bind(m_listener, reinterpret_cast<const sockaddr*>(&address), size) == 0 &&
                             ::listen(m_listener, waitingMax) == 0 &&
                             ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &size) == 0;
    // Without a port, every test that needs one says so.
    if (isListening) m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { serve(); });
}

HostileServer::~HostileServer() {
    m_isEnding = true;
    m_thread.join();
    ::close(m_listener);
}

bool HostileServer::send(std::string_view bytes) {
    while (!bytes.empty() && !m_isEnding) {
        const ssize_t sent = ::send(m_connection, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return !m_isEnding;
}

bool HostileServer::pause(int milliseconds) const {
    // Woken as soon as the client hangs up.
    pollfd gone{m_connection, POLLRDHUP, 0};
    return ::poll(&gone, 1, milliseconds) == 0 && !m_isEnding;
}

void HostileServer::serve() {
    while (!m_isEnding) {
        pollfd waiting{m_listener, POLLIN, 0};
        if (::poll(&waiting, 1, kLookAroundMs) <= 0) continue;
        m_connection = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (m_connection < 0) continue;
        ++m_connections;
        while (answerOne() && m_isKept) {
        }
        ::shutdown(m_connection, SHUT_WR);
        ::close(m_connection);
    }
}

bool HostileServer::answerOne() {
    m_isKept = false;
    const std::string path = readPath();
    if (path.empty()) return false;
    ++m_requests;
    m_behaviour(*this, path);
    return true;
}

std::string HostileServer::readPath() const {
    constexpr std::size_t requestBytesMax = std::size_t{16} * 1024;
    std::string request;
    std::array<char, 4096> piece{};
    while (request.find("\r\n\r\n") == std::string::npos && request.size() < requestBytesMax) {
        pollfd waiting{m_connection, POLLIN, 0};
        if (m_isEnding) return {};
        if (::poll(&waiting, 1, kLookAroundMs) == 0) continue;
        const ssize_t got = ::recv(m_connection, piece.data(), piece.size(), 0);
        if (got <= 0) return {};
        request.append(piece.data(), static_cast<std::size_t>(got));
    }
    const std::size_t from = request.find(' ') + 1;
    return request.substr(from, request.find(' ', from) - from);
}

}  // namespace evergreen::tuf
