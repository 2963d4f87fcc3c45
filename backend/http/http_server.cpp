#include "backend/http/http_server.h"

#include "backend/http/beast_message.h"

// Beast and Asio compile slowly: no other file of the project includes them.
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
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
#include <future>
#include <set>
#include <thread>

namespace evergreen {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace bhttp = boost::beast::http;
using asio::ip::tcp;
using Error = boost::system::error_code;
using beast_message::Answer;
using beast_message::Parser;

namespace {

struct Connection {
    Connection(tcp::socket socket, asio::ssl::context& tls)
        : stream(std::move(socket), tls), pause(stream.get_executor()) {}

    beast::tcp_stream& lowest() { return beast::get_lowest_layer(stream); }
    void close() {
        pause.cancel();
        lowest().close();
    }

    beast::ssl_stream<beast::tcp_stream> stream;
    asio::steady_timer pause;
    beast::flat_buffer buffer;
    QString peerName;
    bool idle = true;
};

}  // namespace

class HttpServer::Engine {
public:
    Engine(HttpServerOptions options, Handler handler)
        : m_options(std::move(options)), m_handler(std::move(handler)), m_acceptor(m_io), m_grace(m_io) {}

    ~Engine() { stop(); }  // NOLINT(bugprone-exception-escape): a thread that cannot be joined ends the program

    Error prepare();
    Error open();
    void run() {
        m_thread = std::thread([this] { m_io.run(); });
    }
    void onThread(std::function<void()> task);
    void closeAll();
    void stop();

    quint16 port() const { return m_options.port; }

private:
    asio::awaitable<void> accept();
    asio::awaitable<void> serve(tcp::socket socket);
    asio::awaitable<bool> exchange(Connection& connection);
    asio::awaitable<Error> read(Connection& connection, Parser& parser);
    asio::awaitable<bool> write(Connection& connection, HttpResponse response, bool keepAlive);

    HttpServerOptions m_options;
    Handler m_handler;
    std::set<Connection*> m_connections;  // outlives m_io, whose end destroys the coroutines that sign out here
    bool m_stopping = false;
    asio::io_context m_io{1};
    asio::executor_work_guard<asio::io_context::executor_type> m_work{m_io.get_executor()};
    asio::ssl::context m_tls{asio::ssl::context::tls_server};
    tcp::acceptor m_acceptor;
    asio::steady_timer m_grace;
    std::thread m_thread;
};

Error HttpServer::Engine::prepare() {
    Error error;
    SSL_CTX_set_min_proto_version(m_tls.native_handle(), TLS1_2_VERSION);
    // A resumed session is accepted only within this server, and carries the client certificate it was verified with.
    constexpr unsigned char context[] = "evergreen";
    SSL_CTX_set_session_id_context(m_tls.native_handle(), context, sizeof context - 1);
    m_tls.use_certificate_chain_file(m_options.certificateFile.toStdString(), error);
    if (!error) m_tls.use_private_key_file(m_options.keyFile.toStdString(), asio::ssl::context::pem, error);
    if (error || m_options.clientAuthorityFile.isEmpty()) return error;
    m_tls.load_verify_file(m_options.clientAuthorityFile.toStdString(), error);
    if (!error) m_tls.set_verify_mode(asio::ssl::verify_peer | asio::ssl::verify_fail_if_no_peer_cert, error);
    return error;
}

Error HttpServer::Engine::open() {
    Error error;
    if (m_acceptor.is_open()) return error;
    const auto address = asio::ip::make_address(m_options.address.toStdString(), error);
    const tcp::endpoint endpoint(address, m_options.port);
    if (!error) m_acceptor.open(endpoint.protocol(), error);
    if (!error) m_acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error) m_acceptor.bind(endpoint, error);
    if (!error) m_acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error) {
        Error ignored;
        m_acceptor.close(ignored);
        return error;
    }
    m_options.port = m_acceptor.local_endpoint(error).port();
    asio::co_spawn(m_io, accept(), asio::detached);
    return error;
}

void HttpServer::Engine::onThread(std::function<void()> task) {
    std::promise<void> done;
    asio::post(m_io, [&] {
        task();
        done.set_value();
    });
    done.get_future().wait();
}

void HttpServer::Engine::closeAll() {
    Error ignored;
    m_acceptor.close(ignored);
    for (auto* connection : m_connections) connection->close();
}

void HttpServer::Engine::stop() {
    if (!m_thread.joinable()) return;
    asio::post(m_io, [this] {
        m_stopping = true;
        Error ignored;
        m_acceptor.close(ignored);
        for (auto* connection : m_connections) {
            connection->pause.cancel();
            if (connection->idle) connection->close();
        }
        if (m_connections.empty()) return m_work.reset();
        m_grace.expires_after(m_options.limits.stopGrace);
        m_grace.async_wait([this](const Error& cancelled) {
            if (!cancelled) m_io.stop();
        });
        m_work.reset();
    });
    m_thread.join();
    m_stopping = false;  // answers cut off by the grace time sign out when m_io ends, after m_grace
}

asio::awaitable<void> HttpServer::Engine::accept() {
    while (m_acceptor.is_open()) {
        Error error;
        tcp::socket socket = co_await m_acceptor.async_accept(asio::redirect_error(asio::use_awaitable, error));
        if (error == asio::error::operation_aborted) co_return;
        if (error || m_connections.size() >= m_options.limits.connectionsMax) continue;
        socket.set_option(tcp::no_delay(true), error);
        asio::co_spawn(m_io, serve(std::move(socket)), asio::detached);
    }
}

asio::awaitable<void> HttpServer::Engine::serve(tcp::socket socket) {
    Connection connection(std::move(socket), m_tls);
    const auto signOut = [this](Connection* gone) {
        m_connections.erase(gone);
        if (m_stopping && m_connections.empty()) m_grace.cancel();
    };
    m_connections.insert(&connection);
    const std::unique_ptr<Connection, decltype(signOut)> listed(&connection, signOut);

    Error error;
    connection.lowest().expires_after(m_options.limits.handshake);
    co_await connection.stream.async_handshake(asio::ssl::stream_base::server,
                                               asio::redirect_error(asio::use_awaitable, error));
    if (error) co_return;
    connection.peerName = peerNameOf(connection.stream.native_handle());
    bool goOn = true;
    while (goOn && !m_stopping) goOn = co_await exchange(connection);
    connection.lowest().expires_after(m_options.limits.farewell);
    co_await connection.stream.async_shutdown(asio::redirect_error(asio::use_awaitable, error));
}

/// One request and its answer; false when the connection is to end.
asio::awaitable<bool> HttpServer::Engine::exchange(Connection& connection) {
    Parser parser;
    parser.header_limit(m_options.limits.headerBytesMax);
    parser.body_limit(m_options.limits.bodyBytesMax);
    const Error error = co_await read(connection, parser);
    if (error) {
        auto refusal = beast_message::refusalOf(error);
        if (!refusal) co_return false;
        co_return co_await write(connection, std::move(*refusal), false);
    }
    HttpResponse response = m_handler(beast_message::requestOf(parser.get(), connection.peerName));
    if (response.delay.count() > 0) {
        Error ignored;
        connection.lowest().expires_never();
        connection.pause.expires_after(response.delay);
        co_await connection.pause.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
    }
    if (response.hangUp) {
        connection.close();
        co_return false;
    }
    const bool keepAlive = parser.get().keep_alive() && !m_stopping;
    co_return co_await write(connection, std::move(response), keepAlive);
}

asio::awaitable<Error> HttpServer::Engine::read(Connection& connection, Parser& parser) {
    Error error;
    if (connection.buffer.size() == 0) {
        connection.idle = true;
        connection.lowest().expires_after(m_options.limits.idle);
        const auto space = connection.buffer.prepare(4096);
        const std::size_t count =
            co_await connection.stream.async_read_some(space, asio::redirect_error(asio::use_awaitable, error));
        if (error) co_return error;
        connection.buffer.commit(count);
    }
    connection.idle = false;
    connection.lowest().expires_after(m_options.limits.request);
    co_await bhttp::async_read(connection.stream, connection.buffer, parser,
                               asio::redirect_error(asio::use_awaitable, error));
    co_return error;
}

asio::awaitable<bool> HttpServer::Engine::write(Connection& connection, HttpResponse response, bool keepAlive) {
    const Answer answer = beast_message::answerOf(response, keepAlive);
    Error error;
    connection.lowest().expires_after(m_options.limits.write);
    co_await bhttp::async_write(connection.stream, answer, asio::redirect_error(asio::use_awaitable, error));
    co_return keepAlive && !error;
}

HttpServer::HttpServer(std::unique_ptr<Engine> engine) : m_engine(std::move(engine)) {}
HttpServer::~HttpServer() = default;

Result<std::unique_ptr<HttpServer>> HttpServer::create(HttpServerOptions options, Handler handler) {
    auto engine = std::make_unique<Engine>(std::move(options), std::move(handler));
    const Error error = engine->prepare();
    if (error) return Failure{FailureCode::ConfigBad, QString::fromStdString("TLS: " + error.message())};
    engine->run();
    return std::unique_ptr<HttpServer>(new HttpServer(std::move(engine)));
}

Result<quint16> HttpServer::listen() {
    Error error;
    call([&] { error = m_engine->open(); });
    if (error) return Failure{FailureCode::ConfigBad, QString::fromStdString("port: " + error.message())};
    return m_engine->port();
}

void HttpServer::refuse() {
    call([this] { m_engine->closeAll(); });
}

void HttpServer::call(std::function<void()> task) {
    m_engine->onThread(std::move(task));
}

void HttpServer::stop() {
    m_engine->stop();
}

}  // namespace evergreen
