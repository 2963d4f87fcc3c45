// mosquitto's configuration for Evergreen, and who may read and write which topic. A bank that runs a broker of its own
// takes these two files; what each line is there for stands in broker_files.cpp.
#pragma once

#include "backend/certificates/certificate_folder.h"

namespace evergreen {

struct BrokerPlace {
    QString folder;  ///< configuration, rights, kept messages
    QString address = QStringLiteral("127.0.0.1");
    quint16 port = 8883;
    QString authority = {};  ///< folder of the desk's, where it issues kiosks' certificates; empty: it does not
};

/// mosquitto.conf, word for word. `user` is whom mosquitto turns into when it is started as root.
QByteArray brokerConfiguration(const BrokerPlace& place, const CertificateFolder& certificates, const QString& user);

/// "helpdesk", "helpdesk-2" … each instance of the desk is named by a certificate of its own. No kiosk may bear such a
/// name.
constexpr int deskInstancesMax = 8;

/// The rights: a kiosk is named by its certificate and reaches its own topics only.
QByteArray brokerRights();

/// Writes both into the folder: mosquitto.conf and acl. With an authority of the desk's also authorities.pem, which
/// kiosks are believed by, and revoked.pem, both lists of revoked certificates: mosquitto reads one file of each.
/// StorageFault.
Result<> writeBrokerFiles(const BrokerPlace& place, const CertificateFolder& certificates);

/// Writes revoked.pem anew where there is one. StorageFault.
Result<> writeRevoked(const BrokerPlace& place, const CertificateFolder& certificates);

/// What the lists say at present; empty while one cannot be read.
QByteArray revokedNow(const BrokerPlace& place, const CertificateFolder& certificates);

QString brokerConfigurationFile(const BrokerPlace& place);

}  // namespace evergreen
