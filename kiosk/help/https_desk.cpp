#include "kiosk/help/https_desk.h"

#include "kiosk/help/desk_tls.h"

#include <QNetworkProxy>
#include <QNetworkReply>

namespace evergreen {

namespace {

const QString kHelpPath = QStringLiteral("/k/v1/help");

}  // namespace

HttpsDesk::HttpsDesk(DeskEndpoint endpoint) : m_endpoint(std::move(endpoint)) {
    m_network.setProxy(QNetworkProxy::NoProxy);
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network.setTransferTimeout(answerMax_ms);
}

void HttpsDesk::post(const QByteArray& message) {
    send("POST", kHelpPath, message);
}

void HttpsDesk::get(const QString& call) {
    send("GET", kHelpPath + u'/' + call, {});
}

void HttpsDesk::send(const QByteArray& method, const QString& path, const QByteArray& body) {
    const QByteArray same = path.toUtf8() + body;
    // What waits is told again with each new word; the desk would write it down as often, one after the other.
    if (m_underWay.contains(same) || m_underWay.size() >= underWayMax) return;
    // At the first need: a certificate that cannot be read is then tried again the next time.
    if (!m_tls) m_tls = deskTls(m_endpoint.broker);
    if (!m_tls || m_endpoint.base.isEmpty()) return;
    const QNetworkRequest request = deskRequest(m_endpoint.base, path, *m_tls);
    m_underWay.insert(same);
    QNetworkReply* const reply = m_network.sendCustomRequest(request, method, body);
    connect(reply, &QNetworkReply::readyRead, this, [reply] {
        if (reply->bytesAvailable() > answerBytesMax) reply->abort();
    });
    connect(reply, &QNetworkReply::finished, this, [this, reply, same] {
        m_underWay.remove(same);
        reply->deleteLater();
        if (reply->error() == QNetworkReply::NoError) Q_EMIT answered(reply->readAll());
    });
}

}  // namespace evergreen
