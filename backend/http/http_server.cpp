#include "backend/http/http_server.h"

#include "backend/http/beast_connection.h"
#include "backend/http/beast_message.h"

// Beast and Asio compile slowly: no other file of the project includes them.
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>
#include <future>
#include <set>
#include <thread>

namespace evergreen {

using beast_message::Answer;
using beast_message::Parser;

class HttpServer::Engine {
public:
    Engine(HttpServerOptions options, Handler handler)
        : m_options(std::move(options)), m_handler(std::move(handler)), m_acceptor(m_io), m_grace(m_io) {}

    ~Engine() { stop(); }  // NOLINT(bugprone-exception-escape): a thread that cannot be joined ends the program

    Error prepare() { return reload(); }
    Error reload();
    Error open();
    void run() {
        m_thread = std::thread([this] { m_io.run(); });
    }
    void onThread(std::function<void()> task);
    void closeAll();
    void stop();

    quint16 port() const { return m_options.port; }

private:
    Error fill(asio::ssl::context& tls) const;
    asio::awaitable<void> accept();
    asio::awaitable<void> serve(tcp::socket socket);
    asio::awaitable<bool> exchange(Connection& connection);
    asio::awaitable<Error> read(Connection& connection, Parser& parser);
    asio::awaitable<HttpResponse> besides(Connection& connection, HttpResponse unanswered);
    asio::awaitable<bool> write(Connection& connection, HttpResponse response, bool keepAlive);

    HttpServerOptions m_options;
    Handler m_handler;
    std::set<Connection*> m_connections;  // outlives m_io, whose end destroys the coroutines that sign out here
    bool m_stopping = false;
    asio::io_context m_io{1};
    asio::executor_work_guard<asio::io_context::executor_type> m_work{m_io.get_executor()};
    std::shared_ptr<asio::ssl::context> m_tls;  // what is replaced, connections hold on to
    tcp::acceptor m_acceptor;
    asio::steady_timer m_grace;
    std::thread m_thread;
    int m_asides = 0;
    asio::thread_pool m_besides{1};
};

Error HttpServer::Engine::fill(asio::ssl::context& tls) const {
    Error error;
    SSL_CTX_set_min_proto_version(tls.native_handle(), TLS1_2_VERSION);
    // A resumed session is accepted only within this server, and carries the client certificate it was verified with.
    constexpr unsigned char context[] = "evergreen";
    SSL_CTX_set_session_id_context(tls.native_handle(), context, sizeof context - 1);
    tls.use_certificate_chain_file(m_options.certificateFile.toStdString(), error);
    if (!error) tls.use_private_key_file(m_options.keyFile.toStdString(), asio::ssl::context::pem, error);
    if (error || m_options.clientAuthorities.empty()) return error;
    for (const ClientAuthority& one : m_options.clientAuthorities) {
        if (!believeClients(tls.native_handle(), one.certificateFile, one.revocationFile)) {
            return make_error_code(boost::system::errc::invalid_argument);
        }
    }
    tls.set_verify_mode(asio::ssl::verify_peer | asio::ssl::verify_fail_if_no_peer_cert, error);
    return error;
}

/// In a context of its own: its tickets are not those of the one before.
Error HttpServer::Engine::reload() {
    const auto fresh = std::make_shared<asio::ssl::context>(asio::ssl::context::tls_server);
    const Error error = fill(*fresh);
    if (error) return error;
    asio::post(m_io, [this, fresh] {
        m_tls = fresh;
        for (auto* connection : m_connections) connection->endAfterAnswer();
    });
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
        for (auto* connection : m_connections) connection->endSoon();
        if (m_connections.empty()) return m_work.reset();
        m_grace.expires_after(m_options.limits.stopGrace);
        m_grace.async_wait([this](const Error& cancelled) {
            if (!cancelled) m_io.stop();
        });
        m_work.reset();
    });
    m_thread.join();
    m_besides.join();
    // Answers cut off by the grace time: their clients hear of it now; they sign out when m_io ends, after m_grace.
    for (auto* connection : m_connections) connection->close();
    m_stopping = false;
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
    Connection connection(std::move(socket), *m_tls);
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
    connection.peerSerial = peerSerialOf(connection.stream.native_handle());
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
    HttpRequest request = beast_message::requestOf(parser.get());
    request.peerName = connection.peerName;
    request.peerSerial = connection.peerSerial;
    request.peerAddress = connection.peerAddress;
    HttpResponse response = m_handler(std::move(request));
    if (response.aside) response = co_await besides(connection, std::move(response));
    if (response.delay.count() > 0) co_await connection.wait(response.delay);
    if (response.stream) {
        StreamedAnswer streamed(connection, std::move(response), m_options.limits.write);
        co_await streamed.run();
        co_return false;
    }
    if (response.hangUp) {
        connection.close();
        co_return false;
    }
    const bool keepAlive = parser.get().keep_alive() && !m_stopping && !connection.endsSoon;
    co_return co_await write(connection, std::move(response), keepAlive);
}

/// Has the long work done on the other thread while this one goes on serving.
asio::awaitable<HttpResponse> HttpServer::Engine::besides(Connection& connection, HttpResponse unanswered) {
    if (m_asides >= m_options.limits.asidesMax) co_return httpError(503, "busy");
    const auto answerer = std::make_shared<std::function<HttpResponse()>>();
    ++m_asides;
    asio::post(m_besides, [this, answerer, pause = connection.pause, work = std::move(unanswered.aside)] {
        auto done = work();
        asio::post(m_io, [this, answerer, pause, done = std::move(done)]() mutable {
            --m_asides;
            *answerer = std::move(done);
            pause->cancel();
        });
    });
    co_await connection.wait(m_options.limits.aside);
    co_return *answerer ? (*answerer)() : httpError(503, "busy");
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

Result<> HttpServer::reload() {
    const Error error = m_engine->reload();
    if (error) return Failure{FailureCode::ConfigBad, QString::fromStdString("TLS: " + error.message())};
    return {};
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
