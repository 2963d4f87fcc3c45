// mosquitto's configuration for Evergreen, and who may read and write which topic. A bank that runs a broker of its own
// takes these two files; what each line is there for stands in broker_files.cpp.
#pragma once

#include "backend/certificates/certificate_folder.h"

namespace evergreen {

struct BrokerPlace {
    QString folder;  ///< configuration, rights, kept messages
    QString address = QStringLiteral("127.0.0.1");
    quint16 port = 8883;
};

/// mosquitto.conf, word for word. `user` is whom mosquitto turns into when it is started as root.
QByteArray brokerConfiguration(const BrokerPlace& place, const CertificateFolder& certificates, const QString& user);

/// "helpdesk", "helpdesk-2" … each instance of the desk is named by a certificate of its own. No kiosk may bear such a
/// name.
constexpr int deskInstancesMax = 8;

/// The rights: a kiosk is named by its certificate and reaches its own topics only.
QByteArray brokerRights();

/// Writes both into the folder: mosquitto.conf and acl. StorageFault.
Result<> writeBrokerFiles(const BrokerPlace& place, const CertificateFolder& certificates);

QString brokerConfigurationFile(const BrokerPlace& place);

}  // namespace evergreen
