#include "backend/bank_sandbox/bank_sandbox.h"

#include "backend/bank_sandbox/branch_api.h"
#include "backend/bank_sandbox/card_api.h"
#include "backend/bank_sandbox/delegation_api.h"
#include "backend/bank_sandbox/order_api.h"
#include "backend/bank_sandbox/payment_api.h"
#include "backend/bank_sandbox/session_api.h"
#include "backend/bank_sandbox/transfer_api.h"

namespace evergreen {

const QStringList BankSandbox::kioskNames{QStringLiteral("kiosk-0001"), QStringLiteral("kiosk-0002")};

BankSandbox::BankSandbox(BankSandboxOptions options, const Clock& clock)
    : m_options(std::move(options)), m_clock(clock) {}

BankSandbox::~BankSandbox() {
    stop();
}

Result<quint16> BankSandbox::start() {
    auto people = builtInPeople();
    if (!people) return people.failure();
    m_books = std::make_unique<Books>(m_clock, std::move(*people));
    addSessionRoutes(m_routes, *m_books);
    addTransferRoutes(m_routes, *m_books);
    addPaymentRoutes(m_routes, *m_books);
    addDelegationRoutes(m_routes, *m_books);
    addBranchRoutes(m_routes, *m_books);
    addCardRoutes(m_routes, *m_books);
    addOrderRoutes(m_routes, *m_books);

    const CertificateFolder certificates(m_options.certificateFolder);
    if (!certificates.exists(kioskNames)) {
        const auto made = certificates.make(kioskNames);
        if (!made) return made.failure();
    }
    const auto enrolled = m_books->kioskKeys.open(m_options.certificateFolder);
    if (!enrolled) return enrolled.failure();
    HttpServerOptions server;
    server.address = m_options.address;
    server.port = m_options.port;
    server.certificateFile = certificates.serverCertificate();
    server.keyFile = certificates.serverKey();
    server.clientAuthorities = {{certificates.authority()}};
    auto created = HttpServer::create(server, [this](HttpRequest request) { return answer(std::move(request)); });
    if (!created) return created.failure();
    m_server = std::move(*created);

    Result<> opened;
    m_server->call([&] { opened = m_books->open(m_options.stateFolder); });
    if (!opened) return opened.failure();
    return m_server->listen();
}

void BankSandbox::stop() {
    if (!m_server) return;
    m_server->call([this] { m_books->database.close(); });
    m_server->stop();
    m_server.reset();
}

HttpResponse BankSandbox::answer(HttpRequest request) {
    const bool movesMoney = request.method == "POST" && (request.path.startsWith(QStringLiteral("/v1/transfers")) ||
                                                         request.path.startsWith(QStringLiteral("/v1/delegations")) ||
                                                         request.path == QStringLiteral("/v1/payments"));
    const bool provesCard = request.method == "PUT" &&
                            request.path.startsWith(QStringLiteral("/v1/card-authorisations")) &&
                            !request.path.endsWith(QStringLiteral("/reversal"));
    HttpResponse response = m_routes.answer(std::move(request));
    response.delay = std::chrono::milliseconds(m_slowMs);
    response.hangUp = (movesMoney || provesCard) && m_dropAfterCommit;
    if (m_garbage) response = {.status = 200, .body = "<html>502 Bad Gateway</html>", .contentType = "text/html"};
    return response;
}

QJsonObject BankSandbox::control(const QJsonObject& word) {
    const bool known = m_server && perform(word[QStringLiteral("do")].toString(), word);
    if (known) return {{QStringLiteral("ok"), true}};
    return {{QStringLiteral("ok"), false}, {QStringLiteral("error"), QStringLiteral("unknown word")}};
}

bool BankSandbox::perform(const QString& word, const QJsonObject& whole) {
    if (word == QStringLiteral("slow")) {
        m_slowMs = whole[QStringLiteral("ms")].toInt();
    } else if (word == QStringLiteral("garbage")) {
        m_garbage = true;
    } else if (word == QStringLiteral("drop-after-commit")) {
        m_dropAfterCommit = true;
    } else if (word == QStringLiteral("refuse-connections")) {
        m_server->refuse();
    } else if (word == QStringLiteral("normal")) {
        behave();
        return m_server->listen().ok();
    } else if (word == QStringLiteral("unblock")) {
        m_server->call([this] { m_books->vault.unblockAll(); });
    } else if (word == QStringLiteral("open-transfers")) {
        m_server->call([&] { m_books->openKioskTransfers(whole[QStringLiteral("person")].toString()); });
    } else if (word == QStringLiteral("reset")) {
        Result<> done;
        m_server->call([&] { done = m_books->reset(); });
        return done.ok();
    } else if (word == QStringLiteral("advance")) {
        m_books->time.advance(std::chrono::minutes(whole[QStringLiteral("minutes")].toInt()));
    } else {
        return false;
    }
    return true;
}

void BankSandbox::behave() {
    m_slowMs = 0;
    m_garbage = false;
    m_dropAfterCommit = false;
}

void BankSandbox::withBooks(const std::function<void(Books&)>& look) {
    m_server->call([&] { look(*m_books); });
}

}  // namespace evergreen
