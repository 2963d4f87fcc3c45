#include "kiosk/help/desk_tls.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>

namespace evergreen {

std::optional<QSslConfiguration> deskTls(const MqttEndpoint& files) {
    QSslConfiguration tls;
    tls.setCaCertificates(QSslCertificate::fromPath(files.authorityFile));
    if (!files.keyFile.isEmpty()) {
        QFile key(files.keyFile);
        if (!key.open(QIODevice::ReadOnly)) return std::nullopt;
        tls.setLocalCertificateChain(QSslCertificate::fromPath(files.certificateFile));
        tls.setPrivateKey(QSslKey(&key, QSsl::Ec));
    }
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    return tls;
}

QNetworkRequest deskRequest(QUrl base, const QString& path, const QSslConfiguration& tls) {
    base.setPath(path);
    QNetworkRequest request(base);
    request.setSslConfiguration(tls);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    return request;
}

}  // namespace evergreen
