#include "tests/storm/console_ear.h"

#include "tests/support/tls_client.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace evergreen {

namespace {

constexpr int kReadAtMost_ms = 100;  // so that the end is noticed
constexpr auto kComeBackAfter = std::chrono::milliseconds(200);

QByteArray request(const QByteArray& method, const QByteArray& path, const QByteArray& headers,
                   const QByteArray& body) {
    return method + ' ' + path + " HTTP/1.1\r\nHost: desk\r\nContent-Length: " + QByteArray::number(body.size()) +
           "\r\n" + headers + "\r\n" + body;
}

}  // namespace

ConsoleEar::ConsoleEar(const CertificateFolder& trusted, quint16 port, QString staff, QByteArray password,
                       std::function<QString()> code, CallBook& book)
    : m_trusted(trusted),
      m_port(port),
      m_staff(std::move(staff)),
      m_password(std::move(password)),
      m_code(std::move(code)),
      m_book(book),
      m_thread([this] { run(); }) {}

ConsoleEar::~ConsoleEar() {
    m_stopping = true;
    m_thread.join();
}

void ConsoleEar::run() {
    while (!m_stopping) {
        if (m_cookie.isEmpty() && !signIn()) {
            std::this_thread::sleep_for(kComeBackAfter);
            continue;
        }
        listen();
        m_isListening = false;
        if (!m_stopping) std::this_thread::sleep_for(kComeBackAfter);
    }
}

bool ConsoleEar::signIn() {
    TlsClient client(m_trusted);
    if (!client.connect(m_port)) return false;
    const QJsonObject body{{QStringLiteral("staff"), m_staff},
                           {QStringLiteral("password"), QString::fromUtf8(m_password)},
                           {QStringLiteral("code"), m_code()}};
    client.send(request("POST", "/v1/session", "Connection: close\r\n", QJsonDocument(body).toJson()));
    const QByteArray answer = client.untilClosed();
    const auto at = answer.indexOf("__Host-desk=");
    if (at < 0) return false;
    m_cookie = answer.mid(at, answer.indexOf(';', at) - at);
    return true;
}

void ConsoleEar::listen() {
    TlsClient client(m_trusted);
    if (!client.connect(m_port)) return;
    QByteArray headers = "Cookie: " + m_cookie + "\r\n";
    if (!m_lastEvent.isEmpty()) headers += "Last-Event-ID: " + m_lastEvent + "\r\n";
    client.send(request("GET", "/v1/events", headers, {}));
    QByteArray unread;
    auto& socket = client.socket();
    while (!m_stopping && socket.state() == QAbstractSocket::ConnectedState) {
        if (socket.bytesAvailable() == 0) socket.waitForReadyRead(kReadAtMost_ms);
        unread += socket.readAll();
        qsizetype end = unread.indexOf('\n');
        for (; end >= 0; end = unread.indexOf('\n')) {
            read(unread.left(end).trimmed());
            unread.remove(0, end + 1);
        }
    }
}

/// A line of the stream, or of the chunks around it, which begin none of these ways.
void ConsoleEar::read(const QByteArray& line) {
    if (line.startsWith("retry: ")) m_isListening = true;
    if (line.startsWith("id: ")) m_event = line.mid(4);
    if (line.startsWith("event: ")) m_kind = line.mid(7);
    if (!line.startsWith("data: ")) return;
    if (m_kind == "ticket") {
        m_book.heard(m_event.toLongLong());
        m_book.shown(QJsonDocument::fromJson(line.mid(6))[QStringLiteral("call")].toString());
    } else if (m_kind == "snapshot") {
        const auto tickets = QJsonDocument::fromJson(line.mid(6))[QStringLiteral("tickets")].toArray();
        for (const auto ticket : tickets) m_book.shown(ticket.toObject()[QStringLiteral("call")].toString());
    }
    if (!m_event.isEmpty()) m_lastEvent = std::exchange(m_event, QByteArray());
}

}  // namespace evergreen
