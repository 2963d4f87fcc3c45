#include "kiosk/help/https_desk.h"

#include <QFile>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslKey>

namespace evergreen {

namespace {

const QString kHelpPath = QStringLiteral("/k/v1/help");

}  // namespace

HttpsDesk::HttpsDesk(DeskEndpoint endpoint) : m_endpoint(std::move(endpoint)) {
    m_network.setProxy(QNetworkProxy::NoProxy);
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network.setTransferTimeout(answerMax_ms);
}

/// Read at the first need: a certificate that cannot be read is then tried again the next time.
bool HttpsDesk::prepare() {
    if (m_tls) return true;
    const MqttEndpoint& files = m_endpoint.broker;
    QFile key(files.keyFile);
    if (!key.open(QIODevice::ReadOnly)) return false;
    QSslConfiguration tls;
    tls.setCaCertificates(QSslCertificate::fromPath(files.authorityFile));
    tls.setLocalCertificateChain(QSslCertificate::fromPath(files.certificateFile));
    tls.setPrivateKey(QSslKey(&key, QSsl::Ec));
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    m_tls = tls;
    return true;
}

void HttpsDesk::post(const QByteArray& message) {
    send("POST", kHelpPath, message);
}

void HttpsDesk::get(const QString& call) {
    send("GET", kHelpPath + u'/' + call, {});
}

void HttpsDesk::send(const QByteArray& method, const QString& path, const QByteArray& body) {
    if (m_endpoint.base.isEmpty() || m_underWay >= underWayMax || !prepare()) return;
    QUrl url = m_endpoint.base;
    url.setPath(path);
    QNetworkRequest request(url);
    request.setSslConfiguration(*m_tls);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    if (!body.isEmpty()) request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    ++m_underWay;
    QNetworkReply* const reply = m_network.sendCustomRequest(request, method, body);
    connect(reply, &QNetworkReply::readyRead, this, [reply] {
        if (reply->bytesAvailable() > answerBytesMax) reply->abort();
    });
    connect(reply, &QNetworkReply::finished, this, [this, reply] {
        --m_underWay;
        reply->deleteLater();
        if (reply->error() == QNetworkReply::NoError) Q_EMIT answered(reply->readAll());
    });
}

}  // namespace evergreen
