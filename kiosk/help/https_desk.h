// The way to the desk that needs no broker: one HTTPS request, one answer, client certificate. Spec:
// backend/api/desk.yaml, /k/v1/help. Owned by DeskLink.
#pragma once

#include "kiosk/help/desk_endpoint.h"

#include <memory>

#include <QNetworkAccessManager>
#include <QObject>
#include <QSet>
#include <QSslConfiguration>

namespace evergreen {

class HttpsDesk final : public QObject {
    Q_OBJECT

public:
    static constexpr qint64 answerBytesMax = qint64{16} * 1024;
    static constexpr int answerMax_ms = 10'000;
    static constexpr int underWayMax = 4;  ///< one more is not sent: it will be told again; nor is one of these twice

    explicit HttpsDesk(DeskEndpoint endpoint);

    void post(const QByteArray& message);
    void get(const QString& call);

Q_SIGNALS:
    void answered(const QByteArray& json);

private:
    void send(const QByteArray& method, const QString& path, const QByteArray& body);

    const DeskEndpoint m_endpoint;
    QNetworkAccessManager m_network;
    std::optional<QSslConfiguration> m_tls;
    QSet<QByteArray> m_underWay;  ///< path and body of each
};

}  // namespace evergreen
