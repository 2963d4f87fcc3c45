// What a broker carries, and where a broker is. Plain values.
#pragma once

#include <QByteArray>
#include <QString>

namespace evergreen {

struct MqttMessage {
    QString topic;
    QByteArray payload;
    bool isRetained = false;  ///< given to whoever subscribes later; of what comes in: it is such an older one

    bool operator==(const MqttMessage&) const = default;
};

/// A broker, and the client certificate to be known by there. Files are PEM.
struct MqttEndpoint {
    QString host;
    quint16 port = 0;
    QString authorityFile;
    QString certificateFile;  ///< empty: none, for a broker that asks for none
    QString keyFile;

    bool operator==(const MqttEndpoint&) const = default;
};

}  // namespace evergreen
