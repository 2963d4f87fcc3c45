// How this kiosk shows the desk's web server who it is, and is shown who the desk is.
#pragma once

#include "net/mqtt/mqtt_message.h"

#include <optional>

#include <QNetworkRequest>
#include <QSslConfiguration>
#include <QUrl>

namespace evergreen {

/// TLS 1.2 or newer, client certificate, one authority: the broker's files. Nothing while the key cannot be read;
/// without a key's file no certificate is shown.
std::optional<QSslConfiguration> deskTls(const MqttEndpoint& files);

/// For `path` at the desk ("/k/v1/help"), with JSON in it if anything.
QNetworkRequest deskRequest(QUrl base, const QString& path, const QSslConfiguration& tls);

}  // namespace evergreen
