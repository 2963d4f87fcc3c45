// One client's connection, and the answer that goes on over it. A part of http_server.cpp, which alone includes it:
// Beast compiles slowly and stays in one translation unit.
#pragma once

#include "backend/http/beast_message.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>

namespace evergreen {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace bhttp = boost::beast::http;
using asio::ip::tcp;
using Error = boost::system::error_code;

struct Connection {
    Connection(tcp::socket socket, asio::ssl::context& tls)
        : stream(std::move(socket), tls), pause(std::make_shared<asio::steady_timer>(stream.get_executor())) {
        Error ignored;
        const auto peer = lowest().socket().remote_endpoint(ignored);
        peerAddress = QString::fromStdString(peer.address().to_string());
    }

    beast::tcp_stream& lowest() { return beast::get_lowest_layer(stream); }
    void close() {
        pause->cancel();
        lowest().close();
    }
    /// After the answer under way: closed where none is.
    void endAfterAnswer() {
        endsSoon = true;
        if (idle) lowest().close();
    }
    /// As well, and what waits for something waits no longer.
    void endSoon() {
        pause->cancel();
        endAfterAnswer();
    }

    /// Ends when somebody cancels `pause`.
    asio::awaitable<void> wait(std::chrono::milliseconds longest) {
        Error ignored;
        lowest().expires_never();
        pause->expires_after(longest);
        co_await pause->async_wait(asio::redirect_error(asio::use_awaitable, ignored));
    }

    beast::ssl_stream<beast::tcp_stream> stream;
    std::shared_ptr<asio::steady_timer> pause;  // shared with what may yet wake a connection that has ended
    beast::flat_buffer buffer;
    QString peerName;
    QString peerSerial;
    QString peerAddress;
    bool idle = true;
    bool endsSoon = false;
};

/// Writes an answer that goes on, until its stream ends or the client goes: listens meanwhile, for a client that left
/// is to be noticed before the next event.
class StreamedAnswer {
public:
    StreamedAnswer(Connection& connection, HttpResponse response, std::chrono::milliseconds writeLimit)
        : m_connection(connection), m_response(std::move(response)), m_writeLimit(writeLimit) {
        const auto executor = connection.stream.get_executor();
        m_response.stream->attend(
            [executor, pause = connection.pause] { asio::post(executor, [pause] { pause->cancel(); }); });
    }
    ~StreamedAnswer() { m_response.stream->attend({}); }
    StreamedAnswer(const StreamedAnswer&) = delete;
    StreamedAnswer& operator=(const StreamedAnswer&) = delete;

    asio::awaitable<void> run() {
        listen();
        bool goOn = co_await writeHead();
        while (goOn) {
            const bool last = m_response.stream->hasEnded();
            const QByteArray bytes = m_response.stream->take();
            if (!bytes.isEmpty()) goOn = co_await writeChunk(bytes);
            if (last || m_clientLeft || m_connection.endsSoon) break;
            if (bytes.isEmpty()) co_await m_connection.wait(std::chrono::hours(1));
        }
        if (goOn && !m_clientLeft) co_await writeEnd();
        // The pending read holds on to the connection: it ends before the connection does.
        m_connection.lowest().close();
        while (!m_clientLeft) co_await m_connection.wait(std::chrono::seconds(1));
    }

private:
    void listen() {
        m_connection.lowest().expires_never();
        m_connection.stream.async_read_some(asio::buffer(m_unexpected), [this](const Error&, std::size_t) {
            m_clientLeft = true;  // what comes now is no request of ours: as good as gone
            m_connection.pause->cancel();
        });
    }

    asio::awaitable<bool> writeHead() {
        bhttp::response<bhttp::empty_body> head(static_cast<bhttp::status>(m_response.status), 11);
        beast_message::fillHead(head, m_response, false);
        head.chunked(true);
        bhttp::response_serializer<bhttp::empty_body> serializer(head);
        Error error;
        m_connection.lowest().expires_after(m_writeLimit);
        co_await bhttp::async_write_header(m_connection.stream, serializer,
                                           asio::redirect_error(asio::use_awaitable, error));
        if (!error && !m_response.body.isEmpty()) co_return co_await writeChunk(m_response.body);
        co_return !error;
    }

    asio::awaitable<bool> writeChunk(QByteArray bytes) {
        Error error;
        m_connection.lowest().expires_after(m_writeLimit);
        const auto chunk = bhttp::make_chunk(asio::buffer(bytes.constData(), static_cast<std::size_t>(bytes.size())));
        co_await asio::async_write(m_connection.stream, chunk, asio::redirect_error(asio::use_awaitable, error));
        co_return !error;
    }

    asio::awaitable<void> writeEnd() {
        Error ignored;
        m_connection.lowest().expires_after(m_writeLimit);
        const auto end = bhttp::make_chunk_last();
        co_await asio::async_write(m_connection.stream, end, asio::redirect_error(asio::use_awaitable, ignored));
    }

    Connection& m_connection;
    HttpResponse m_response;
    std::chrono::milliseconds m_writeLimit;
    std::array<char, 64> m_unexpected{};
    bool m_clientLeft = false;
};

}  // namespace evergreen
