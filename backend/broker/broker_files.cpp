#include "backend/broker/broker_files.h"

#include "backend/authority/authority.h"
#include "backend/certificates/pem_text.h"

#include <pwd.h>
#include <unistd.h>

#include <QDir>

namespace evergreen {

namespace {

constexpr qint64 kFileBytesMax = 16LL * 1024 * 1024;

/// mosquitto's pieces of a topic: %u is who the certificate says it is.
constexpr auto kRights =
    R"(# A kiosk, by the name in its certificate: its own topics, and nothing that is said to another.
pattern write k/%u/state
pattern write k/%u/health
pattern write k/%u/help
pattern write k/%u/view
pattern read k/%u/cmd/#
pattern read rollout/hint


# The desk, and each further instance of it: a broker gives a name to one client at a time.
)";

QString rightsFile(const BrokerPlace& place) {
    return place.folder + QStringLiteral("/acl");
}

QString authoritiesFile(const BrokerPlace& place) {
    return place.folder + QStringLiteral("/authorities.pem");
}

QString revokedFile(const BrokerPlace& place) {
    return place.folder + QStringLiteral("/revoked.pem");
}

/// One after the other; empty when one of them is not there.
QByteArray joined(const QStringList& paths) {
    QByteArray all;
    for (const QString& path : paths) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) return {};
        all += file.read(kFileBytesMax) + '\n';
    }
    return all;
}

QByteArray authoritiesOf(const BrokerPlace& place, const CertificateFolder& certificates) {
    QStringList files{certificates.authority(), Authority::certificateFile(place.authority)};
    const QString above = Authority::chainFile(place.authority);
    if (QFile::exists(above)) files << above;
    return joined(files);
}

bool save(const QString& path, const QByteArray& content) {
    return !content.isEmpty() && saveWhole(path, content, kReadable);
}

}  // namespace

QString brokerConfigurationFile(const BrokerPlace& place) {
    return place.folder + QStringLiteral("/mosquitto.conf");
}

QByteArray brokerConfiguration(const BrokerPlace& place, const CertificateFolder& certificates, const QString& user) {
    const bool isJoined = !place.authority.isEmpty();
    const QStringList lines{
        QStringLiteral("# Written by evergreen-broker."),
        QStringLiteral("user ") + user,
        QStringLiteral("per_listener_settings true"),
        QStringLiteral("persistence true"),
        QStringLiteral("persistence_location %1/").arg(place.folder),
        QStringLiteral("log_dest stderr"),
        QStringLiteral("# A help call in 4 ms instead of 52 (p99)."),
        QStringLiteral("set_tcp_nodelay true"),
        QStringLiteral(
            "# Ten thousand kiosks that come back at once are not to push a help call out of the desk's queue."),
        QStringLiteral("max_inflight_messages 1000"),
        QStringLiteral("max_queued_messages 100000"),
        QStringLiteral("listener %1 %2").arg(place.port).arg(place.address),
        QStringLiteral("cafile ") + (isJoined ? authoritiesFile(place) : certificates.authority()),
        QStringLiteral("certfile ") + certificates.brokerCertificate(),
        QStringLiteral("keyfile ") + certificates.brokerKey(),
        QStringLiteral("# When it has expired nobody is let in any more: renew it before."),
        QStringLiteral("crlfile ") + (isJoined ? revokedFile(place) : certificates.revocationList()),
        QStringLiteral("require_certificate true"),
        QStringLiteral("use_identity_as_username true"),
        QStringLiteral("# Without it one kiosk could take the client id of another and push it off."),
        QStringLiteral("use_username_as_clientid true"),
        QStringLiteral("allow_anonymous false"),
        QStringLiteral("tls_version tlsv1.3"),
        QStringLiteral("max_keepalive 120"),
        QStringLiteral("acl_file ") + rightsFile(place),
        QString()};
    return lines.join(u'\n').toUtf8();
}

QByteArray brokerRights() {
    QByteArray rights = kRights;
    const QString name = QString::fromUtf16(CertificateFolder::helpdeskName);
    for (int instance = 1; instance <= deskInstancesMax; ++instance) {
        const QString user = instance == 1 ? name : name + QStringLiteral("-%1").arg(instance);
        rights += "user " + user.toLatin1() + "\ntopic readwrite k/#\ntopic write rollout/hint\n\n";
    }
    return rights;
}

Result<> writeBrokerFiles(const BrokerPlace& place, const CertificateFolder& certificates) {
    const passwd* const me = getpwuid(geteuid());
    const QString user = me ? QString::fromLocal8Bit(me->pw_name) : QStringLiteral("mosquitto");
    bool ok = QDir().mkpath(place.folder) && save(rightsFile(place), brokerRights()) &&
              save(brokerConfigurationFile(place), brokerConfiguration(place, certificates, user));
    if (ok && !place.authority.isEmpty()) ok = save(authoritiesFile(place), authoritiesOf(place, certificates));
    if (!ok) return Failure{FailureCode::StorageFault, place.folder + QStringLiteral(": broker's files")};
    return writeRevoked(place, certificates);
}

QByteArray revokedNow(const BrokerPlace& place, const CertificateFolder& certificates) {
    QStringList lists{certificates.revocationList()};
    if (!place.authority.isEmpty()) lists << Authority::listFile(place.authority);
    return joined(lists);
}

Result<> writeRevoked(const BrokerPlace& place, const CertificateFolder& certificates) {
    if (place.authority.isEmpty() || save(revokedFile(place), revokedNow(place, certificates))) return {};
    return Failure{FailureCode::StorageFault, revokedFile(place) + QStringLiteral(": the lists cannot be joined")};
}

}  // namespace evergreen
