#include "tests/support/running_desk.h"

#include "backend/desk/sandbox_staff.h"

#include <gtest/gtest.h>

namespace evergreen {

using namespace desk;

DeskOptions RunningDesk::options(const QString& folder) {
    const CertificateFolder& certificates = testCertificates();
    DeskOptions options;
    options.folder = folder;
    options.serverCertificate = certificates.deskServerCertificate();
    options.serverKey = certificates.deskServerKey();
    options.kioskAuthority = certificates.authority();
    options.revocationList = certificates.revocationList();
    return options;
}

RunningDesk::RunningDesk(const std::function<void(DeskOptions&)>& adjust) : m_options(options(m_folder.path())) {
    if (adjust) adjust(m_options);
    Seal seal;
    DeskBooks books(m_options.books(), m_clock);
    EXPECT_TRUE(seal.open(m_options.folder).ok());
    EXPECT_TRUE(books.open().ok());
    EXPECT_TRUE(plantSandbox(books, seal, passwordCostLog2).ok());
    books.database.close();
    start();
}

RunningDesk::~RunningDesk() = default;

void RunningDesk::start() {
    m_options.browsers.port = m_ports.browsers;
    m_options.kiosks.port = m_ports.kiosks;
    m_desk = std::make_unique<Desk>(m_options, m_clock);
    const auto ports = m_desk->start();
    ASSERT_TRUE(ports.ok()) << ports.failure().detail.toStdString();
    m_ports = *ports;
}

void RunningDesk::restart() {
    m_desk.reset();
    start();
}

namespace {

DeskAnswer answerOf(const QByteArray& bytes) {
    const auto end = bytes.indexOf("\r\n\r\n");
    return {bytes.mid(9, 3).toInt(), bytes.left(end), bytes.mid(end + 4)};
}

QByteArray requestOf(const QByteArray& method, const QString& path, const QByteArray& headers, const QByteArray& body) {
    return method + ' ' + path.toUtf8() +
           " HTTP/1.1\r\nHost: desk\r\nConnection: close\r\nContent-Length: " + QByteArray::number(body.size()) +
           "\r\n" + headers + "\r\n" + body;
}

}  // namespace

QByteArray DeskAnswer::header(const QByteArray& name) const {
    QByteArray found;
    for (const QByteArray& line : head.split('\n')) {
        if (line.toLower().startsWith(name.toLower() + ':')) found += line.mid(name.size() + 1).trimmed() + '\n';
    }
    return found.trimmed();
}

DeskAnswer Browser::signIn(const QString& staff) {
    m_desk.clock().advance(std::chrono::seconds(31));
    return signIn(staff, sandboxPassword(staff), sandboxCode(staff, m_desk.now()));
}

DeskAnswer Browser::signIn(const QString& staff, const QByteArray& password, const QString& code) {
    const QJsonObject body{{QStringLiteral("staff"), staff},
                           {QStringLiteral("password"), QString::fromUtf8(password)},
                           {QStringLiteral("code"), code}};
    const DeskAnswer answer = post(QStringLiteral("/v1/session"), body);
    if (answer.status != 201) return answer;
    cookie = answer.header("Set-Cookie").split(';')[0];
    csrf = answer.json()[QStringLiteral("csrf")].toString().toLatin1();
    return answer;
}

DeskAnswer Browser::ask(const QByteArray& method, const QString& path, const QByteArray& body) {
    TlsClient client(testCertificates());
    if (!client.connect(m_desk.port())) return {};
    QByteArray headers;
    if (!cookie.isEmpty()) headers += "Cookie: other=1; " + cookie + "\r\n";
    if (!csrf.isEmpty()) headers += "Desk-Csrf: " + csrf + "\r\n";
    headers += more;
    client.send(requestOf(method, path, headers, body));
    return answerOf(client.untilClosed());
}

void Browser::openEvents(const QByteArray& lastEvent) {
    m_events = std::make_unique<TlsClient>(testCertificates());
    ASSERT_TRUE(m_events->connect(m_desk.port()));
    QByteArray headers = "Cookie: " + cookie + "\r\n";
    if (!lastEvent.isEmpty()) headers += "Last-Event-ID: " + lastEvent + "\r\n";
    m_events->send(requestOf("GET", QStringLiteral("/v1/events"), headers, {}));
}

QByteArray Browser::untilEvent(const QByteArray& ending) {
    return m_events->until(ending);
}

bool Browser::isStreamOver() {
    m_events->untilClosed();
    return m_events->closedByServer();
}

DeskAnswer askAsKiosk(RunningDesk& desk, const QString& kiosk, const QByteArray& method, const QString& path,
                      const QByteArray& body) {
    return askWith(desk, testCertificates().kioskCertificate(kiosk), testCertificates().kioskKey(kiosk), method, path,
                   body);
}

DeskAnswer askWith(RunningDesk& desk, const QString& certificateFile, const QString& keyFile, const QByteArray& method,
                   const QString& path, const QByteArray& body) {
    TlsClient client(testCertificates());
    client.showCertificate(certificateFile, keyFile);
    client.connect(desk.kioskPort());
    client.send(requestOf(method, path, {}, body));
    return answerOf(client.untilClosed());
}

}  // namespace evergreen
