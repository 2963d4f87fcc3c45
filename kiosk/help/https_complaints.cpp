#include "kiosk/help/https_complaints.h"

#include "kiosk/help/desk_tls.h"

#include <QLoggingCategory>
#include <QNetworkProxy>
#include <QNetworkReply>

namespace evergreen {

namespace {

Q_LOGGING_CATEGORY(logComplaints, "evergreen.complaints")

constexpr int kCreated = 201;

}  // namespace

HttpsComplaints::HttpsComplaints(DeskEndpoint endpoint) : m_endpoint(std::move(endpoint)) {
    m_network.setProxy(QNetworkProxy::NoProxy);
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network.setTransferTimeout(answerMax_ms);
}

void HttpsComplaints::tell(const QString& key, const QByteArray& message) {
    if (!m_tls) m_tls = deskTls(m_endpoint.broker);
    if (!m_tls || m_endpoint.base.isEmpty() || m_underWay.contains(key) || m_underWay.size() >= underWayMax) return;
    const QNetworkRequest request = deskRequest(m_endpoint.base, QStringLiteral("/k/v1/complaints"), *m_tls);
    m_underWay.insert(key);
    QNetworkReply* const reply = m_network.post(request, message);
    connect(reply, &QNetworkReply::readyRead, this, [reply] {
        if (reply->bytesAvailable() > answerBytesMax) reply->abort();
    });
    connect(reply, &QNetworkReply::finished, this, [this, reply, key] {
        m_underWay.remove(key);
        reply->deleteLater();
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (reply->error() == QNetworkReply::NoError && status == kCreated) {
            Q_EMIT answered(key, reply->readAll());
        } else if (status != 0) {
            qCWarning(logComplaints) << "the desk does not take a complaint:" << status;
        }
    });
}

}  // namespace evergreen
