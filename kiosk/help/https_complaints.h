// Complaints to the branch desk: one HTTPS request each, client certificate. Spec: backend/api/desk.yaml,
// /k/v1/complaints.
#pragma once

#include "kiosk/help/complaint_wire.h"
#include "kiosk/help/desk_endpoint.h"

#include <optional>

#include <QNetworkAccessManager>
#include <QSet>
#include <QSslConfiguration>

namespace evergreen {

class HttpsComplaints final : public ComplaintWire {
    Q_OBJECT

public:
    static constexpr qint64 answerBytesMax = qint64{16} * 1024;
    static constexpr int answerMax_ms = 10'000;
    static constexpr int underWayMax = 20;  ///< one more is not sent: it will be told again

    explicit HttpsComplaints(DeskEndpoint endpoint);

    void tell(const QString& key, const QByteArray& message) override;

private:
    const DeskEndpoint m_endpoint;
    QNetworkAccessManager m_network;
    std::optional<QSslConfiguration> m_tls;
    QSet<QString> m_underWay;  ///< by key
};

}  // namespace evergreen
