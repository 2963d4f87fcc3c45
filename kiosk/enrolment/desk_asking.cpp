#include "kiosk/enrolment/desk_asking.h"

#include "kiosk/help/desk_tls.h"

#include <QEventLoop>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QSslError>

namespace evergreen {

namespace {

bool isOfClock(const QList<QSslError>& errors) {
    for (const QSslError& error : errors) {
        if (error.error() == QSslError::CertificateNotYetValid || error.error() == QSslError::CertificateExpired) {
            return true;
        }
    }
    return false;
}

/// What a TLS server says of a client's certificate it says in an alert, which OpenSSL only puts into words. Spec: RFC
/// 8446 §6.2
bool isOfOurCertificate(const QString& words) {
    for (const auto* alert : {"certificate revoked", "certificate expired", "unknown ca", "bad certificate"}) {
        if (words.contains(QLatin1String(alert))) return true;
    }
    return false;
}

}  // namespace

DeskReply askDesk(const QUrl& desk, const QString& path, const QJsonObject& body, const QSslConfiguration& tls) {
    QNetworkAccessManager network;
    network.setProxy(QNetworkProxy::NoProxy);
    network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    network.setTransferTimeout(static_cast<int>(std::chrono::milliseconds(kDeskAnswerMax).count()));
    const std::unique_ptr<QNetworkReply> reply(
        network.post(deskRequest(desk, path, tls), QJsonDocument(body).toJson(QJsonDocument::Compact)));
    DeskReply told;
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::sslErrors, &loop, [&told](const QList<QSslError>& errors) {
        if (isOfClock(errors)) told.trouble = DeskReply::Trouble::Clock;
    });
    QObject::connect(reply.get(), &QNetworkReply::readyRead, &loop, [&reply] {
        if (reply->bytesAvailable() > kDeskAnswerBytesMax) reply->abort();
    });
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    if (!reply->isFinished()) loop.exec();
    told.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    told.words = reply->errorString();
    if (told.trouble != DeskReply::Trouble::None) return told;
    // Qt calls a 4xx an error, too; a whole answer it is, unless the connection broke.
    const bool isBroken = told.status == 0 || (reply->error() != QNetworkReply::NoError &&
                                               reply->error() < QNetworkReply::ContentAccessDenied);
    if (isBroken) {
        told.trouble = isOfOurCertificate(told.words) ? DeskReply::Trouble::Refused : DeskReply::Trouble::Unreachable;
        return told;
    }
    told.body = QJsonDocument::fromJson(reply->readAll()).object();
    return told;
}

}  // namespace evergreen
