#include "kiosk/bank/bank_channel.h"

#include "kiosk/base/waiter.h"

#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>

namespace evergreen {

struct BankChannel::Network {
    QNetworkAccessManager manager;
    QSslConfiguration tls;
};

namespace {

enum class End { Finished, TooLate, TooLarge };

struct DeleteLater {
    void operator()(QNetworkReply* reply) const { reply->deleteLater(); }
};
using Reply = std::unique_ptr<QNetworkReply, DeleteLater>;

/// Everything that may end the wait for one reply. Lives in the waiting coroutine's frame.
struct Watch {
    Waiter<End> end;
    bool sent = false;

    void over(QNetworkReply& reply) {
        QObject::connect(&reply, &QNetworkReply::requestSent, &reply, [this] { sent = true; });
        QObject::connect(&reply, &QNetworkReply::uploadProgress, &reply, [this](qint64 count) { sent |= count > 0; });
        QObject::connect(&reply, &QNetworkReply::finished, &reply, [this] { end.give(End::Finished); });
        QObject::connect(&reply, &QNetworkReply::readyRead, &reply, [this, at = &reply] {
            if (at->bytesAvailable() > BankChannel::answerBytesMax) end.give(End::TooLarge);
        });
    }
};

/// Errors before any byte of the request can have left, as long as no requestSent() came. The list is closed: a code
/// that is not here counts as "may have left".
bool isBeforeTheFirstByte(QNetworkReply::NetworkError error) {
    switch (error) {
        case QNetworkReply::ConnectionRefusedError:
        case QNetworkReply::HostNotFoundError:
        case QNetworkReply::SslHandshakeFailedError:
        case QNetworkReply::UnknownNetworkError:  // no route, network down
        case QNetworkReply::NetworkSessionFailedError:
            return true;
        default:
            return false;
    }
}

BankExchange exchangeOf(QNetworkReply& reply, End end, bool sent) {
    if (end == End::TooLate) return {Failure{FailureCode::BankSlow, reply.url().path()}, true};
    if (end == End::TooLarge) return {Failure{FailureCode::BankGarbage, QStringLiteral("answer too large")}, true};
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const auto error = reply.error();
    // Qt reports a 4xx or 5xx as an error too; a whole answer it is, unless the connection broke in its middle.
    const bool broken = status == 0 || (error != QNetworkReply::NoError && error < QNetworkReply::ContentAccessDenied);
    if (!broken) return {BankAnswer{status, reply.readAll(), reply.rawHeader("Pin-Key-Id")}, true};
    const bool mayHaveLeft = sent || !isBeforeTheFirstByte(error);
    return {Failure{FailureCode::BankUnreachable, QStringLiteral("network error %1").arg(error)}, mayHaveLeft};
}

}  // namespace

BankChannel::BankChannel(BankEndpoint endpoint, Clock& clock) : m_endpoint(std::move(endpoint)), m_clock(clock) {}

BankChannel::~BankChannel() = default;

Result<> BankChannel::prepare() {
    if (m_network) return {};
    const auto bad = [](const char* what) { return Failure{FailureCode::ConfigBad, QString::fromLatin1(what)}; };
    const auto authorities = QSslCertificate::fromPath(m_endpoint.authorityFile);
    const auto chain = QSslCertificate::fromPath(m_endpoint.certificateFile);
    QFile keyFile(m_endpoint.keyFile);
    if (!keyFile.open(QIODevice::ReadOnly)) return bad("kiosk key unreadable");
    const QSslKey key(&keyFile, QSsl::Ec);
    if (authorities.isEmpty()) return bad("CA unreadable");
    if (chain.isEmpty() || key.isNull()) return bad("kiosk certificate or key unusable");
    auto loaded = m_signer.load(m_endpoint.orderKeyFile);
    if (!loaded) return loaded;
    m_kioskName = chain.first().subjectInfo(QSslCertificate::CommonName).value(0);

    m_network = std::make_unique<Network>();
    m_network->manager.setProxy(QNetworkProxy::NoProxy);
    m_network->manager.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    auto& tls = m_network->tls;
    tls.setCaCertificates(authorities);  // and no other: the system's store is not asked
    tls.setLocalCertificateChain(chain);
    tls.setPrivateKey(key);
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    return {};
}

QNetworkRequest BankChannel::wireOf(const BankRequest& request) const {
    QUrl url = m_endpoint.base;
    url.setPath(request.path, QUrl::StrictMode);
    if (!request.query.isEmpty()) url.setQuery(request.query);
    QNetworkRequest wire(url);
    wire.setSslConfiguration(m_network->tls);
    wire.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    wire.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    wire.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    wire.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    // Asked for by ourselves, so that Qt does not inflate what it did not ask for.
    wire.setRawHeader("Accept-Encoding", "identity");
    if (!request.body.isEmpty()) wire.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    for (const auto& [name, value] : request.headers) wire.setRawHeader(name, value);
    return wire;
}

Result<QByteArray> BankChannel::signatureUnder(const BankRequest& request, const QString& customer) const {
    OrderToSign order{.kiosk = m_kioskName,
                      .customer = customer,
                      .time = m_clock.now().toUTC().toString(Qt::ISODate).toLatin1(),
                      .method = request.method,
                      .path = QByteArray::fromPercentEncoding(request.path.toUtf8()),
                      .idempotencyKey = {},
                      .body = request.body};
    for (const auto& [name, value] : request.headers) {
        if (name == "Idempotency-Key") order.idempotencyKey = value;
    }
    return m_signer.sign(order);
}

QCoro::Task<BankExchange> BankChannel::send(BankRequest request) {
    const auto prepared = prepare();
    if (!prepared) co_return BankExchange{prepared.failure(), false};
    QNetworkRequest wire = wireOf(request);
    if (request.orderedBy) {
        const auto signature = signatureUnder(request, *request.orderedBy);
        if (!signature) co_return BankExchange{signature.failure(), false};
        wire.setRawHeader("Kiosk-Signature", *signature);
    }
    const Reply reply(m_network->manager.sendCustomRequest(wire, request.method, request.body));
    Watch watch;
    watch.over(*reply);
    const auto alarm = m_clock.alarm(request.limit, [&watch] { watch.end.give(End::TooLate); });
    const End end = co_await watch.end.value();
    QObject::disconnect(reply.get(), nullptr, reply.get(), nullptr);
    auto exchange = exchangeOf(*reply, end, watch.sent);
    if (end != End::Finished) reply->abort();
    co_return exchange;
}

}  // namespace evergreen
