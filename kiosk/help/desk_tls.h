// How this kiosk shows the desk's web server who it is, and is shown who the desk is.
#pragma once

#include "net/mqtt/mqtt_message.h"

#include <optional>

#include <QSslConfiguration>

namespace evergreen {

/// TLS 1.2 or newer, client certificate, one authority: the broker's files. Nothing while the key cannot be read.
std::optional<QSslConfiguration> deskTls(const MqttEndpoint& files);

}  // namespace evergreen
